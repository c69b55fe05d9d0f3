#include "render/chart.hpp"
#include "render/glyphs.hpp"
#include "render/html.hpp"
#include "render/report.hpp"
#include "render/report_style.hpp"

namespace rubric {
namespace render {
namespace {

using html::Node;

constexpr std::size_t sections_with_contents = 4;  // fewer are seen at once

struct Part {
  const ReportSection* section = nullptr;
  std::string id;
};

bool is_hash(std::string_view text) {
  return text.size() >= 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void header(Node body, const Report& report) {
  const Node header = html::add(body, "header");
  html::leaf(header, "p", report.kind, "kind");
  html::prose(html::add(header, "h1"), report.title);
  if (report.facts.empty()) return;
  const Node list = html::add(header, "dl");
  for (const ReportFact& fact : report.facts) {
    const Node pair = html::add(list, "div");
    html::leaf(pair, "dt", fact.name);
    html::leaf(pair, "dd", fact.value, is_hash(fact.value) ? "hash" : nullptr);
  }
}

void contents(Node body, const std::vector<Part>& parts) {
  const Node nav = html::add(body, "nav");
  html::set(nav, "aria-label", "Sections");
  const Node list = html::add(nav, "ol");
  for (const Part& part : parts) {
    const Node link = html::add(html::add(list, "li"), "a");
    html::set(link, "href", cat("#", part.id));
    html::prose(link, part.section->title);
  }
}

void content(Node node, const ReportCell& cell) {
  switch (cell.emphasis) {
    case Emphasis::raised:
    case Emphasis::lowered: {
      const bool raised = cell.emphasis == Emphasis::raised;
      const Node span = html::add(node, "span", raised ? "raised" : "lowered");
      html::set(html::leaf(span, "span", cat(sign(cell.emphasis), " ")), "aria-hidden", "true");
      html::spoken(span, raised ? "raised: " : "lowered: ");
      return html::prose(span, cell.text);
    }
    case Emphasis::strong: return html::prose(html::add(node, "strong"), cell.text);
    case Emphasis::faint: return html::prose(html::add(node, "span", "faint"), cell.text);
    case Emphasis::none: break;
  }
  html::prose(node, cell.text);
}

void row(Node body, const ReportTable& table, const ReportRow& cells) {
  const Node row = html::add(body, "tr");
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ReportCell& cell = cell_of(cells, i);
    const bool names = i == 0 && !table.columns[i].numeric && !cell.text.empty();
    const Node node = html::add(row, names ? "th" : "td", table.columns[i].numeric ? "number" : nullptr);
    if (names) html::set(node, "scope", "row");
    if (!cell.text.empty()) content(node, cell);
  }
}

void table(Node parent, const ReportSection& section) {
  const Node around = html::add(parent, "div", "scroll");  // what is wider than the screen moves by itself
  html::set(around, "role", "group");
  html::set(around, "tabindex", "0");
  html::set(around, "aria-label", cat("Table: ", section.title));
  const Node table = html::add(around, "table");
  html::spoken(html::add(table, "caption"), section.title);  // the heading above has it already
  const Node head = html::add(html::add(table, "thead"), "tr");
  const ReportTable seen = for_people(*section.table);
  for (const ReportColumn& column : seen.columns) {
    const Node cell = html::leaf(head, "th", column.heading, column.numeric ? "number" : nullptr);
    html::set(cell, "scope", "col");
  }
  const Node body = html::add(table, "tbody");
  for (const ReportRow& cells : seen.rows) row(body, seen, cells);
}

void part(Node main, const Part& part, std::vector<std::string>& ids) {
  const ReportSection& section = *part.section;
  const Node node = html::add(main, "section");
  html::set(node, "id", part.id);
  const std::string title = html::id_of(cat(part.id, "-title"), ids);
  html::set(node, "aria-labelledby", title);
  const Node heading = html::add(node, "h2");
  html::set(heading, "id", title);
  html::prose(heading, section.title);
  for (const std::string& warning : section.warnings) {
    const Node box = html::add(node, "p", "warning");
    html::leaf(box, "strong", "Warning: ");
    html::prose(box, warning);
  }
  for (const std::string& text : section.text) html::prose(html::add(node, "p"), text);
  if (section.table && !has_rows(section) && section.text.empty()) html::leaf(node, "p", "None.", "faint");
  const bool drawn = section.chart && !section.chart->marks.empty();
  if (!drawn && !has_rows(section)) return;
  const Node pair = html::add(node, "div", "pair");
  if (drawn) figure(pair, section, html::id_of(cat(part.id, "-chart"), ids));
  if (has_rows(section)) table(pair, section);
}

}  // namespace
}  // namespace render

std::string to_html(const Report& report) {
  using namespace render;
  pugi::xml_document document;
  const Node body = html::page(document, report.title, report_style());
  std::vector<std::string> ids;
  std::vector<Part> parts;
  for (const ReportSection& section : report.sections) parts.push_back({&section, html::id_of(section.id, ids)});
  header(body, report);
  if (parts.size() >= sections_with_contents) contents(body, parts);
  const Node main = html::add(body, "main");
  for (const Part& it : parts) part(main, it, ids);
  return html::write(document);
}

}  // namespace rubric
