#pragma once
#include <rubric/population.hpp>

#include <string_view>

#include "base/limits.hpp"

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

/// An inspection as it stands in its block: a line, or a record.
struct InBlock {
  std::string_view text{};
  std::uint32_t number = 0;
  const CaseRecord* record = nullptr;

  /// Whether all of it is there, as JSON.
  bool is_whole_json() const {
    if (record != nullptr && (record->unreadable || record->layout == CaseLayout::csv)) return false;
    return text.size() <= limits::case_file_bytes && (record == nullptr || record->bytes == text.size());
  }
};

/// Calls `each` with every inspection of `block`, in order, until it returns false.
template <class Each>
bool for_each_inspection(const CaseBlock& block, Each each) {
  for (const CaseRecord& record : block.records) {
    if (!each(InBlock{record.text, 0, &record})) return false;
  }
  return for_each_line(block, limits::case_file_bytes, [&each](std::string_view text, std::uint32_t number) {
    return each(InBlock{text, number});
  });
}

inline CaseRecord record_of(const CaseBlock& block, const InBlock& place) {
  return place.record != nullptr ? *place.record : record_of(block, place.text, place.number);
}

}  // namespace rubric
