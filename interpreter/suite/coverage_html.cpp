#include <fmt/format.h>

#include <algorithm>
#include <map>

#include <rubric/coverage.hpp>

#include "render/glyphs.hpp"
#include "render/xml.hpp"

namespace rubric {

namespace {

constexpr std::string_view style = R"(
  :root { color-scheme: light; font: 15px/1.5 "Source Sans 3", "Segoe UI", system-ui, sans-serif; color: #1d1d1b; }
  body { margin: 2rem auto; max-width: 78rem; padding: 0 1.5rem; background: #fdfdfb; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
  .sum { color: #55554f; margin: 0 0 1rem; }
  .bar { height: .5rem; background: #ecd9d4; border-radius: .25rem; overflow: hidden; max-width: 30rem; }
  .bar i { display: block; height: 100%; background: #3b7d5b; }
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
  std::vector<const CoveragePoint*> points;
};

std::string row(std::size_t number, std::string_view text, const Line* line) {
  if (line == nullptr)
    return fmt::format("<tr class=\"plain\"><td class=\"n\">{}</td><td class=\"c\">{}</td><td></td></tr>\n", number,
                       render::xml(text));
  std::string missed, reached;
  std::size_t hit = 0;
  for (const CoveragePoint* point : line->points) {
    hit += point->hits != 0 ? 1 : 0;
    const std::string label =
        render::xml(line->points.front()->clause == point->clause ? point->what
                                                                  : fmt::format("{}: {}", point->clause, point->what));
    if (point->hits == 0) {
      missed += fmt::format("<div class=\"miss\">{}</div>", label);
    } else {
      reached += fmt::format("<div>{} × {}</div>", label, point->hits);
    }
  }
  const std::string_view state = hit == line->points.size() ? "all" : hit == 0 ? "none" : "some";
  const std::string details = reached.empty() ? ""
                                              : fmt::format("<details><summary>{} of {} reached</summary>{}</details>",
                                                            hit, line->points.size(), reached);
  return fmt::format(
      "<tr class=\"{}\" id=\"L{}\"><td class=\"n\">{}</td><td class=\"c\">{}</td><td class=\"p\">{}{}</td></tr>\n",
      state, number, number, render::xml(text), missed, details);
}

std::string file(const CoverageReport& report, const std::string& path, const std::string& text) {
  std::map<std::size_t, Line> lines;
  for (const CoveragePoint& point : report.points) {
    if (point.at.path == path) lines[point.at.line].points.push_back(&point);
  }
  std::string out = fmt::format("<h2>{}</h2>\n<table>\n", render::xml(path));
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto at = lines.find(++number);
    out += row(number, std::string_view(text).substr(begin, end - begin), at == lines.end() ? nullptr : &at->second);
    begin = end + 1;
  }
  return out + "</table>\n";
}

}  // namespace

std::string to_html(const CoverageReport& report) {
  const std::size_t reached = report.reached();
  const double share =
      report.points.empty() ? 100.0 : 100.0 * static_cast<double>(reached) / static_cast<double>(report.points.size());
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Coverage of "
      "{0}</title>\n<style>{1}</style>\n</head>\n"
      "<body>\n<h1>Coverage of {0}</h1>\n<p class=\"sum\">{2} of {3} points reached, {4:.1f}%, by {5}</p>\n"
      "<div class=\"bar\"><i style=\"width:{4:.1f}%\"></i></div>\n",
      render::xml(report.methodology), style, reached, report.points.size(), share,
      render::counted(report.evaluated, "evaluation"));
  for (const auto& [path, text] : report.files) out += file(report, path, text);
  return out + "</body>\n</html>\n";
}

}  // namespace rubric
