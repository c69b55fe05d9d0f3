#pragma once
#include <rubric/report.hpp>

/// Reports as the commands make them, and one with everything that text may hold.
namespace rubric::sample {

inline Report small_report() {
  Report report{"whatif", "What if `good_from` were 60%?", "changed"};
  report.facts = {{"rules", "Rules", "rules/youth-2021.rubric"}, {"cases", "Cases", "2 inspections"}};
  ReportTable table;
  table.columns = {{"case", "Case"}, {"rating", "Rating"}, {"share", "Share", true}};
  table.rows = {{{"Stoke-on-Trent"}, {"Good", "good", Emphasis::raised}, {"64.71%", "1100/17", Emphasis::strong}},
                {{"Stockport"}, {"Inadequate", "inadequate", Emphasis::lowered}, {"—", "", Emphasis::faint}}};
  report.sections.push_back({"changed",
                             "Inspections rated differently",
                             {"2 of 52 inspections."},
                             {"`set good_to` changed nothing"},
                             std::move(table)});
  report.sections.push_back({"left", "Inspections left out", {}, {}, ReportTable{{{"case", "Case"}}, {}}});
  return report;
}

}  // namespace rubric::sample
