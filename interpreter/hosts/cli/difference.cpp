#include "hosts/cli/difference.hpp"

#include <algorithm>
#include <vector>

namespace rubric::cli {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, length));
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return lines;
}

std::string_view without_return(std::string_view line) {
  return line.substr(0, line.size() - (!line.empty() && line.back() == '\r' ? 1 : 0));
}

/// Whether `rest` is `line` with characters taken out.
bool is_left_of(std::string_view rest, std::string_view line) {
  std::size_t at = 0;
  for (const char c : line) at += at < rest.size() && rest[at] == c ? 1 : 0;
  return at == rest.size() && !rest.empty();
}

}  // namespace

std::string difference(const std::string& name, std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_lines = lines_of(before);
  const std::vector<std::string_view> new_lines = lines_of(after);
  std::string out;
  std::size_t at = 0;
  bool running = false;
  for (std::size_t i = 0; i < old_lines.size(); ++i) {
    if (at < new_lines.size() && old_lines[i] == new_lines[at]) {
      ++at;
      running = false;
      continue;
    }
    if (!running) out.append(name).append(":").append(std::to_string(i + 1)).append("\n");
    running = true;
    out.append("- ").append(without_return(old_lines[i])).append("\n");
    const bool lost_whole = at >= new_lines.size() || std::find(old_lines.begin() + static_cast<std::ptrdiff_t>(i),
                                                                old_lines.end(), new_lines[at]) != old_lines.end();
    if (lost_whole || !is_left_of(new_lines[at], old_lines[i])) continue;
    out.append("+ ").append(without_return(new_lines[at++])).append("\n");
  }
  return out;
}

}  // namespace rubric::cli
