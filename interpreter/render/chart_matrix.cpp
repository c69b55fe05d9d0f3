#include <algorithm>
#include <cmath>

#include "render/chart.hpp"
#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

constexpr double most_for_cells = 560;
constexpr svg::Box cell_size{0, 0, 92, 54};
constexpr double least_cell = 16;
constexpr double cell_text = 16;

// By the root of the weight: a few among many still show.
std::size_t shade_of(double weight, double most) {
  if (weight <= 0) return 0;
  const double part = std::sqrt(weight / most);
  return 1 + static_cast<std::size_t>(std::lround(part * svg::real(svg::shades - 2)));
}

struct Frame {
  double left = 0;
  double top = 0;
  double wide = 0;
  double high = 0;
  std::size_t rows = 0;
  // Of y the lowest stands at the bottom.
  svg::Box cell(std::size_t x, std::size_t y) const {
    return {left + svg::real(x) * wide, top + svg::real(rows - 1 - y) * high, wide, high};
  }
};

void draw_cell(const Chart& chart, const PlacedMark& placed, svg::Box box, double most, svg::Node into) {
  const ChartMark& mark = *placed.mark;
  const std::size_t number = shade_of(placed.weight, most);
  const svg::Node shape = svg::rect(into, box, cat("cell ", svg::shade(number)));
  svg::tip(shape, cat(place_text(chart, mark.x, mark.y), mark.label.empty() ? "" : cat(": ", mark.label)));
  if (mark.strong)
    svg::rect(into, {box.x + 3, box.y + 3, box.width - 6, box.height - 6}, cat("ring ", svg::on_shade(number)));
  if (mark.label.empty() || svg::width_of(mark.label, cell_text) > box.width - 6 || box.height < cell_text + 4) return;
  svg::label(into, {box.x + box.width / 2, box.y + box.height / 2 + cell_text * 0.36}, mark.label,
             cat("value ", svg::on_shade(number), mark.strong ? " marked" : ""), svg::Anchor::middle);
}

}  // namespace

svg::Point draw_matrix(const Chart& chart, const Drawing& into) {
  const auto columns = std::max<std::size_t>(chart.x.size(), 1);
  Frame frame;
  frame.rows = std::max<std::size_t>(chart.y.size(), 1);
  frame.wide = std::clamp(most_for_cells / svg::real(columns), least_cell, cell_size.width);
  frame.high = std::clamp(most_for_cells / svg::real(frame.rows), least_cell, cell_size.height);
  const double names = names_width(chart.y, 170);
  frame.left = names;
  frame.top = chart.y_title.empty() ? 4 : 26;
  const double width = svg::real(columns) * frame.wide;
  const double height = svg::real(frame.rows) * frame.high;
  if (!chart.y_title.empty()) svg::label(into.node, {0, 14}, chart.y_title, "axis");
  const bool square = chart.x == chart.y;
  for (std::size_t x = 0; x < chart.x.size(); ++x) {
    for (std::size_t y = 0; y < chart.y.size(); ++y) svg::rect(into.node, frame.cell(x, y), "cell empty");
  }
  const std::vector<PlacedMark> marks = placed_marks(chart);
  const double most = heaviest(marks);
  for (const PlacedMark& mark : marks) draw_cell(chart, mark, frame.cell(mark.x, mark.y), most, into.node);
  for (std::size_t i = 0; square && i < chart.x.size(); ++i) {
    const svg::Box box = frame.cell(i, i);
    svg::rect(into.node, box, "same");
  }
  for (std::size_t y = 0; y < chart.y.size(); ++y) {
    const svg::Box box = frame.cell(0, y);
    if (frame.high >= svg::line_height) row_name(into.node, {names - 8, box.y + box.height / 2}, chart.y[y], names);
  }
  double bottom = frame.top + height;
  bottom += svg::ticks(into.node, {frame.left, bottom, width, 0}, chart.x, {}, names_fit(chart.x, frame.wide));
  if (!chart.x_title.empty()) {
    svg::label(into.node, {frame.left + width / 2, bottom + 14}, chart.x_title, "axis", svg::Anchor::middle);
    bottom += 20;
  }
  if (square) bottom += svg::legend(into.node, {frame.left, bottom + 10}, width, {{"same", "the same in both"}}) + 6;
  return {std::max(frame.left + width, svg::width_of(chart.y_title)) + 4, bottom + 4};
}

}  // namespace rubric::render
