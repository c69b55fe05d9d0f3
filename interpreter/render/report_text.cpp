#include <algorithm>
#include <array>
#include <cmath>

#include "render/glyphs.hpp"
#include "render/grid.hpp"
#include "render/report.hpp"

namespace rubric {
namespace render {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t bar_width = 24;  // short enough to stand beside long names

Ink ink_of(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::raised: return Ink::good;
    case Emphasis::lowered: return Ink::warning;
    case Emphasis::strong: return Ink::strong;
    case Emphasis::faint: return Ink::faint;
    case Emphasis::none: break;
  }
  return Ink::plain;
}

Cell field(const ReportCell& cell) {
  const std::string_view mark = sign(cell.emphasis);
  return {cell.text, ink_of(cell.emphasis), mark.empty() || cell.text.empty() ? std::string{} : cat(mark, " ")};
}

// The text folded at the indent; further lines hang where `lead` ends.
std::string paragraph(std::string_view lead, std::string_view text, Style style, Ink ink = Ink::plain) {
  const std::size_t hang = indent + columns(lead);
  const std::size_t width = std::max<std::size_t>(style.width, hang + 30) - hang;
  std::string out;
  for (const std::string& line : fold(one_line(text), width)) {
    const std::string start =
        out.empty() ? cat(std::string(indent, ' '), paint(style.colour, ink, lead)) : std::string(hang, ' ');
    out.append(cat(start, paint(style.colour, ink, line), "\n"));
  }
  return out;
}

Grid grid_of(const ReportTable& table) {
  std::vector<std::string> headings;
  for (const ReportColumn& column : table.columns) {
    std::string heading = one_line(column.heading);
    if (!heading.empty() && heading.front() == '>') heading.insert(heading.begin(), ' ');  // it is no sign of alignment
    headings.push_back(column.numeric ? cat(">", heading) : std::move(heading));
  }
  Grid grid(std::move(headings));
  for (const ReportRow& row : table.rows) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) cells.push_back(field(cell_of(row, i)));
    grid.add(std::move(cells));
  }
  return grid;
}

// For a screen too narrow for the columns: each row as lines of heading and cell.
std::string stacked(const ReportTable& table, Style style) {
  std::string out;
  for (const ReportRow& row : table.rows) {
    Grid grid({"", ""});
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const ReportCell& cell = cell_of(row, i);
      if (!cell.text.empty()) grid.add({{table.columns[i].heading, Ink::faint}, field(cell)});
    }
    out.append(cat(out.empty() ? "" : "\n", grid.write(style, false)));
  }
  return out;
}

std::string table(const ReportTable& table, Style style) {
  const Grid grid = grid_of(table);
  return grid.fits(style) ? grid.write(style) : stacked(table, style);
}

// Blocks in eighths of a column; what is not nothing shows.
std::string bar(double share) {
  constexpr std::array<std::string_view, 8> parts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double exact = share * static_cast<double>(bar_width * parts.size());
  const std::size_t eighths = share > 0 ? std::max<std::size_t>(static_cast<std::size_t>(std::lround(exact)), 1) : 0;
  return cat(repeat("█", eighths / parts.size()), parts.at(eighths % parts.size()));
}

std::string bars(const Chart& chart, Style style) {
  Grid grid({"", "", "", ""});
  std::optional<std::size_t> above;
  for (const Bar& it : bars_of(chart)) {
    const std::string group = above == it.x ? std::string{} : chart.x[it.x];
    const std::string series = chart.y.size() > 1 ? chart.y[it.y] : std::string{};
    const Ink ink = it.strong ? Ink::strong : Ink::plain;
    grid.add({{group, ink}, {series, ink}, {bar(it.share), Ink::gutter}, {it.label, ink}});
    above = it.x;
  }
  return grid.write(style, false);
}

std::string section(const ReportSection& section, Style style) {
  std::string out = cat("\n", paint(style.colour, Ink::strong, one_line(section.title)), "\n");
  for (const std::string& warning : section.warnings) out.append(paragraph("warning: ", warning, style, Ink::warning));
  for (const std::string& text : section.text) out.append(paragraph("", text, style));
  const bool said = !section.warnings.empty() || !section.text.empty();
  if (has_rows(section)) {
    out.append(cat(said ? "\n" : "", table(*section.table, style)));
  } else if (section.table && section.text.empty()) {
    out.append(paragraph("", "none", style, Ink::faint));
  }
  if (section.chart && section.chart->kind == ChartKind::bars && !section.chart->marks.empty())
    out.append(cat("\n", paragraph("", section.chart->caption, style, Ink::faint), bars(*section.chart, style)));
  return out;
}

std::string facts(const Report& report, Style style) {
  Grid grid({"", ""});
  for (const ReportFact& fact : report.facts) grid.add({{fact.name, Ink::faint}, {fact.value}});
  return grid.write(style, false);
}

}  // namespace
}  // namespace render

std::string to_text(const Report& report, Style style) {
  using namespace render;
  std::string out = cat(paint(style.colour, Ink::strong, one_line(report.title)), "\n");
  if (!report.facts.empty()) out.append(facts(report, style));
  for (const ReportSection& part : report.sections) out.append(section(part, style));
  return out;
}

}  // namespace rubric
