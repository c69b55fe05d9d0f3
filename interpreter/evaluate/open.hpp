#pragma once
#include "evaluate/evaluate.hpp"

namespace rubric::evaluate {

/// Runs `program` with nothing known: each slot then holds every value that some case can give it.
RangeFrame run_open(const check::Rules& rules, const compile::Program& program);

}  // namespace rubric::evaluate
