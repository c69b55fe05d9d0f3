#pragma once
#include <rubric/rubric.hpp>

#include "render/paint.hpp"

namespace rubric::render {

/// One field of a table: `lead` stands before the text, whose further lines hang under its beginning.
struct Cell {
  std::string text;
  Ink ink = Ink::plain;
  std::string lead{};
};

/// A table of aligned columns; the widest columns fold their text until the whole fits the style's width.
class Grid {
 public:
  /// Column headings; a heading that begins with '>' aligns its column on the right.
  explicit Grid(std::vector<std::string> headings);
  /// Adds a row with one cell a column.
  void add(std::vector<Cell> row);
  /// A text under the last row, over the whole width, from the column at which `lead` ends.
  void note(Cell cell);
  /// Whether the columns, folded as narrow as they may be, fit the style's width.
  bool fits(Style style) const;
  /// The table, indented by two columns; without `headed` only its rows. A column with nothing in it is left out.
  std::string write(Style style, bool headed = true) const;

 private:
  std::vector<std::size_t> widths(std::size_t available) const;
  std::string line(const std::vector<std::size_t>& wide, const std::vector<std::string>& fields,
                   const std::vector<Ink>& inks, bool colour) const;
  std::string head(const std::vector<std::size_t>& wide, bool colour) const;
  struct Column {
    std::string heading;
    bool right = false;
  };
  std::vector<Column> columns_;
  struct Row {
    std::vector<Cell> cells;
    std::vector<Cell> notes;
  };
  std::vector<Row> rows_;
};

}  // namespace rubric::render
