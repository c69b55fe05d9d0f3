#include "publish/remarks.hpp"

#include <algorithm>
#include <optional>

namespace rubric::publish {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The text of a line that is a comment and nothing else.
std::optional<std::string_view> comment_line(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text.empty() || text.front() != '#') return std::nullopt;
  return trimmed(text.substr(1));
}

/// The comment behind what else stands in a line.
std::string_view comment_behind(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && line[i] == '#') {
      return trimmed(line.substr(i + 1));
    }
  }
  return {};
}

using Lines = std::vector<std::string_view>;

/// Comments as paragraphs, and as points where a line begins with a dash.
void tell(const Lines& lines, std::vector<Block>& blocks) {
  const std::size_t told = blocks.size();
  bool open = false;
  for (const std::string_view line : lines) {
    const bool point = line.substr(0, 2) == "- ";
    const bool deeper = !blocks.empty() && open && blocks.back().kind == BlockKind::points;
    if (line.empty()) {
      open = false;
    } else if (point) {
      if (!deeper) blocks.push_back({BlockKind::points});
      blocks.back().points.emplace_back(trimmed(line.substr(2)));
      open = true;
    } else if (open) {
      Prose& before = deeper ? blocks.back().points.back() : blocks.back().text;
      before.text(" ").text(line);
    } else {
      blocks.push_back({BlockKind::remark, Prose(line)});
      open = true;
    }
  }
  const auto mark = [](Prose& prose) { prose = Prose().marked(prose.words()); };
  for (std::size_t i = told; i < blocks.size(); ++i) {
    mark(blocks[i].text);
    for (Prose& point : blocks[i].points) mark(point);
  }
}

/// Whether a comment that stands alone heads a part of the file ("Tests"): one line, and no sentence.
bool is_heading(const Lines& lines) {
  return lines.size() == 1 && !lines.front().empty() && lines.front().back() != '.' && lines.front().back() != ':';
}

/// The run of comment lines that ends at line `last`; `first` becomes where it begins.
Lines run_ending_at(const Sources& sources, SourceId file, std::uint32_t last, std::uint32_t& first) {
  const std::uint32_t start = sources.get(file).first_line;
  Lines lines;
  first = last + 1;
  while (first > start) {
    const std::optional<std::string_view> text = comment_line(sources.line(file, first - 1));
    if (!text) break;
    lines.push_back(*text);
    --first;
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

}  // namespace

std::vector<Block> remarks(const Sources& sources, Span declaration) {
  std::vector<Block> blocks;
  const SourceId file = declaration.source;
  const std::uint32_t start = sources.get(file).first_line;
  const std::uint32_t begin = sources.place(declaration).line;
  if (begin > start) {
    std::uint32_t first = begin;
    const Lines above = run_ending_at(sources, file, begin - 1, first);
    std::uint32_t last = first - 1;
    while (last > start && trimmed(sources.line(file, last)).empty()) --last;
    std::uint32_t further_first = last;
    const Lines further =
        last > start && last < first - 1 ? run_ending_at(sources, file, last, further_first) : Lines{};
    if (!further.empty() && !is_heading(further) && further_first > start) tell(further, blocks);
    if (first > start) tell(above, blocks);
  }
  const std::uint32_t end = sources.place({file, declaration.end == 0 ? 0 : declaration.end - 1, declaration.end}).line;
  Lines inside;
  for (std::uint32_t line = begin; line <= end; ++line) {
    const std::string_view behind = comment_behind(sources.line(file, line));
    if (!behind.empty()) inside.push_back(behind);
  }
  tell(inside, blocks);
  return blocks;
}

std::vector<Block> opening(const Sources& sources, SourceId file) {
  std::vector<Block> blocks;
  Lines lines;
  const Source& source = sources.get(file);
  for (std::uint32_t line = source.first_line; line < source.first_line + source.line_starts.size(); ++line) {
    const std::optional<std::string_view> text = comment_line(sources.line(file, line));
    if (!text) break;
    lines.push_back(*text);
  }
  tell(lines, blocks);
  return blocks;
}

}  // namespace rubric::publish
