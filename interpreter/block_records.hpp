#pragma once
#include <rubric/population.hpp>

#include <string_view>

namespace rubric {

/// Calls `each` with every line of `block.lines` that is not blank, without its line break and the byte order mark
/// before the first, and its number; until it returns false. One past the limit of a case is as long as it is.
template <class Each>
bool for_each_line(const CaseBlock& block, std::size_t longest, Each each) {
  std::uint32_t number = block.line;
  std::string_view rest = block.lines;
  for (; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.size() <= longest) {
      if (number == 1 && line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    }
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (!each(line, number)) return false;
  }
  return true;
}

/// The record of one line of `block`.
CaseRecord record_of(const CaseBlock& block, std::string_view line, std::uint32_t number);

}  // namespace rubric
