#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// CSV as RFC 4180 has it, commas (or another delimiter) and double quotes, with the place of every cell.
namespace rubric::facts::csv {

struct Cell {
  std::string text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A syntax error at byte `at`.
struct Mistake {
  std::size_t at = 0;
  bool unclosed = false;  // a quoted cell runs to the end of the text
};

/// Calls `row` for every row that is not blank until it returns false; white space around unquoted cells is dropped.
std::optional<Mistake> read(std::string_view text, const std::function<bool(const std::vector<Cell>&)>& row,
                            char delimiter = ',');

}  // namespace rubric::facts::csv
