#pragma once
#include "evaluate/evaluate.hpp"

namespace rubric::evaluate {

/// Whether the cases that are thought of may record discretion.
enum class Recorded : std::uint8_t { discretion, no_discretion };

/// Runs `program` with nothing known: each slot then holds every value that some case can give it.
RangeFrame run_open(const check::Rules& rules, const compile::Program& program,
                    Recorded recorded = Recorded::discretion);

}  // namespace rubric::evaluate
