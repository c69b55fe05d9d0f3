#include "render/excerpt.hpp"

#include <algorithm>
#include <map>

#include "render/source_line.hpp"

namespace rubric::render {
namespace {

// Of a span over more lines than this, only the first and the last are shown.
constexpr std::uint32_t whole_lines = 4;
constexpr std::size_t longest_indent = 256;

using Lines = std::map<std::uint32_t, std::vector<Piece>>;

// Into the text, and past a byte order mark.
Span clamp(const Sources& sources, Span span) {
  const Source& source = sources.get(span.source);
  const auto size = static_cast<std::uint32_t>(source.text.size());
  span.begin = std::clamp(span.begin, std::min(source.line_starts.front(), size), size);
  span.end = std::clamp(span.end, span.begin, size);
  return span;
}

// The number of the line in which `byte` lies; the column is dear in a long line and is counted once, above the excerpt.
std::uint32_t line_of(const Source& source, std::uint32_t byte) {
  const auto& starts = source.line_starts;
  const auto after = std::upper_bound(starts.begin(), starts.end(), byte);
  const auto index = after == starts.begin() ? 0 : static_cast<std::uint32_t>(after - starts.begin() - 1);
  return index + source.first_line;
}

// The first byte that is no space; a longer indent than `longest_indent` counts up to there.
std::size_t indent_of(std::string_view line) {
  const std::size_t found = line.substr(0, longest_indent).find_first_not_of(" \t");
  return found == std::string_view::npos && line.size() > longest_indent ? longest_indent : found;
}

// The pieces of one mark, line by line; the text stands at the last.
void add_pieces(const Sources& sources, const Mark& mark, Lines& lines) {
  const Span span = clamp(sources, mark.span);
  const Source& source = sources.get(span.source);
  const std::uint32_t first = line_of(source, span.begin);
  const std::uint32_t last_byte = span.end > span.begin ? span.end - 1 : span.begin;
  const std::uint32_t last = line_of(source, last_byte);
  for (std::uint32_t number = first; number <= last; ++number) {
    if (last - first >= whole_lines && number != first && number != last) continue;
    const std::string_view line = sources.line(span.source, number);
    const std::uint32_t start = source.line_starts[number - source.first_line];
    Piece piece{0, line.size(), mark.primary, number == last ? mark.text : std::string{}};
    const std::size_t indent = indent_of(line);
    piece.begin = number == first ? std::min<std::size_t>(span.begin - start, line.size()) : indent;
    if (number == last) piece.end = std::min<std::size_t>(span.end - start, line.size());
    if (number != first && indent == std::string_view::npos) continue;  // a blank line has nothing to underline
    piece.end = std::max(piece.begin, piece.end);
    lines[number].push_back(std::move(piece));
  }
}

std::string place_line(const Sources& sources, const Mark& mark, bool first, std::size_t gutter, Style style) {
  const Place place = sources.place(clamp(sources, mark.span));
  const std::string arrow = cat(std::string(gutter, ' '), first ? "--> " : "::: ");
  return cat(paint(style.colour, Ink::gutter, arrow), one_line(sources.get(mark.span.source).path), ":",
             std::to_string(place.line), ":", std::to_string(place.column), "\n");
}

std::string drawn(const Sources& sources, SourceId source, const Lines& lines, std::size_t gutter, Ink ink,
                  Style style) {
  const std::size_t taken = gutter + 3;
  const Style inner{style.colour, style.width > taken + 20 ? style.width - static_cast<unsigned>(taken) : 20};
  const auto beside = [&](std::string_view number, std::string_view text) {
    const std::string margin = cat(pad_left(std::string(number), gutter), " |");
    return cat(paint(style.colour, Ink::gutter, margin), text.empty() ? "" : " ", text, "\n");
  };
  std::string out = beside("", "");
  std::uint32_t before = 0;
  for (const auto& [number, pieces] : lines) {
    if (before != 0 && number > before + 1) out.append(paint(style.colour, Ink::gutter, "...")).append("\n");
    const MarkedLine marked = mark_line(sources.line(source, number), pieces, ink, inner);
    out.append(beside(std::to_string(number), marked.line));
    for (const std::string& row : marked.rows) out.append(beside("", row));
    before = number;
  }
  return out;
}

}  // namespace

bool has_place(const Sources& sources, Span span) { return static_cast<std::size_t>(span.source) < sources.size(); }

std::string excerpt(const Sources& sources, const std::vector<Mark>& marks, Ink ink, Style style) {
  std::vector<SourceId> order;
  std::map<SourceId, Lines> by_source;
  std::size_t gutter = 1;
  for (const Mark& mark : marks) {
    if (!has_place(sources, mark.span)) continue;
    if (by_source.count(mark.span.source) == 0) order.push_back(mark.span.source);
    Lines& lines = by_source[mark.span.source];
    if (!sources.get(mark.span.source).text.empty()) add_pieces(sources, mark, lines);
    if (!lines.empty()) gutter = std::max(gutter, std::to_string(lines.rbegin()->first).size());
  }
  std::string out;
  for (const SourceId source : order) {
    const auto head =
        std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.span.source == source; });
    out.append(place_line(sources, *head, source == order.front(), gutter, style));
    const Lines& lines = by_source[source];
    if (!lines.empty()) out.append(drawn(sources, source, lines, gutter, ink, style));
  }
  return out;
}

}  // namespace rubric::render
