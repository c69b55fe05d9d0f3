#include "render/markdown.hpp"

#include <algorithm>

#include "render/glyphs.hpp"

namespace rubric::render::markdown {

// What Markdown would take for markup, and what would end a table's cell.
std::string plain(std::string_view text) {
  std::string out;
  for (const char character : one_line(text)) {
    if (std::string_view("\\`*_[]<>|#~").find(character) != std::string_view::npos) out.push_back('\\');
    out.push_back(character);
  }
  return out;
}

std::string strong(std::string_view text) { return text.empty() ? std::string{} : cat("**", plain(text), "**"); }

// Code spans know no escapes: the fence is longer than any run of backticks inside.
std::string code(std::string_view text) {
  const std::string shown = one_line(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char character : shown) {
    run = character == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view space = longest != 0 ? " " : "";
  return cat(fence, space, shown, space, fence);
}

// A bar inside a code span would end a table's cell all the same: such a span stays plain.
std::string prose(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('`');
    const std::size_t close = open == std::string_view::npos ? open : text.find('`', open + 1);
    if (close == std::string_view::npos || close == open + 1) return out.append(plain(text));
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    const bool bar = inside.find('|') != std::string_view::npos;
    out.append(plain(text.substr(0, open))).append(bar ? plain(text.substr(open, close + 1 - open)) : code(inside));
    text.remove_prefix(close + 1);
  }
  return out;
}

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)), used_(columns_.size(), false) {}

void Table::add(std::vector<std::string> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) used_[i] = used_[i] || !cells[i].empty();
  rows_.push_back(std::move(cells));
}

std::string Table::write() const {
  std::vector<std::string> headings;
  std::vector<std::string> rule;
  for (const Column& column : columns_) {
    headings.push_back(plain(column.heading));
    rule.push_back(column.right ? "---:" : "---");
  }
  std::string out = cat(line(headings), line(rule));
  for (const std::vector<std::string>& row : rows_) out.append(line(row));
  return out;
}

std::string Table::line(const std::vector<std::string>& cells) const {
  std::string out = "|";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (used_[i]) out.append(cat(" ", cells[i], " |"));
  }
  return out.append("\n");
}

}  // namespace rubric::render::markdown
