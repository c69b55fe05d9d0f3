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

bool is_markdown(std::string_view path) {
  constexpr std::string_view end = ".md";
  return path.size() >= end.size() && path.substr(path.size() - end.size()) == end;
}

std::vector<RuleBlock> rule_blocks(std::string_view text) {
  std::vector<RuleBlock> blocks;
  Fence open;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t next = std::min(end + 1, text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const Fence fence = fence_of(line);
    const bool closes = open.sign != 0 && fence.sign == open.sign && fence.length >= open.length && fence.info.empty();
    if (closes) {
      open = {};
    } else if (open.sign == 0) {
      open = fence;
      if (open.info == "rubric")
        blocks.push_back({{static_cast<std::uint32_t>(next), static_cast<std::uint32_t>(next)},
                          line.substr(0, line.find(open.sign))});
    } else if (open.info == "rubric") {
      blocks.back().lines.end = static_cast<std::uint32_t>(next);
    }
    begin = end + 1;
  }
  return blocks;
}

std::string blank_prose(std::string_view text) {
  std::string out(text);
  const auto blank = [&out](std::size_t begin, std::size_t end) {
    for (; begin < end; ++begin)
      if (out[begin] != '\n') out[begin] = ' ';
  };
  std::size_t at = 0;
  for (const RuleBlock& block : rule_blocks(text)) {
    blank(at, block.lines.begin);
    at = block.lines.end;
  }
  blank(at, out.size());
  return out;
}

}  // namespace rubric::parsing
