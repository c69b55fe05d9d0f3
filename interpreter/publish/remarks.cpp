#include "publish/remarks.hpp"

#include <algorithm>
#include <optional>

#include "parse/markdown.hpp"

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

/// The prose of a Markdown file between two offsets: its lines without headings, fences and what stands in other fences.
Lines prose_between(std::string_view text, std::size_t begin, std::size_t end) {
  Lines lines;
  bool fenced = false;
  while (begin < end) {
    const std::size_t stop = std::min(text.find('\n', begin), end);
    const std::string_view line = trimmed(text.substr(begin, stop - begin));
    begin = stop + 1;
    if (line.substr(0, 3) == "```" || line.substr(0, 3) == "~~~")
      fenced = !fenced;
    else if (!fenced)
      lines.push_back(!line.empty() && line.front() == '#' ? std::string_view{} : line);
  }
  return lines;
}

/// Of a Markdown file, the prose above the block of rules numbered `block`.
Lines prose_above(const std::vector<parsing::RuleBlock>& blocks, std::string_view text, std::size_t block) {
  std::size_t begin = 0;
  if (block != 0) {  // behind the line that closes the block before
    begin = std::min(text.find('\n', blocks[block - 1].lines.end), text.size());
  }
  // The last line is the fence of this block.
  const std::size_t fence = text.rfind('\n', blocks[block].lines.begin < 2 ? 0 : blocks[block].lines.begin - 2);
  return prose_between(text, begin, fence == std::string_view::npos ? 0 : fence);
}

/// The block of rules of a Markdown file in which nothing but comments stands above `declaration`; not the first one,
/// whose prose opens the file.
std::optional<std::size_t> block_that_begins_with(const std::vector<parsing::RuleBlock>& blocks, std::string_view text,
                                                  Span declaration) {
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const auto [begin, end] = std::pair(blocks[i].lines.begin, blocks[i].lines.end);
    if (declaration.begin < begin || declaration.begin >= end) continue;
    std::string_view above = text.substr(begin, declaration.begin - begin);
    while (!above.empty()) {
      const std::size_t stop = std::min(above.find('\n'), above.size());
      const std::string_view line = trimmed(above.substr(0, stop));
      if (!line.empty() && line.front() != '#') return std::nullopt;
      above.remove_prefix(std::min(stop + 1, above.size()));
    }
    return i;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Block> remarks(const Sources& sources, Span declaration) {
  std::vector<Block> blocks;
  const SourceId file = declaration.source;
  const Source& source = sources.get(file);
  if (parsing::is_markdown(source.path)) {
    const std::vector<parsing::RuleBlock> rules = parsing::rule_blocks(source.text);
    if (const auto block = block_that_begins_with(rules, source.text, declaration))
      tell(prose_above(rules, source.text, *block), blocks);
  }
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
  if (parsing::is_markdown(source.path)) {
    const std::vector<parsing::RuleBlock> rules = parsing::rule_blocks(source.text);
    if (!rules.empty()) tell(prose_above(rules, source.text, 0), blocks);
    return blocks;
  }
  for (std::uint32_t line = source.first_line; line < source.first_line + source.line_starts.size(); ++line) {
    const std::optional<std::string_view> text = comment_line(sources.line(file, line));
    if (!text) break;
    lines.push_back(*text);
  }
  tell(lines, blocks);
  return blocks;
}

}  // namespace rubric::publish
