#include "parse/markdown.hpp"

#include <algorithm>

namespace rubric::parsing {
namespace {

// The fence that a line is: its sign, how often it stands, and what is written behind it.
struct Fence {
  char sign = 0;
  std::size_t length = 0;
  std::string_view info{};
};

Fence fence_of(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t");
  if (at == std::string_view::npos || (line[at] != '`' && line[at] != '~')) return {};
  std::size_t end = std::min(line.find_first_not_of(line[at], at), line.size());
  if (end - at < 3) return {};
  std::string_view info = line.substr(end);
  std::size_t first = info.find_first_not_of(" \t\r");
  info = first == std::string_view::npos ? std::string_view{} : info.substr(first);
  return {line[at], end - at, info.substr(0, info.find_first_of(" \t\r"))};
}

}  // namespace

std::string blank_prose(std::string_view text) {
  std::string out(text);
  Fence open;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    Fence fence = fence_of(line);
    bool closes = open.sign != 0 && fence.sign == open.sign && fence.length >= open.length && fence.info.empty();
    bool keeps = open.sign != 0 && !closes && open.info == "rubric";
    if (closes)
      open = {};
    else if (open.sign == 0)
      open = fence;
    if (!keeps)
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin), out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    begin = end + 1;
  }
  return out;
}

}  // namespace rubric::parsing
