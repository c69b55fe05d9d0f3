#include <fmt/format.h>

#include <algorithm>
#include <map>

#include <rubric/coverage.hpp>

#include "render/glyphs.hpp"
#include "render/html.hpp"
#include "render/xml.hpp"

namespace rubric {

namespace {

namespace html = render::html;
using html::Node;

constexpr std::string_view style = R"(
  :root { color-scheme: light; font: 15px/1.5 "Source Sans 3", "Segoe UI", system-ui, sans-serif; color: #1d1d1b; }
  body { margin: 2rem auto; max-width: 78rem; padding: 0 1.5rem; background: #fdfdfb; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
  .sum { color: #55554f; margin: 0 0 1rem; }
  .bar { display: block; height: .5rem; width: 100%; background: #ecd9d4; border-radius: .25rem; max-width: 30rem; fill: #3b7d5b; }
  table { border-collapse: collapse; width: 100%; }
  td { padding: 0 .75rem 0 0; vertical-align: top; }
  td.n { width: 3rem; text-align: right; color: #9a9a92; user-select: none; }
  td.c { white-space: pre-wrap; font: 13px/1.55 "JetBrains Mono", ui-monospace, monospace; width: 58%; }
  td.p { font-size: 13px; color: #55554f; }
  tr.all td.c { box-shadow: inset 3px 0 #3b7d5b; padding-left: .6rem; background: #f0f6f1; }
  tr.some td.c { box-shadow: inset 3px 0 #c98a1b; padding-left: .6rem; background: #fbf4e4; }
  tr.none td.c { box-shadow: inset 3px 0 #b3402e; padding-left: .6rem; background: #f9ece8; }
  tr.plain td.c { padding-left: .6rem; }
  .miss { color: #9c2f1e; } .miss::before { content: "not reached: "; }
  details summary { cursor: pointer; }
)";

/// What stands on one line of the rules.
struct Line {
  std::vector<const CoveragePoint*> points{};
  std::vector<const UnreachablePoint*> unreachable{};
};

template <class Point>
std::string label(const Point& point, const Line& line) {
  const std::string& first = line.points.empty() ? line.unreachable.front()->clause : line.points.front()->clause;
  if (first == point.clause) return point.what;
  return fmt::format("{}: {}", point.clause, point.what);
}

void add_row(Node table, std::size_t number, std::string_view text, const Line* line) {
  const Node row = html::add(table, "tr", line == nullptr ? "plain" : nullptr);
  html::leaf(row, "td", std::to_string(number), "n");
  render::add_text(html::add(row, "td", "c"), text);
  const Node points = html::add(row, "td", line == nullptr ? nullptr : "p");
  if (line == nullptr) return;
  std::size_t hit = 0;
  for (const CoveragePoint* point : line->points) {
    if (point->hits == 0) {
      html::leaf(points, "div", label(*point, *line), "miss");
    } else {
      ++hit;
    }
  }
  for (const UnreachablePoint* point : line->unreachable)
    html::leaf(points, "div", fmt::format("{} cannot be reached: {}", label(*point, *line), point->reason));
  html::set(row, "class", hit == line->points.size() ? "all" : hit == 0 ? "none" : "some");
  html::set(row, "id", fmt::format("L{}", number));
  if (hit == 0) return;
  const Node details = html::add(points, "details");
  html::leaf(details, "summary", fmt::format("{} of {} reached", hit, line->points.size()));
  for (const CoveragePoint* point : line->points) {
    if (point->hits != 0) html::leaf(details, "div", fmt::format("{} × {}", label(*point, *line), point->hits));
  }
}

void add_file(Node body, const CoverageReport& report, const std::string& path, const std::string& text) {
  std::map<std::size_t, Line> lines;
  for (const CoveragePoint& point : report.points) {
    if (point.at.path == path) lines[point.at.line].points.push_back(&point);
  }
  for (const UnreachablePoint& point : report.unreachable) {
    if (point.at.path == path) lines[point.at.line].unreachable.push_back(&point);
  }
  html::leaf(body, "h2", path);
  const Node table = html::add(body, "table");
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto at = lines.find(++number);
    add_row(table, number, std::string_view(text).substr(begin, end - begin),
            at == lines.end() ? nullptr : &at->second);
    begin = end + 1;
  }
}

}  // namespace

std::string to_html(const CoverageReport& report) {
  const std::size_t reached = report.reached();
  const double share =
      report.points.empty() ? 100.0 : 100.0 * static_cast<double>(reached) / static_cast<double>(report.points.size());
  pugi::xml_document document;
  const std::string title = "Coverage of " + report.methodology;
  const Node body = html::page(document, title, style);
  html::leaf(body, "h1", title);
  html::leaf(body, "p",
             fmt::format("{} of {} points reached, {:.1f}%, by {}", reached, report.points.size(), share,
                         render::counted(report.evaluated, "evaluation")),
             "sum");
  const Node bar = html::add(body, "svg", "bar");  // the sentence above has said it
  html::set(bar, "aria-hidden", "true");
  html::set(bar, "viewBox", "0 0 100 1");
  html::set(bar, "preserveAspectRatio", "none");
  const Node part = html::add(bar, "rect");
  html::set(part, "width", fmt::format("{:.1f}", share));
  html::set(part, "height", "1");
  for (const auto& [path, text] : report.files) add_file(body, report, path, text);
  return html::write(document);
}

}  // namespace rubric
