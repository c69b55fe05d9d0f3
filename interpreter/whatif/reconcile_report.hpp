#pragma once
#include "whatif/reconcile_tally.hpp"

namespace rubric::replay {

/// The sections of the report, main section `values`.
void write_report(const std::vector<Methodology>& rules, const Tally& tally, const audit::Intake& intake,
                  Report& report);

}  // namespace rubric::replay
