#include "render/chart.hpp"

#include <algorithm>

#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

using html::Node;

constexpr std::size_t marks_in_description = 40;
constexpr double widest_unscaled = 480;  // a wider one shrinks to this on a small screen

// What is drawn, for those who cannot see it. Beside a table it is enough to say so.
std::string description(const Chart& chart, bool beside_table) {
  const auto kind = [&]() -> std::string_view {
    switch (chart.kind) {
      case ChartKind::matrix: return "A square for each pair, darker where there is more";
      case ChartKind::steps: return "A line that steps up and down";
      case ChartKind::ladder: return "Rows of cells, darker for higher levels, the cell that holds now marked";
      case ChartKind::bars: return "Bars";
    }
    return {};
  };
  std::string out(kind());
  if (!chart.x_title.empty()) out.append(cat("; along: ", chart.x_title));
  if (!chart.y_title.empty()) out.append(cat("; up: ", chart.y_title));
  out.append(".");
  if (beside_table) return out.append(" The table beside it says the same.");
  std::size_t count = 0;
  for (const ChartMark& mark : chart.marks) {
    if (++count > marks_in_description)
      return out.append(cat(" And ", std::to_string(chart.marks.size() - count + 1), " more."));
    out.append(cat(" ", place_text(chart, mark.x, mark.y), mark.label.empty() ? "" : cat(": ", mark.label), ";"));
  }
  out.back() = '.';
  return out;
}

svg::Point draw(const Chart& chart, const Drawing& into) {
  switch (chart.kind) {
    case ChartKind::matrix: return draw_matrix(chart, into);
    case ChartKind::steps: return draw_steps(chart, into);
    case ChartKind::ladder: return draw_ladder(chart, into);
    case ChartKind::bars: return draw_bars(chart, into);
  }
  return {};
}

}  // namespace

double names_width(const std::vector<std::string>& names, double most) {
  double widest = 0;
  for (const std::string& name : names) widest = std::max(widest, svg::width_of(name));
  return std::min(widest, most) + 14;
}

void row_name(svg::Node parent, svg::Point right_middle, std::string_view name, double width) {
  const std::vector<std::string> lines = svg::lines_of(name, width - 14 + 0.1, 2);
  const double first = right_middle.y + 4.5 - svg::real(lines.size() - 1) * svg::line_height / 2;
  svg::lines(parent, {right_middle.x, first}, lines, "name", svg::Anchor::end);
}

std::string place_text(const Chart& chart, std::string_view x, std::string_view y) {
  std::string out = chart.x_title.empty() ? std::string(x) : cat(chart.x_title, ": ", x);
  if (!y.empty()) out.append(", ").append(chart.y_title.empty() ? std::string(y) : cat(chart.y_title, ": ", y));
  return out;
}

bool names_fit(const std::vector<std::string>& names, double slot) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const std::vector<std::string> lines = svg::lines_of(name, slot - 6, 4);
    // A word that had to be broken is harder to read than a name at the side.
    return lines.size() <= 3 && std::all_of(lines.begin(), lines.end(), [&](const std::string& line) {
             const std::size_t at = name.find(line);
             const std::size_t end = at + line.size();
             return at != std::string::npos && (end == name.size() || name[end] == ' ');
           });
  });
}

void pattern(svg::Node parent, const std::string& id, std::size_t number) {
  const Node pattern = html::add(parent, "pattern");
  html::set(pattern, "id", id);
  html::set(pattern, "width", "7");
  html::set(pattern, "height", "7");
  html::set(pattern, "patternUnits", "userSpaceOnUse");
  if (number % 3 == 0) html::set(pattern, "patternTransform", "rotate(45)");
  svg::rect(pattern, {0, 0, 7, 7}, "pattern-ground");
  if (number % 3 == 1) {
    const Node dot = html::add(pattern, "circle", "pattern-ink");
    html::set(dot, "cx", "3.5");
    html::set(dot, "cy", "3.5");
    html::set(dot, "r", "1.8");
  } else {
    svg::rect(pattern, {0, 0, number % 3 == 0 ? 3.0 : 7.0, number % 3 == 0 ? 7.0 : 2.5}, "pattern-ink");
  }
}

void figure(html::Node parent, const ReportSection& section, const std::string& id) {
  const Chart& chart = *section.chart;
  const Node figure = html::add(parent, "figure");
  html::set(figure, "id", id);
  html::prose(html::add(figure, "figcaption"), chart.caption);
  const Node around = html::add(figure, "div", "scroll");
  html::set(around, "role", "group");
  html::set(around, "tabindex", "0");
  html::set(around, "aria-label", cat("Chart: ", section.title));
  const Node image = html::add(around, "svg");
  html::set(image, "role", "img");
  html::set(image, "aria-labelledby", cat(id, "-name ", id, "-text"));
  html::set(html::leaf(image, "title", chart.caption), "id", cat(id, "-name"));
  html::set(html::leaf(image, "desc", description(chart, has_rows(section))), "id", cat(id, "-text"));
  const svg::Point size = draw(chart, {image, id});
  if (size.x > widest_unscaled) html::set(image, "class", "wide");
  html::set(image, "width", svg::pixels(size.x));
  html::set(image, "height", svg::pixels(size.y));
  html::set(image, "viewBox", cat("0 0 ", svg::pixels(size.x), " ", svg::pixels(size.y)));
}

}  // namespace rubric::render
