#pragma once
#include <string>

#include "compile/program.hpp"

namespace rubric::compile {

/// A listing of the program for people: each operation with its slot and operands, by name where they have one.
std::string dump(const check::Rules& rules, const Program& program);

}  // namespace rubric::compile
