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

/// The points, each below its clause.
template <class Point, class Shown>
void add_points(std::string& out, const std::vector<const Point*>& points, const Shown& shown) {
  const Point* last = nullptr;
  for (const Point* point : points) {
    if (last == nullptr || last->at.line != point->at.line || last->clause != point->clause)
      out += fmt::format("  {:>4}  {}\n", point->at.line, render::one_line(point->clause));
    out += "        " + shown(*point) + "\n";
    last = point;
  }
}

/// Those of `points` that lie in the file `path` and for which `is_one` holds.
template <class Point, class Test>
std::vector<const Point*> points_in(const std::string& path, const std::vector<Point>& points, const Test& is_one) {
  std::vector<const Point*> all;
  for (const Point& point : points) {
    if (point.at.path == path && is_one(point)) all.push_back(&point);
  }
  return all;
}

void add_file(std::string& out, const CoverageReport& report, const std::string& path, Style style) {
  const std::string title = paint(style.colour, Ink::heading, render::one_line(path));
  const auto missed = points_in(path, report.points, [](const CoveragePoint& point) { return point.hits == 0; });
  if (!missed.empty()) {
    out += title + ", not reached:\n";
    add_points(out, missed, [&](const CoveragePoint& point) {
      return paint(style.colour, Ink::warning, render::one_line(point.what));
    });
    out += "\n";
  }
  const auto unreachable = points_in(path, report.unreachable, [](const UnreachablePoint&) { return true; });
  if (!unreachable.empty()) {
    out += title + ", cannot be reached, and does not count:\n";
    add_points(out, unreachable, [&](const UnreachablePoint& point) {
      return render::one_line(point.what) + paint(style.colour, Ink::faint, ": " + render::one_line(point.reason));
    });
    out += "\n";
  }
}

}  // namespace

std::string to_text(const CoverageReport& report, Style style) {
  std::string out;
  for (const auto& file : report.files) add_file(out, report, file.first, style);
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
