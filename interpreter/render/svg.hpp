#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "render/html.hpp"

/// Shapes and texts of a chart. Colours come from the classes of the page's style sheet, sizes are in CSS pixels.
namespace rubric::render::svg {

using html::Node;

struct Point {
  double x = 0;
  double y = 0;
};
struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};
enum class Anchor { start, middle, end };

constexpr double small_text = 12.5;   // axes, legends
constexpr double line_height = 15.5;  // of small text
constexpr std::size_t shades = 8;     // classes shade-0 (lightest) to shade-7; text on them is `on-N`

/// A number of pixels as an attribute holds it.
std::string pixels(double value);
double real(std::size_t count);

Node rect(Node parent, Box box, std::string_view css_class);
Node line(Node parent, Point from, Point to, std::string_view css_class);
Node path(Node parent, const std::string& d, std::string_view css_class);
Node label(Node parent, Point at, std::string_view text, std::string_view css_class, Anchor anchor = Anchor::start);
/// What a pointer that rests on the shape is told.
void tip(Node shape, std::string_view text);

/// About how wide the text is; fonts differ, so it is taken as wide as in the widest usual one.
double width_of(std::string_view text, double size = small_text);
/// The text in lines of this width, at most `most`, the last cut where there is more.
std::vector<std::string> lines_of(std::string_view text, double width, std::size_t most);
/// Lines of small text, the first at `at`.
void lines(Node parent, Point at, const std::vector<std::string>& lines, std::string_view css_class, Anchor anchor);

/// An entry of a legend: a square of this class, and what it stands for.
struct LegendEntry {
  std::string css_class;
  std::string text;
};
/// A legend in rows of at most `width`, from `at` down; returns its height.
double legend(Node parent, Point at, double width, const std::vector<LegendEntry>& entries);

/// Names along the x axis below `y`, each at the middle of its slot; those of `first` are set before others, and what would
/// touch another is left out. `folded` breaks them to the slot's width instead. Returns the height.
double ticks(Node parent, Box slots, const std::vector<std::string>& names, const std::vector<std::size_t>& first,
             bool folded);

/// The class of shade `number` for shapes ("shade-3") and of text upon it.
std::string shade(std::size_t number);
std::string on_shade(std::size_t number);
/// The shade of level `index` of `count`, evenly from light to dark.
std::size_t shade_of_level(std::size_t index, std::size_t count);

}  // namespace rubric::render::svg
