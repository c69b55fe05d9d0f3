#pragma once
#include "compile/slice.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric::evaluate {

/// Runs the operations of `slice` alone, over slots that a whole run has left.
void run(const compile::Program& program, const compile::Slice& slice, const facts::Facts& facts, FractionFrame& frame);
void run(const compile::Program& program, const compile::Slice& slice, const facts::Facts& facts, RangeFrame& frame);

}  // namespace rubric::evaluate
