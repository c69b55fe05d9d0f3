#include "render/glyphs.hpp"
#include "render/markdown.hpp"
#include "render/report.hpp"

namespace rubric {
namespace render {
namespace {

std::string field(const ReportCell& cell) {
  std::string text = markdown::prose(cell.text);
  switch (cell.emphasis) {
    case Emphasis::raised:
    case Emphasis::lowered: return cat(sign(cell.emphasis), " ", text);
    case Emphasis::strong: return text.empty() ? text : cat("**", text, "**");
    case Emphasis::none:
    case Emphasis::faint: break;
  }
  return text;
}

std::string table(const ReportTable& table) {
  std::vector<markdown::Column> columns;
  for (const ReportColumn& column : table.columns) columns.push_back({column.heading, column.numeric});
  markdown::Table out(std::move(columns));
  for (const ReportRow& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) cells.push_back(field(cell_of(row, i)));
    out.add(std::move(cells));
  }
  return out.write();
}

std::string section(const ReportSection& section) {
  std::string out = cat("\n## ", markdown::prose(section.title), "\n");
  for (const std::string& warning : section.warnings)
    out.append(cat("\n> **Warning:** ", markdown::prose(warning), "\n"));
  for (const std::string& text : section.text) out.append(cat("\n", markdown::prose(text), "\n"));
  if (has_rows(section)) {
    out.append(cat("\n", table(for_people(*section.table))));
  } else if (section.table && section.text.empty()) {
    out.append("\nNone.\n");
  }
  return out;
}

}  // namespace
}  // namespace render

std::string to_markdown(const Report& report) {
  using namespace render;
  std::string out = cat("# ", markdown::prose(report.title), "\n");
  if (!report.facts.empty()) out.append("\n");
  for (const ReportFact& fact : report.facts)
    out.append(cat("- ", markdown::plain(fact.name), ": ", markdown::plain(fact.value), "\n"));
  for (const ReportSection& part : report.sections) out.append(section(part));
  return out;
}

}  // namespace rubric
