#include "render/source_line.hpp"

#include <algorithm>

namespace rubric::render {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t longest_code_point = 4;  // bytes
constexpr std::size_t narrowest_reach = 64;    // columns

// A piece in terminal columns.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool primary = false;
  std::string text{};
};

struct Layout {
  std::vector<Glyph> glyphs;
  std::vector<std::size_t> starts;  // column of each glyph, and one past the last
};

Layout lay_out(std::string_view line) {
  Layout layout{glyphs(line), {}};
  std::size_t column = 0;
  for (Glyph& glyph : layout.glyphs) {
    layout.starts.push_back(column);
    if (line[glyph.offset] == '\t') {
      glyph.width = static_cast<unsigned>(tab_stop - column % tab_stop);
      glyph.shown.assign(glyph.width, ' ');
    }
    column += glyph.width;
  }
  layout.starts.push_back(column);
  return layout;
}

std::size_t column_of(const Layout& layout, std::size_t byte) {
  const auto after =
      std::upper_bound(layout.glyphs.begin(), layout.glyphs.end(), byte,
                       [](std::size_t at, const Glyph& glyph) { return at < glyph.offset + glyph.length; });
  return layout.starts[static_cast<std::size_t>(after - layout.glyphs.begin())];
}

std::vector<Stretch> stretches(const Layout& layout, const std::vector<Piece>& pieces) {
  std::vector<Stretch> out;
  for (const Piece& piece : pieces) {
    const std::size_t begin = column_of(layout, piece.begin);
    const std::size_t end = piece.end > piece.begin ? column_of(layout, piece.end) : begin;
    out.push_back({begin, std::max(end, begin + 1), piece.primary, one_line(piece.text)});
  }
  return out;
}

// What is looked at of a line, and its pieces in bytes of that.
struct Part {
  std::string text;
  std::vector<Piece> pieces;
};

// The nearest beginning of a code point at or before `byte`; broken UTF-8 may have none.
std::size_t border(std::string_view line, std::size_t byte) {
  std::size_t at = byte;
  for (int steps = 0; steps < 3 && at > 0 && at < line.size(); ++steps) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0U) != 0x80U) return at;
    --at;
  }
  return at;
}

// A line may be as long as a file: only what can come to be shown around the main piece is looked at.
Part part_around(std::string_view line, const std::vector<Piece>& pieces, std::size_t width) {
  const std::size_t reach = longest_code_point * std::max(width, narrowest_reach);
  if (line.size() <= 2 * reach || pieces.empty()) return {std::string(line), pieces};
  const auto main = std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.primary; });
  const std::size_t focus = main != pieces.end() ? main->begin : pieces.front().begin;
  const std::size_t from = focus > reach ? border(line, focus - reach) : 0;
  const std::size_t to = line.size() - focus > reach ? border(line, focus + reach) : line.size();
  const std::string_view before = from != 0 ? "…" : "";
  Part part{cat(before, line.substr(from, to - from), to != line.size() ? "…" : ""), {}};
  for (Piece piece : pieces) {
    if (piece.end < from || piece.begin > to) continue;
    piece.begin = std::max(piece.begin, from) - from + before.size();
    piece.end = std::min(std::max(piece.end, from), to) - from + before.size();
    part.pieces.push_back(std::move(piece));
  }
  return part;
}

// Columns [from, to) of the line that are shown.
struct Window {
  std::size_t from = 0;
  std::size_t to = 0;
};

Window window_over(const Layout& layout, const std::vector<Stretch>& marks, std::size_t width) {
  const std::size_t whole = layout.starts.back();
  if (whole <= width) return {0, std::max(whole, width)};
  const auto main = std::find_if(marks.begin(), marks.end(), [](const Stretch& mark) { return mark.primary; });
  const Stretch& focus = main != marks.end() ? *main : marks.front();
  if (focus.end + 1 < width) return {0, width - 1};
  const std::size_t lead = width / 3;
  const std::size_t latest = whole - width + 1;
  const std::size_t from = std::min(focus.begin > lead ? focus.begin - lead : 1, latest);
  return {from, from == latest ? whole + 1 : from + width - 2};
}

