#include "render/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace rubric::render {

const ReportCell& cell_of(const ReportRow& row, std::size_t column) {
  static const ReportCell none{};
  return column < row.size() ? row[column] : none;
}

const std::string& exact_of(const ReportCell& cell) { return cell.exact.empty() ? cell.text : cell.exact; }

std::string_view sign(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::raised: return "▲";
    case Emphasis::lowered: return "▼";
    case Emphasis::none:
    case Emphasis::strong:
    case Emphasis::faint: break;
  }
  return {};
}

const ReportSection* main_section(const Report& report) {
  const auto found = std::find_if(report.sections.begin(), report.sections.end(),
                                  [&](const ReportSection& section) { return section.id == report.main; });
  return found == report.sections.end() ? nullptr : &*found;
}

ReportTable for_people(const ReportTable& table) {
  ReportTable seen{{}, std::vector<ReportRow>(table.rows.size())};
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const bool has_text = std::any_of(table.rows.begin(), table.rows.end(),
                                      [i](const ReportRow& row) { return !cell_of(row, i).text.empty(); });
    if (!has_text && !table.rows.empty()) continue;
    seen.columns.push_back(table.columns[i]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) seen.rows[row].push_back(cell_of(table.rows[row], i));
  }
  return seen;
}

bool has_rows(const ReportSection& section) {
  if (!section.table) return false;
  const std::vector<ReportRow>& rows = section.table->rows;
  return std::any_of(rows.begin(), rows.end(), [](const ReportRow& row) {
    return std::any_of(row.begin(), row.end(), [](const ReportCell& cell) { return !cell.text.empty(); });
  });
}

namespace {

double weight_of(const ChartMark& mark) { return std::isfinite(mark.weight) && mark.weight > 0 ? mark.weight : 0; }

}  // namespace

std::optional<std::size_t> place_of(const std::vector<std::string>& places, std::string_view place) {
  const auto found = std::find(places.begin(), places.end(), place);
  if (found == places.end()) return std::nullopt;
  return static_cast<std::size_t>(found - places.begin());
}

std::vector<PlacedMark> placed_marks(const Chart& chart) {
  std::vector<PlacedMark> marks;
  for (const ChartMark& mark : chart.marks) {
    const std::optional<std::size_t> x = place_of(chart.x, mark.x);
    const std::optional<std::size_t> y = chart.y.empty() ? 0 : place_of(chart.y, mark.y);
    if (x && y) marks.push_back({*x, *y, weight_of(mark), &mark});
  }
  return marks;
}

double heaviest(const std::vector<PlacedMark>& marks) {
  double most = 0;
  for (const PlacedMark& mark : marks) most = std::max(most, mark.weight);
  return most;
}

std::vector<Bar> bars_of(const Chart& chart) {
  const std::vector<PlacedMark> marks = placed_marks(chart);
  const double longest = heaviest(marks);
  std::vector<Bar> bars;
  for (const PlacedMark& mark : marks) {
    bars.push_back({mark.x, mark.y, longest > 0 ? mark.weight / longest : 0,
                    mark.mark->label.empty() ? fmt::format("{:.6g}", mark.weight) : mark.mark->label,
                    mark.mark->strong});
  }
  std::stable_sort(bars.begin(), bars.end(),
                   [](const Bar& a, const Bar& b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); });
  return bars;
}

}  // namespace rubric::render
