#include "render/grid.hpp"

#include <algorithm>
#include <iterator>

#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 12;  // a folded column keeps room for a word
constexpr std::size_t prose = 30;      // the last column is prose and folds first, down to this
constexpr std::size_t smallest_table = 40;

std::vector<std::string> lines_of(const Cell& cell, std::size_t width) {
  const std::size_t lead = columns(cell.lead);
  std::vector<std::string> lines = fold(cell.text, std::max<std::size_t>(width - std::min(width, lead), 1));
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = cat(i == 0 ? cell.lead : std::string(lead, ' '), lines[i]);
  return lines;
}

std::size_t room(Style style) { return std::max<std::size_t>(style.width, smallest_table) - indent; }

}  // namespace

Grid::Grid(std::vector<std::string> headings) {
  for (std::string& heading : headings) {
    const bool right = !heading.empty() && heading.front() == '>';
    columns_.push_back({right ? heading.substr(1) : std::move(heading), right});
  }
}

void Grid::add(std::vector<Cell> row) {
  for (Cell& cell : row) cell.text = one_line(cell.text);
  rows_.push_back({std::move(row), {}});
}

void Grid::note(Cell cell) {
  cell.text = one_line(cell.text);
  rows_.back().notes.push_back(std::move(cell));
}

std::vector<std::size_t> Grid::widths(std::size_t available) const {
  std::vector<std::size_t> out(columns_.size(), 0);
  for (const auto& [row, notes] : rows_) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = std::max(out[i], columns(row[i].lead) + columns(row[i].text));
  }
  std::size_t used = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] != 0) out[i] = std::max(out[i], columns(columns_[i].heading));
    used += out[i] != 0 ? out[i] + gap : 0;
  }
  used -= std::min(used, gap);
  while (used > available) {
    const auto widest = out.back() > prose ? std::prev(out.end()) : std::max_element(out.begin(), out.end());
    if (*widest <= narrowest) break;
    --*widest;
    --used;
  }
  return out;
}

std::string Grid::line(const std::vector<std::size_t>& wide, const std::vector<std::string>& fields,
                       const std::vector<Ink>& inks, bool colour) const {
  std::string out(indent, ' ');
  for (std::size_t i = 0; i < wide.size(); ++i) {
    if (wide[i] == 0) continue;
    const std::string field = columns_[i].right ? pad_left(fields[i], wide[i]) : fields[i];
    out.append(paint(colour, inks[i], field));
    out.append(wide[i] - std::min(wide[i], columns(field)) + gap, ' ');
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out.append("\n");
}

// A heading wider than its column is folded, and stands on the rule.
std::string Grid::head(const std::vector<std::size_t>& wide, bool colour) const {
  std::vector<std::vector<std::string>> headings;
  std::vector<std::string> rule;
  std::size_t height = 1;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    headings.push_back(wide[i] == 0 ? std::vector<std::string>{} : fold(columns_[i].heading, wide[i]));
    height = std::max(height, headings.back().size());
    rule.push_back(repeat("─", wide[i]));
  }
  std::string out;
  for (std::size_t number = 0; number < height; ++number) {
    std::vector<std::string> parts;
    for (const std::vector<std::string>& heading : headings) {
      const std::size_t above = height - heading.size();
      parts.push_back(number < above ? std::string{} : heading[number - above]);
    }
    out.append(line(wide, parts, std::vector<Ink>(wide.size(), Ink::strong), colour));
  }
  return out.append(line(wide, rule, std::vector<Ink>(wide.size(), Ink::faint), colour));
}

bool Grid::fits(Style style) const {
  const std::size_t available = room(style);
  std::size_t used = 0;
  for (const std::size_t width : widths(available)) used += width != 0 ? width + gap : 0;
  return used <= available + gap;
}

std::string Grid::write(Style style, bool headed) const {
  const std::size_t available = room(style);
  const std::vector<std::size_t> wide = widths(available);
  std::string out = headed ? head(wide, style.colour) : std::string{};
  for (const auto& [row, notes] : rows_) {
    std::vector<std::vector<std::string>> fields;
    std::vector<Ink> inks;
    std::size_t height = 1;
    for (std::size_t i = 0; i < wide.size(); ++i) {
      fields.push_back(wide[i] == 0 ? std::vector<std::string>{} : lines_of(row[i], wide[i]));
      inks.push_back(row[i].ink);
      height = std::max(height, fields.back().size());
    }
    for (std::size_t number = 0; number < height; ++number) {
      std::vector<std::string> parts;
      for (const std::vector<std::string>& field : fields)
        parts.push_back(number < field.size() ? field[number] : std::string{});
      out.append(line(wide, parts, inks, style.colour));
    }
    for (const Cell& note : notes) {
      for (const std::string& text : lines_of(note, available))
        out.append(line({available}, {text}, {note.ink}, style.colour));
    }
  }
  return out;
}

}  // namespace rubric::render
