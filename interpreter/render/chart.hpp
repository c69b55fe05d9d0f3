#pragma once
#include <string>

#include "render/report.hpp"
#include "render/svg.hpp"

namespace rubric::render {

/// The chart of a section, which has one with marks, as a figure of SVG at the end of `parent`.
void figure(html::Node parent, const ReportSection& section, const std::string& id);

/// A chart in the making: where it is drawn, and a prefix for ids inside it.
struct Drawing {
  svg::Node node;
  std::string id;
};

/// Each draws one kind from the upper left corner and returns how wide and high it came to be.
svg::Point draw_matrix(const Chart& chart, const Drawing& into);
svg::Point draw_steps(const Chart& chart, const Drawing& into);
svg::Point draw_ladder(const Chart& chart, const Drawing& into);
svg::Point draw_bars(const Chart& chart, const Drawing& into);

/// Names of rows at the left: how wide they are, none wider than `most`.
double names_width(const std::vector<std::string>& names, double most);
/// A row's name, ending at `right_middle`, in at most two lines; `width` is that of `names_width`.
void row_name(svg::Node parent, svg::Point right_middle, std::string_view name, double width);
/// "Before: Good, after: Outstanding".
std::string place_text(const Chart& chart, std::string_view x, std::string_view y);
/// Whether every name can stand under a slot of this width, folded.
bool names_fit(const std::vector<std::string>& names, double slot);
/// A pattern of stripes or dots, told apart without colour; the class `css_class` paints it.
void pattern(svg::Node parent, const std::string& id, std::size_t number);

}  // namespace rubric::render
