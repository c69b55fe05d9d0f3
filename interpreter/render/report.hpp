#pragma once
#include <rubric/report.hpp>

/// What the writers of reports have in common.
namespace rubric::render {

using ReportRow = std::vector<ReportCell>;

/// The cell of a row in a column; an empty one where the row ends before.
const ReportCell& cell_of(const ReportRow& row, std::size_t column);
/// A cell as programs read it.
const std::string& exact_of(const ReportCell& cell);
/// The sign that tells of an emphasis without colour: "▲", "▼" or nothing.
std::string_view sign(Emphasis emphasis);
/// The section whose table is the CSV, or null.
const ReportSection* main_section(const Report& report);
/// The table as people see it: without columns that have no text in any row, which are for programs alone.
ReportTable for_people(const ReportTable& table);
/// Whether there is a table with rows.
bool has_rows(const ReportSection& section);

/// A mark at its places along the axes, 0 along y where there are none, its weight 0 where it is no number from 0.
struct PlacedMark {
  std::size_t x = 0;
  std::size_t y = 0;
  double weight = 0;
  const ChartMark* mark = nullptr;
};
/// The marks that lie at places of the chart, in their order.
std::vector<PlacedMark> placed_marks(const Chart& chart);
/// The weight of the heaviest; 0 where there is none.
double heaviest(const std::vector<PlacedMark>& marks);

/// One bar of a chart: its place, its length from 0 to 1 beside the longest, and what it says.
struct Bar {
  std::size_t x = 0;
  std::size_t y = 0;
  double share = 0;
  std::string label;
  bool strong = false;
};
/// The bars of a chart of bars, by x and then y.
std::vector<Bar> bars_of(const Chart& chart);
/// Where `place` stands in `places`, if it does.
std::optional<std::size_t> place_of(const std::vector<std::string>& places, std::string_view place);

}  // namespace rubric::render
