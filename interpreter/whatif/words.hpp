#pragma once
#include <rubric/whatif.hpp>

/// Cells and sentences that the reports of what-if share.
namespace rubric::whatif {

/// "1 inspection", "3 inspections".
std::string counted(std::size_t count, std::string_view noun);

/// The new value of a result, marked as raised or lowered.
ReportCell after_cell(const ComparedResult& result);

/// Columns for both sides of a parting: the value with the sentence behind it, and the rule with its place.
void add_side_columns(ReportTable& table);
/// Their cells; empty where there is no parting.
void add_sides(const std::optional<Parting>& parting, std::vector<ReportCell>& row);

/// What every change came to: a table, and a warning for each that changed nothing. `of` inspections were evaluated.
ReportSection changes_section(const std::vector<ChangeEffect>& changes, std::size_t of);

/// "rules.rubric:6:1", where the rule behind a finding stands; empty where there is none.
std::string place_of(const Finding& finding);

/// Inspections that could not be evaluated, the first of them with the reason; all of them are counted.
ReportSection failures_section(std::size_t count, const std::vector<std::pair<std::string, std::string>>& first);

}  // namespace rubric::whatif