std::string shown_part(const Layout& layout, Window window) {
  std::string out = window.from != 0 ? "…" : "";
  std::size_t column = window.from;
  for (std::size_t i = 0; i < layout.glyphs.size(); ++i) {
    const Glyph& glyph = layout.glyphs[i];
    if (layout.starts[i] < window.from || layout.starts[i + 1] > window.to) continue;
    out.append(layout.starts[i] - column, ' ');  // half of a wide glyph was cut off
    out.append(glyph.shown);
    column = layout.starts[i + 1];
  }
  if (layout.starts.back() > window.to) out.append("…");
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

// One row of characters, painted in runs: '^' primary, '-' and '|' secondary.
std::string paint_row(const std::string& row, Ink ink, bool colour) {
  std::string out;
  for (std::size_t at = 0; at < row.size();) {
    std::size_t end = at;
    while (end < row.size() && row[end] == row[at]) ++end;
    const std::string_view run = std::string_view(row).substr(at, end - at);
    out.append(paint(colour, row[at] == ' ' ? Ink::plain : row[at] == '^' ? ink : Ink::gutter, run));
    at = end;
  }
  return out;
}

void put(std::string& row, std::size_t begin, std::size_t end, char mark) {
  if (row.size() < end) row.resize(end, ' ');
  std::fill(row.begin() + static_cast<std::ptrdiff_t>(begin), row.begin() + static_cast<std::ptrdiff_t>(end), mark);
}

std::string bars(const std::vector<Stretch>& below, std::size_t count) {
  std::string row;
  for (std::size_t i = 0; i < count; ++i) put(row, below[i].begin, below[i].begin + 1, '|');
  return row;
}

std::vector<std::string> rows_under(std::vector<Stretch> marks, Ink ink, bool colour) {
  std::string underline;
  for (const Stretch& mark : marks) {
    if (!mark.primary) put(underline, mark.begin, mark.end, '-');
  }
  for (const Stretch& mark : marks) {
    if (mark.primary) put(underline, mark.begin, mark.end, '^');
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
  std::vector<Stretch> below;
  for (const Stretch& mark : marks) {
    if (!mark.text.empty()) below.push_back(mark);
  }
  std::vector<std::string> rows{paint_row(underline, ink, colour)};
  if (!below.empty() && below.back().end == underline.size()) {
    rows.front().append(cat(" ", paint(colour, below.back().primary ? ink : Ink::gutter, below.back().text)));
    below.pop_back();
  }
  if (!below.empty()) rows.push_back(paint_row(bars(below, below.size()), ink, colour));
  for (std::size_t left = below.size(); left-- > 0;) {
    std::string row = bars(below, left);
    row.resize(below[left].begin, ' ');
    rows.push_back(
        cat(paint_row(row, ink, colour), paint(colour, below[left].primary ? ink : Ink::gutter, below[left].text)));
  }
  return rows;
}

}  // namespace

MarkedLine mark_line(std::string_view line, const std::vector<Piece>& pieces, Ink ink, Style style) {
  const Part part = part_around(line, pieces, style.width);
  const Layout layout = lay_out(part.text);
  std::vector<Stretch> marks = stretches(layout, part.pieces);
  const Window window = window_over(layout, marks, style.width);
  const std::size_t shift = window.from != 0 ? 1 : 0;  // the leading "…"
  std::vector<Stretch> visible;
  for (Stretch& mark : marks) {
    if (mark.end <= window.from || mark.begin > window.to) continue;
    mark.begin = std::max(mark.begin, window.from) - window.from + shift;
    mark.end = std::min(mark.end, window.to + 1) - window.from + shift;
    visible.push_back(std::move(mark));
  }
  return {shown_part(layout, window),
          visible.empty() ? std::vector<std::string>{} : rows_under(std::move(visible), ink, style.colour)};
}

}  // namespace rubric::render
