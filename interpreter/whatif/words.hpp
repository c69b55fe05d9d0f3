#pragma once
#include <rubric/whatif.hpp>

/// Cells and sentences that the reports of what-if share.
namespace rubric::whatif {

/// "1 inspection", "3 inspections".
std::string counted(std::size_t count, std::string_view noun);

/// The new value of a result, marked as raised or lowered.
ReportCell after_cell(const ComparedResult& result);

/// "Requires improvement: 62% is from 50% to below 65%; `from 50% requires_improvement "Too few"`, rules.rubric:73:3".
std::string side_text(const std::optional<PartingSide>& side);

/// What every change came to: a table, and a warning for each that changed nothing. `of` inspections were evaluated.
ReportSection changes_section(const std::vector<ChangeEffect>& changes, std::size_t of);

/// Inspections that could not be evaluated, the first of them with the reason; all of them are counted.
ReportSection failures_section(std::size_t count, const std::vector<std::pair<std::string, std::string>>& first);

}  // namespace rubric::whatif
