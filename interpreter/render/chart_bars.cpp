#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "render/chart.hpp"
#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

constexpr double plot_width = 580;
constexpr double most_slot = 120;
constexpr double plot_height = 200;
constexpr double bar_length = 340;  // of bars that lie
constexpr double bar_height = 20;
constexpr std::size_t longest_value = 32;  // columns behind a bar that lies
constexpr std::size_t patterns = 3;
constexpr std::size_t short_name = 5;  // names along x up to this may be thinned out: their order says the rest

class Painter {
 public:
  Painter(const Chart& chart, const Drawing& into) : chart_(chart), into_(into) {
    const svg::Node defs = html::add(into.node, "defs");
    for (std::size_t i = 0; i < patterns; ++i) pattern(defs, cat(into.id, "-", std::to_string(i)), i);
  }

  // The first series is plain, the others are patterned; more than there are patterns begin again, and are named anyway.
  void shape(const Bar& bar, svg::Box box) const {
    const svg::Node node = svg::rect(into_.node, box, cat("bar", bar.strong ? " outline" : ""));
    paint(node, bar.y);
    svg::tip(node, cat(place_text(chart_, chart_.x[bar.x], series(bar.y)), ": ", bar.label));
  }

  double legend(double width) const {
    if (chart_.y.size() < 2) return 0;
    std::vector<svg::LegendEntry> entries;
    for (const std::string& name : chart_.y) entries.push_back({"bar", name});
    const double height = svg::legend(into_.node, {2, 2}, width, entries);
    std::size_t number = 0;
    for (svg::Node node : into_.node.children("rect")) {
      if (number < chart_.y.size()) paint(node, number++);
    }
    return height;
  }

  std::string series(std::size_t y) const { return chart_.y.empty() ? std::string{} : chart_.y[y]; }

 private:
  void paint(svg::Node node, std::size_t series) const {
    if (series == 0) return;
    html::set(node, "fill", cat("url(#", into_.id, "-", std::to_string((series - 1) % patterns), ")"));
  }

  const Chart& chart_;
  const Drawing& into_;
};

bool short_names(const std::vector<std::string>& names) {
  return std::all_of(names.begin(), names.end(), [](const std::string& name) { return columns(name) <= short_name; });
}

// About four lines at round weights, for bars too close to be labelled each.
void draw_scale(double top, double width, double base, svg::Node into) {
  if (top <= 0) return;
  const double power = std::pow(10, std::floor(std::log10(top / 4)));
  const double part = top / 4 / power;
  const double step = power * (part > 5 ? 10 : part > 2 ? 5 : part > 1 ? 2 : 1);
  for (double at = step; at <= top; at += step) {
    const double y = base - at / top * plot_height;
    svg::line(into, {0, y}, {width, y}, "grid");
    svg::label(into, {0, y - 3}, fmt::format("{:.6g}", at), "soft");
  }
}

std::size_t series_count(const Chart& chart) { return std::max<std::size_t>(chart.y.size(), 1); }

svg::Point standing(const Chart& chart, const std::vector<Bar>& bars, const Painter& painter, svg::Node into) {
  const double slot = std::min(plot_width / svg::real(std::max<std::size_t>(chart.x.size(), 1)), most_slot);
  const double width = slot * svg::real(chart.x.size());
  const double wide = std::min(slot * 0.8 / svg::real(series_count(chart)), 56.0);
  double top = painter.legend(std::max(width, 320.0));
  if (!chart.y_title.empty()) {
    svg::label(into, {0, top + 14}, chart.y_title, "axis");
    top += 20;
  }
  top += svg::line_height + 4;  // the value above the highest
  const double base = top + plot_height;
  const double room = std::max(wide, slot / svg::real(series_count(chart)) - 4);
  const bool labelled =
      std::all_of(bars.begin(), bars.end(), [&](const Bar& bar) { return svg::width_of(bar.label) <= room; });
  if (!labelled) draw_scale(heaviest(placed_marks(chart)), width, base, into);
  for (const Bar& bar : bars) {
    const double left =
        (svg::real(bar.x) + 0.5) * slot + (svg::real(bar.y) - svg::real(series_count(chart)) / 2) * wide;
    const double high = bar.share > 0 ? std::max(bar.share * plot_height, 1.5) : 0;
    painter.shape(bar, {left + 1, base - high, wide - 2, high});
    if (labelled || bar.strong)
      svg::label(into, {left + wide / 2, base - high - 5}, bar.label, bar.strong ? "name marked" : "name",
                 svg::Anchor::middle);
  }
  svg::line(into, {0, base}, {width, base}, "base");
  double bottom = base + svg::ticks(into, {0, base, width, 0}, chart.x, {}, names_fit(chart.x, slot));
  if (!chart.x_title.empty()) {
    svg::label(into, {width / 2, bottom + 12}, chart.x_title, "axis", svg::Anchor::middle);
    bottom += 18;
  }
  return {std::max({width, svg::width_of(chart.x_title), svg::width_of(chart.y_title), 320.0}) + 6, bottom + 4};
}

std::string value_of(const Bar& bar) { return cut(one_line(bar.label), longest_value); }

svg::Point lying(const Chart& chart, const std::vector<Bar>& bars, const Painter& painter, svg::Node into) {
  const double left = names_width(chart.x, 260);
  double values = 0;
  for (const Bar& bar : bars) values = std::max(values, svg::width_of(value_of(bar)));
  const double width = left + bar_length + values + 16;
  double top = painter.legend(width);
  if (!chart.x_title.empty() || !chart.y_title.empty()) {
    svg::label(into, {0, top + 14}, chart.x_title, "axis");
    svg::label(into, {left, top + 14}, chart.y_title, "axis");
    top += 24;
  }
  const double group = bar_height * svg::real(series_count(chart)) + 12;
  for (std::size_t x = 0; x < chart.x.size(); ++x)
    row_name(into, {left - 8, top + svg::real(x) * group + (group - 12) / 2}, chart.x[x], left);
  for (const Bar& bar : bars) {
    const double y = top + svg::real(bar.x) * group + svg::real(bar.y) * bar_height;
    const double length = bar.share > 0 ? std::max(bar.share * bar_length, 1.5) : 0;
    painter.shape(bar, {left, y + 1, length, bar_height - 2});
    svg::label(into, {left + length + 6, y + bar_height / 2 + 4.5}, value_of(bar), bar.strong ? "name marked" : "name");
  }
  const double bottom = top + svg::real(chart.x.size()) * group;
  svg::line(into, {left, top - 4}, {left, bottom - 6}, "base");
  return {std::max(width, left + svg::width_of(chart.y_title)) + 4, bottom + 4};
}

}  // namespace

// Bars stand where their names can be read below them, else they lie.
svg::Point draw_bars(const Chart& chart, const Drawing& into) {
  const std::vector<Bar> bars = bars_of(chart);
  const Painter painter(chart, into);
  const double slot = std::min(plot_width / svg::real(std::max<std::size_t>(chart.x.size(), 1)), most_slot);
  const bool roomy = slot / svg::real(series_count(chart)) >= 8;
  if (roomy && (names_fit(chart.x, slot) || short_names(chart.x))) return standing(chart, bars, painter, into.node);
  return lying(chart, bars, painter, into.node);
}

}  // namespace rubric::render
