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

bool has_rows(const ReportSection& section) { return section.table && !section.table->rows.empty(); }

double weight_of(const ChartMark& mark) { return std::isfinite(mark.weight) && mark.weight > 0 ? mark.weight : 0; }

std::optional<std::size_t> place_of(const std::vector<std::string>& places, std::string_view place) {
  const auto found = std::find(places.begin(), places.end(), place);
  if (found == places.end()) return std::nullopt;
  return static_cast<std::size_t>(found - places.begin());
}

std::vector<Bar> bars_of(const Chart& chart) {
  double longest = 0;
  for (const ChartMark& mark : chart.marks) longest = std::max(longest, weight_of(mark));
  std::vector<Bar> bars;
  for (const ChartMark& mark : chart.marks) {
    const std::optional<std::size_t> x = place_of(chart.x, mark.x);
    const std::optional<std::size_t> y = chart.y.empty() ? 0 : place_of(chart.y, mark.y);
    if (!x || !y) continue;
    const double weight = weight_of(mark);
    bars.push_back({*x, *y, longest > 0 ? weight / longest : 0,
                    mark.label.empty() ? fmt::format("{:.6g}", weight) : mark.label, mark.strong});
  }
  std::stable_sort(bars.begin(), bars.end(),
                   [](const Bar& a, const Bar& b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); });
  return bars;
}

}  // namespace rubric::render
