#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "facts/csv.hpp"

namespace rubric::importing {

/// One row of a spreadsheet; places are bytes of the whole text.
struct Row {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::vector<facts::csv::Cell> cells{};        // none of a broken row
  std::optional<facts::csv::Mistake> broken{};  // the row is then its first line, and the next row begins behind that
  bool blank = false;                           // every cell is empty
};

/// Cuts a text into rows, one after the other. A row that is no CSV ends where its line does, so that no mistake takes
/// the rows behind it along.
class Rows {
 public:
  Rows(std::string_view text, char delimiter, std::uint32_t from = 0);

  /// The next row; nothing behind the last. Empty lines are none.
  std::optional<Row> next();

 private:
  void skip_line_break();

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
};

/// The delimiter that cuts the row at `from` into most cells: a comma, a semicolon or a tab.
char delimiter_of(std::string_view text, std::uint32_t from);

/// Where the first row begins that has more than half as many cells with something in them as the fullest of the first
/// rows: behind a title.
std::uint32_t first_full_row(std::string_view text);

/// Where line `number` (from 1) of the text begins; nothing where it has fewer.
std::optional<std::uint32_t> start_of_line(std::string_view text, std::uint32_t number);

/// Where the text begins behind a byte order mark.
std::uint32_t behind_mark(std::string_view text);

}  // namespace rubric::importing
