#include "publish/booklet.hpp"
#include "publish/diagram.hpp"
#include "render/glyphs.hpp"
#include "render/markdown.hpp"

namespace rubric::publish {

namespace {

namespace markdown = render::markdown;
using render::cat;

std::string anchor(const std::string& id) { return id.empty() ? std::string() : cat("<a id=\"", id, "\"></a>"); }

std::string prose(const Prose& text) {
  std::string out;
  for (const Run& run : text.runs()) {
    const bool bar = run.text.find('|') != std::string::npos;  // it would end a table's cell even inside code
    const std::string word = run.tone == Tone::strong         ? markdown::strong(run.text)
                             : run.tone == Tone::code && !bar ? markdown::code(run.text)
                                                              : markdown::plain(run.text);
    out.append(run.to.empty() ? word : cat("[", word, "](#", run.to, ")"));
  }
  return out;
}

std::string table(const Grid& grid) {
  std::vector<markdown::Column> columns;
  for (const Column& column : grid.columns) columns.push_back({column.heading, column.numeric});
  markdown::Table table(std::move(columns));
  for (const Row& row : grid.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < grid.columns.size(); ++i)
      cells.push_back(i < row.cells.size() ? prose(row.cells[i]) : std::string());
    cells.front().insert(0, anchor(row.id));
    table.add(std::move(cells));
  }
  return table.write();
}

std::string list(const Block& block) {
  std::string out;
  for (std::size_t i = 0; i < block.points.size(); ++i) {
    const std::string sign = block.kind == BlockKind::steps ? cat(std::to_string(i + 1), ". ") : "- ";
    out.append(cat(sign, prose(block.points[i]), "\n"));
  }
  return out;
}

std::string write_block(const Block& block, std::string_view picture) {
  switch (block.kind) {
    case BlockKind::entry: return cat("### ", anchor(block.id), prose(block.text), "\n");
    case BlockKind::heading: return cat("### ", prose(block.text), "\n");
    case BlockKind::paragraph:
    case BlockKind::small: return cat(prose(block.text), "\n");
    case BlockKind::remark: return cat("> ", prose(block.text), "\n");
    case BlockKind::points:
    case BlockKind::steps: return list(block);
    case BlockKind::table: return table(block.table);
    case BlockKind::diagram:
      if (picture.empty()) return {};
      return cat("![What reads what, from facts to conclusions](", picture, ")\n\n", diagram_text(), "\n");
    case BlockKind::blanks: {
      std::string out;
      for (const Prose& blank : block.points) out.append(cat("- ", prose(blank), ":\n"));
      return out;
    }
  }
  return {};
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char character : render::one_line(text)) {
    if (character == '&')
      out.append("&amp;");
    else if (character == '<')
      out.append("&lt;");
    else if (character == '>')
      out.append("&gt;");
    else
      out.push_back(character);
  }
  return out;
}

/// A fenced block could hold no links: the lines stand in `pre`.
std::string rules(const RuleFile& file) {
  std::string out = cat("### ", markdown::code(file.path), "\n\n<pre>\n");
  for (const RuleLine& line : file.lines) {
    const std::string number = render::pad_left(std::to_string(line.number), 4);
    const std::string to = line.to.empty() ? std::string() : cat(" href=\"#", line.to, "\"");
    out.append(cat("<a id=\"", line.id, "\"", to, ">", number, "</a>", line.text.empty() ? "" : "  ",
                   html_text(line.text), "\n"));
  }
  return out.append("</pre>\n");
}

}  // namespace

std::string to_markdown(const Booklet& booklet, std::string_view picture) {
  std::string out = cat("# ", markdown::plain(booklet.title), "\n\n", booklet.kind, "\n\n");
  markdown::Table facts({{"What"}, {"Value"}});
  for (const auto& [name, value] : booklet.facts) facts.add({markdown::plain(name), markdown::plain(value)});
  out.append(facts.write()).append("\n");
  for (const Section& section : booklet.sections)
    out.append(cat("- [", markdown::plain(section.title), "](#", section.id, ")\n"));
  out.append("- [The rules](#rules)\n");
  for (const Section& section : booklet.sections) {
    out.append(cat("\n## ", anchor(section.id), markdown::plain(section.title), "\n"));
    for (const Block& block : section.blocks) {
      const std::string text = write_block(block, picture);
      if (!text.empty()) out.append("\n").append(text);
    }
  }
  out.append("\n## <a id=\"rules\"></a>The rules\n");
  for (const RuleFile& file : booklet.files) out.append("\n").append(rules(file));
  return out;
}

}  // namespace rubric::publish
