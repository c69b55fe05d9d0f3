#pragma once
#include "compile/program.hpp"

namespace rubric::compile {

/// Puts the operations in the order they run: first those that final values need, counted in `result_ops`; and among
/// what can run, operations of one kind behind each other, since a run of one kind costs one jump.
void schedule(Program& program);

}  // namespace rubric::compile
