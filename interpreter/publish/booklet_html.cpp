#include "publish/booklet.hpp"
#include "publish/diagram.hpp"
#include "publish/style.hpp"
#include "render/glyphs.hpp"

namespace rubric::publish {

namespace {

namespace html = render::html;
using html::Node;
using render::cat;

/// An element in running text; the empty texts keep the writer from breaking the line beside it, which would be a space.
Node in_line(Node parent, const char* name) {
  parent.append_child(pugi::node_pcdata);
  const Node node = html::add(parent, name);
  parent.append_child(pugi::node_pcdata);
  return node;
}

void prose(Node parent, const Prose& text) {
  for (const Run& run : text.runs()) {
    Node at = parent;
    if (!run.to.empty()) {
      at = in_line(parent, "a");
      html::set(at, "href", cat("#", run.to));
    }
    if (run.tone == Tone::plain)
      html::text(at, run.text);
    else
      html::text(in_line(at, run.tone == Tone::code ? "code" : "strong"), run.text);
  }
}

Node told(Node parent, const char* name, const Prose& text, const char* css_class = nullptr) {
  const Node node = html::add(parent, name, css_class);
  prose(node, text);
  return node;
}

Node scrolling(Node parent, std::string_view label) {
  const Node around = html::add(parent, "div", "scroll");
  html::set(around, "role", "group");
  html::set(around, "tabindex", "0");
  html::set(around, "aria-label", label);
  return around;
}

void table(Node parent, const Grid& grid) {
  const Node table = html::add(scrolling(parent, cat("Table: ", grid.caption)), "table");
  html::spoken(html::add(table, "caption"), grid.caption);
  const Node head = html::add(html::add(table, "thead"), "tr");
  for (const Column& column : grid.columns)
    html::set(html::leaf(head, "th", column.heading, column.numeric ? "number" : nullptr), "scope", "col");
  const Node body = html::add(table, "tbody");
  for (const Row& row : grid.rows) {
    const Node line = html::add(body, "tr");
    if (!row.id.empty()) html::set(line, "id", row.id);
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
      const bool names = i == 0;
      const Node cell = html::add(line, names ? "th" : "td", grid.columns[i].numeric ? "number" : nullptr);
      if (names) html::set(cell, "scope", "row");
      if (i < row.cells.size()) prose(cell, row.cells[i]);
    }
  }
}

void diagram(Node parent, const Booklet& booklet) {
  const std::string id = "decision-diagram";
  const Node figure = html::add(parent, "figure");
  html::set(figure, "id", id);
  html::leaf(figure, "figcaption", diagram_text());
  const Node image = html::add(scrolling(figure, "Decision diagram"), "svg", "wide");
  html::set(image, "role", "img");
  html::set(image, "aria-labelledby", cat(id, "-name ", id, "-text"));
  html::set(html::leaf(image, "title", "What reads what, from facts to conclusions"), "id", cat(id, "-name"));
  html::set(html::leaf(image, "desc",
                       "Boxes for facts, computed values, adjustments and conclusions. The table below "
                       "says the same."),
            "id", cat(id, "-text"));
  draw(image, booklet.steps);
}

void list(Node parent, const char* name, const Block& block) {
  const Node list = html::add(parent, name, block.kind == BlockKind::steps ? "steps" : nullptr);
  for (const Prose& point : block.points) told(list, "li", point);
}

void write_block(Node parent, const Block& block, const Booklet& booklet) {
  switch (block.kind) {
    case BlockKind::entry: return html::set(told(parent, "h3", block.text), "id", block.id);
    case BlockKind::heading: told(parent, "h3", block.text); return;
    case BlockKind::paragraph: told(parent, "p", block.text); return;
    case BlockKind::remark: told(parent, "p", block.text, "remark"); return;
    case BlockKind::small: told(parent, "p", block.text, "small"); return;
    case BlockKind::points: return list(parent, "ul", block);
    case BlockKind::steps: return list(parent, "ol", block);
    case BlockKind::table: return table(parent, block.table);
    case BlockKind::diagram: return diagram(parent, booklet);
    case BlockKind::blanks:
      for (const Prose& blank : block.points) told(parent, "p", blank, "blank");
      return;
  }
}

void line(Node parent, const RuleLine& line) {
  const Node row = html::add(parent, "div", "line");
  html::set(row, "id", line.id);
  const std::string number = std::to_string(line.number);
  if (line.to.empty()) {
    html::leaf(row, "span", number, "at");
  } else {
    const Node link = html::leaf(row, "a", number, "at");
    html::set(link, "href", cat("#", line.to));
    html::set(link, "aria-label", cat("line ", number, ", to what is told of ", line.about));
  }
  html::leaf(row, "code", line.text);
}

Node section_of(Node main, const std::string& id, const std::string& title) {
  const Node node = html::add(main, "section");
  html::set(node, "id", id);
  html::set(node, "aria-labelledby", cat(id, "-title"));
  html::set(html::leaf(node, "h2", title), "id", cat(id, "-title"));
  return node;
}

void rules(Node main, const std::vector<RuleFile>& files) {
  const Node node = section_of(main, "rules", "The rules");
  html::leaf(node, "p", "The rules as they are written. A number that is a link leads to what is told of the line.");
  for (const RuleFile& file : files) {
    html::leaf(html::add(node, "h3"), "code", file.path);
    const Node lines = html::add(node, "div", "rules");
    for (const RuleLine& it : file.lines) line(lines, it);
  }
}

void entry_of_contents(Node list, const std::string& id, const std::string& title) {
  html::set(html::leaf(html::add(list, "li"), "a", title), "href", cat("#", id));
}

}  // namespace

std::string to_html(const Booklet& booklet) {
  pugi::xml_document document;
  const Node body = html::page(document, booklet.title, booklet_style());
  const Node header = html::add(body, "header");
  html::leaf(header, "p", booklet.kind, "kind");
  html::leaf(header, "h1", booklet.title);
  const Node facts = html::add(header, "dl");
  for (const auto& [name, value] : booklet.facts) {
    const Node pair = html::add(facts, "div");
    html::leaf(pair, "dt", name);
    html::leaf(pair, "dd", value, value.size() == 64 ? "hash" : nullptr);
  }
  const Node nav = html::add(body, "nav");
  html::set(nav, "aria-label", "Sections");
  const Node contents = html::add(nav, "ol");
  for (const Section& section : booklet.sections) entry_of_contents(contents, section.id, section.title);
  entry_of_contents(contents, "rules", "The rules");
  const Node main = html::add(body, "main");
  for (const Section& section : booklet.sections) {
    const Node node = section_of(main, section.id, section.title);
    for (const Block& block : section.blocks) write_block(node, block, booklet);
  }
  rules(main, booklet.files);
  return html::write(document);
}

}  // namespace rubric::publish
