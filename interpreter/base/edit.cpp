#include "base/edit.hpp"

#include <algorithm>

namespace rubric {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t past_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

/// Whether nothing but space stands from `begin`, where a line begins, to its end, or to the end of the text.
bool is_blank_line(std::string_view text, std::size_t begin) {
  const std::size_t at = past_space(text, begin);
  return at == text.size() || text[at] == '\n';
}

/// Whole lines, from the beginning of one to the beginning of another.
Cut cut_lines(std::string_view text, Cut lines) {
  const bool is_first = lines.begin == 0;
  const bool blank_above = is_first || is_blank_line(text, line_begin(text, lines.begin - 1));
  if (!blank_above || !is_blank_line(text, lines.end)) return lines;
  if (lines.end < text.size()) {
    lines.end = std::min(text.find('\n', lines.end), text.size() - 1) + 1;
  } else if (!is_first) {
    lines.begin = line_begin(text, lines.begin - 1);
  }
  return lines;
}

}  // namespace

Cut cut_out(std::string_view text, std::size_t from, std::size_t to) {
  const std::size_t line = line_begin(text, from);
  const bool begins_line = past_space(text, line) == from;
  const std::size_t next = past_space(text, to);
  const bool ends_line = next == text.size() || text[next] == '\n';
  if (begins_line && ends_line) return cut_lines(text, {line, std::min(next + 1, text.size())});
  if (!ends_line) return {from, next};
  while (from > line && is_space(text[from - 1])) --from;
  return {from, to};
}

std::string without(std::string_view text, std::vector<Cut> cuts) {
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.begin < b.begin; });
  std::string rest;
  std::size_t at = 0;
  for (const Cut& cut : cuts) {
    if (cut.begin > at) rest.append(text.substr(at, cut.begin - at));
    at = std::max(at, cut.end);
  }
  return rest.append(text.substr(std::min(at, text.size())));
}

}  // namespace rubric
