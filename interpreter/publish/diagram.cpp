#include "publish/diagram.hpp"

#include <algorithm>

#include "publish/layout.hpp"
#include "render/glyphs.hpp"
#include "render/xml.hpp"

namespace rubric::publish {

using render::cat;
using render::html::Node;
using render::svg::pixels;
namespace svg = render::svg;
namespace html = render::html;

namespace {

constexpr double box_width = 178;
constexpr double inside = 10;  // between the edge of a box and its text
constexpr double legend_height = 26;
constexpr double arrow = 7;

std::string_view box_class(StepKind kind) {
  switch (kind) {
    case StepKind::fact: return "step-fact";
    case StepKind::computed: return "step-computed";
    case StepKind::adjustment: return "step-adjustment";
    case StepKind::conclusion: return "step-conclusion";
  }
  return "step-computed";
}

/// A name that can be broken into lines: `good_above` as "good above".
std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

/// The lines of a box: what it is, its name, what of, and by which bands.
struct Lines {
  std::vector<std::string> name{};
  std::vector<std::string> small{};
};

Lines lines_of(const Step& step) {
  constexpr double width = box_width - 2 * inside;
  Lines out;
  std::vector<std::string> names;
  for (const auto& [name, to] : step.names) names.push_back(spaced(name));
  const std::string name = render::join(names, ", ");
  out.name = svg::lines_of(step.word == name ? name : cat(step.word, " ", name), width, 7);
  if (!step.of.empty()) out.small = svg::lines_of(step.of, width, 3);
  if (!step.by.empty()) {
    std::vector<std::string> bands;
    for (const auto& [bands_name, to] : step.by) bands.push_back(spaced(bands_name));
    for (const std::string& line : svg::lines_of(cat("by ", render::join(bands, ", ")), width, 2))
      out.small.push_back(line);
  }
  return out;
}

double height_of(const Lines& lines) {
  return svg::real(lines.name.size() + lines.small.size()) * svg::line_height + 2 * inside - 4;
}

std::string curve(const std::vector<Spot>& points) {
  std::string d = cat("M", pixels(points.front().x), " ", pixels(points.front().y));
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Spot from = points[i - 1];
    Spot to = points[i];
    if (i + 1 == points.size()) to.y -= arrow;
    const double middle = (from.y + to.y) / 2;
    if (from.x == to.x)
      d.append(cat(" L", pixels(to.x), " ", pixels(to.y)));
    else
      d.append(cat(" C", pixels(from.x), " ", pixels(middle), " ", pixels(to.x), " ", pixels(middle), " ", pixels(to.x),
                   " ", pixels(to.y)));
  }
  return d;
}

void head(Node image, Spot tip) {
  svg::path(image, cat("M", pixels(tip.x), " ", pixels(tip.y), " l-4 -", pixels(arrow + 1), " h8 z"), "step-head");
}

}  // namespace

std::string diagram_text() {
  return "From the facts at the top to the conclusions at the bottom. An arrow leads from what is read to what reads "
         "it; "
         "where it leads there by way of something else, only the way is drawn.";
}

void draw(Node image, const std::vector<Step>& steps) {
  std::vector<Lines> lines;
  std::vector<Size> sizes;
  std::vector<std::vector<std::size_t>> reads;
  for (const Step& step : steps) {
    lines.push_back(lines_of(step));
    sizes.push_back({box_width, height_of(lines.back())});
    reads.push_back(step.reads);
  }
  const Layout layout = lay_out(sizes, reads);
  for (const Route& route : layout.routes) svg::path(image, curve(route.points), "step-arrow");
  for (const Route& route : layout.routes) head(image, route.points.back());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Spot spot = layout.spots[i];
    const Node box =
        svg::rect(image, {spot.x - box_width / 2, spot.y, box_width, sizes[i].height}, box_class(steps[i].kind));
    if (steps[i].kind == StepKind::fact) html::set(box, "rx", "12");
    svg::Point at{spot.x, spot.y + inside + 9};
    for (const std::string& line : lines[i].name) {
      svg::label(image, at, line, "name marked", svg::Anchor::middle);
      at.y += svg::line_height;
    }
    svg::lines(image, at, lines[i].small, "name", svg::Anchor::middle);
  }
  const double width = std::max(layout.width, 560.0);
  const double more = svg::legend(image, {6, layout.height + 14}, width - 12,
                                  {{"step-fact", "fact asked for"},
                                   {"step-computed", "computed"},
                                   {"step-adjustment", "discretion, floor or cap"},
                                   {"step-conclusion", "conclusion"}});
  const double height = layout.height + 14 + std::max(more, legend_height);
  html::set(image, "width", pixels(width));
  html::set(image, "height", pixels(height));
  html::set(image, "viewBox", cat("0 0 ", pixels(width), " ", pixels(height)));
}

std::string_view diagram_style() {
  return R"(
.step-fact { fill: var(--zebra); stroke: var(--soft); stroke-width: 1.2px; }
.step-computed { fill: var(--panel); stroke: var(--soft); stroke-width: 1.2px; }
.step-adjustment { fill: var(--panel); stroke: var(--ink); stroke-width: 1.6px; stroke-dasharray: 6 4; }
.step-conclusion { fill: var(--panel); stroke: var(--ink); stroke-width: 3px; }
.step-arrow { fill: none; stroke: var(--soft); stroke-width: 1.4px; } .step-head { fill: var(--soft); }
)";
}

std::string diagram_file(const std::vector<Step>& steps, std::string_view title) {
  pugi::xml_document document;
  Node image = document.append_child("svg");
  html::set(image, "xmlns", "http://www.w3.org/2000/svg");
  html::set(image, "role", "img");
  html::leaf(image, "title", title);
  html::leaf(image, "desc", diagram_text());
  const std::string style =
      cat("svg { --ink: #1d1d1b; --soft: #5a5a53; --panel: #ffffff; --zebra: #f1f0ea; font: 12.5px sans-serif; "
          "background: #ffffff; }"
          "\n.name { fill: var(--ink); } .marked { font-weight: 700; }",
          diagram_style());
  image.append_child("style").append_child(pugi::node_pcdata).set_value(style.c_str());
  draw(image, steps);
  return render::xml_document(document, "", true);
}

}  // namespace rubric::publish
