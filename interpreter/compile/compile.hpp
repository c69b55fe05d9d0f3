#pragma once
#include "base/diagnostic.hpp"
#include "compile/program.hpp"

namespace rubric::compile {

/// Compiles checked rules for the dates of `rules.intervals[interval]`. The only mistake left to find is a program
/// past limits::operations.
Program compile(const check::Rules& rules, std::uint32_t interval, Diagnostics& diagnostics);

}  // namespace rubric::compile
