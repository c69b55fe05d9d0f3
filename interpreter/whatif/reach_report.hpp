#pragma once
#include <rubric/reach.hpp>

namespace rubric::whatif {

/// The facts at the head of a report about one inspection: rules, case data and engine, with their hashes.
std::vector<ReportFact> facts_of(const Methodology& methodology, const Inspection& inspection);

/// The report of one search.
Report report(const Methodology& methodology, const Inspection& inspection, const Reach& reach,
              const ReachOptions& options);

}  // namespace rubric::whatif
