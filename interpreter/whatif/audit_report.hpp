#pragma once
#include "whatif/audit_tally.hpp"

namespace rubric::audit {

/// Puts what was counted into sections: how many uses, each of them, those that stand out, and how often.
void write_tally(const Methodology& rules, const Tally& tally, const Intake& intake, std::size_t most, Report& report);

}  // namespace rubric::audit
