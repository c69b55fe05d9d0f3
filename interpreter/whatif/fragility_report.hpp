#pragma once
#include <rubric/fragility.hpp>

namespace rubric::whatif {

/// The report of how firm the ratings are.
Report report(const Methodology& methodology, const Inspection& inspection, const Fragility& fragility,
              const FragilityOptions& options);

}  // namespace rubric::whatif
