#pragma once
#include <string>
#include <string_view>
#include <vector>

/// The parts of a Markdown document; what the reader's text holds is never taken for markup.
namespace rubric::render::markdown {

/// The text on one line, its markup escaped.
std::string plain(std::string_view text);
/// The text in bold; nothing where it is empty.
std::string strong(std::string_view text);
/// The text as a code span.
std::string code(std::string_view text);
/// The text with what stands between backticks as code spans, the rest escaped.
std::string prose(std::string_view text);

/// A column of a table.
struct Column {
  std::string heading;
  bool right = false;
};

/// A table of cells that are Markdown already; a column with nothing in it is left out.
class Table {
 public:
  explicit Table(std::vector<Column> columns);
  /// Adds a row with one cell a column.
  void add(std::vector<std::string> cells);
  /// The table, with its heading and rule.
  std::string write() const;

 private:
  std::string line(const std::vector<std::string>& cells) const;

  std::vector<Column> columns_;
  std::vector<bool> used_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace rubric::render::markdown
