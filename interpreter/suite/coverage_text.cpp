#include <fmt/format.h>

#include <algorithm>

#include <rubric/coverage.hpp>

#include "render/glyphs.hpp"
#include "render/paint.hpp"

namespace rubric {

namespace {

using render::Ink;
using render::paint;

std::string percentage(std::size_t part, std::size_t whole) {
  return whole == 0 ? "-" : fmt::format("{:.1f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

/// The kinds in the order in which they first stand in the rules, with what was reached of them.
struct Kind {
  std::string name;
  std::size_t points = 0;
  std::size_t reached = 0;
};

std::vector<Kind> kinds(const CoverageReport& report) {
  std::vector<Kind> all;
  for (const CoveragePoint& point : report.points) {
    auto at = std::find_if(all.begin(), all.end(), [&](const Kind& kind) { return kind.name == point.kind; });
    if (at == all.end()) at = all.insert(all.end(), {point.kind});
    ++at->points;
    at->reached += point.hits != 0 ? 1 : 0;
  }
  return all;
}

}  // namespace

std::string to_text(const CoverageReport& report, Style style) {
  std::string out;
  for (const auto& file : report.files) {
    const std::string& path = file.first;
    const bool complete = std::none_of(report.points.begin(), report.points.end(), [&](const CoveragePoint& point) {
      return point.at.path == path && point.hits == 0;
    });
    if (complete) continue;
    out += paint(style.colour, Ink::heading, render::one_line(path)) + ", not reached:\n";
    const CoveragePoint* last = nullptr;
    for (const CoveragePoint& point : report.points) {
      if (point.at.path != path || point.hits != 0) continue;
      if (last == nullptr || last->at.line != point.at.line || last->clause != point.clause)
        out += fmt::format("  {:>4}  {}\n", point.at.line, render::one_line(point.clause));
      out += "        " + paint(style.colour, Ink::warning, render::one_line(point.what)) + "\n";
      last = &point;
    }
    out += "\n";
  }
  out += fmt::format("{:<12} {:>7} {:>5}\n", "clauses", "reached", "of");
  for (const Kind& kind : kinds(report))
    out += fmt::format("{:<12} {:>7} {:>5}\n", kind.name, kind.reached, kind.points);
  out +=
      fmt::format("\n{} of {} points reached, {}, by {}", report.reached(), report.points.size(),
                  percentage(report.reached(), report.points.size()), render::counted(report.evaluated, "evaluation"));
  if (report.left_out != 0)
    out += fmt::format("; {} left out, which cannot be evaluated",
                       render::counted(report.left_out, "test or inspection", "tests or inspections"));
  return out + "\n";
}

}  // namespace rubric
