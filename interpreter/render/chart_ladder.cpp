#include <algorithm>

#include "render/chart.hpp"
#include "render/glyphs.hpp"

namespace rubric::render {
namespace {

constexpr double most_for_cells = 560;
constexpr double most_cell = 46;
constexpr double least_cell = 6;
constexpr double cell_height = 28;
constexpr double row_height = 44;  // a marker stands above a cell

struct Cells {
  double left = 0;
  double top = 0;
  double wide = 0;
  svg::Box cell(std::size_t x, std::size_t y) const {
    return {left + svg::real(x) * wide, top + svg::real(y) * row_height + row_height - cell_height, wide, cell_height};
  }
};

// The levels that the shades stand for, lowest first.
std::vector<std::string> levels_of(const Chart& chart) {
  std::vector<std::string> levels = chart.key;
  for (const ChartMark& mark : chart.marks) {
    if (chart.key.empty() && !mark.label.empty() && !place_of(levels, mark.label)) levels.push_back(mark.label);
  }
  return levels;
}

std::string upper(std::string letter) {
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  return letter;
}

// "Requires improvement" -> "RI".
std::string initials(std::string_view text) {
  std::string out;
  bool begins = true;
  for (const Glyph& glyph : glyphs(text)) {
    const bool space = glyph.shown == " ";
    if (begins && !space) out.append(upper(glyph.shown));
    begins = space;
  }
  return out;
}

struct Row {
  std::vector<const ChartMark*> cells;  // null where there is none
};

std::vector<Row> rows_of(const Chart& chart) {
  std::vector<Row> rows(chart.y.size(), Row{std::vector<const ChartMark*>(chart.x.size(), nullptr)});
  if (rows.empty()) return rows;
  for (const PlacedMark& placed : placed_marks(chart)) rows[placed.y].cells[placed.x] = placed.mark;
  return rows;
}

struct Look {
  std::string shape;
  std::string text;
};

Look look_of(const std::vector<std::string>& levels, std::string_view label) {
  const auto level = place_of(levels, label);
  if (!level) return {"empty", "on-empty"};
  const std::size_t number = svg::shade_of_level(*level, levels.size());
  return {svg::shade(number), svg::on_shade(number)};
}

// The name of the level once over neighbouring cells of it, beside the one that is marked, as far as it fits.
void draw_run(const Row& row, std::size_t begin, std::size_t end, std::size_t y, const Cells& cells, const Look& look,
              svg::Node into) {
  const std::string& name = row.cells[begin]->label;
  for (std::size_t x = begin; x < end; ++x) {
    if (!row.cells[x]->strong) continue;
    if (x - begin > end - x - 1) {
      end = x;
    } else {
      begin = x + 1;
    }
    break;
  }
  const double room = svg::real(end - begin) * cells.wide - 6;
  const std::string text = svg::width_of(name) <= room ? name : initials(name);
  if (text.empty() || svg::width_of(text) > room) return;
  const svg::Box first = cells.cell(begin, y);
  svg::label(into, {first.x + svg::real(end - begin) * cells.wide / 2, first.y + cell_height / 2 + 4.5}, text,
             cat("name ", look.text), svg::Anchor::middle);
}

void draw_row(const Chart& chart, const Row& row, std::size_t y, const std::vector<std::string>& levels,
              const Cells& cells, svg::Node into) {
  for (std::size_t x = 0; x < row.cells.size(); ++x) {
    if (row.cells[x] == nullptr) continue;
    const ChartMark& mark = *row.cells[x];
    const svg::Node shape = svg::rect(into, cells.cell(x, y), cat("notch ", look_of(levels, mark.label).shape));
    svg::tip(shape, cat(place_text(chart, mark.x, mark.y), mark.label.empty() ? "" : cat(": ", mark.label),
                        mark.strong ? " (now)" : ""));
  }
  for (std::size_t begin = 0; begin < row.cells.size();) {
    std::size_t end = begin + 1;
    if (row.cells[begin] != nullptr) {
      while (end < row.cells.size() && row.cells[end] != nullptr && row.cells[end]->label == row.cells[begin]->label)
        ++end;
      draw_run(row, begin, end, y, cells, look_of(levels, row.cells[begin]->label), into);
    }
    begin = end;
  }
  for (std::size_t x = 0; x < row.cells.size(); ++x) {
    if (row.cells[x] == nullptr || !row.cells[x]->strong) continue;
    const svg::Box box = cells.cell(x, y);
    svg::rect(into, box, "ring outline");
    const double middle = box.x + box.width / 2;
    svg::path(into, cat("M", svg::pixels(middle - 5), " ", svg::pixels(box.y - 9), " h10 l-5 7 Z"), "marker");
  }
}

}  // namespace

svg::Point draw_ladder(const Chart& chart, const Drawing& into) {
  const std::vector<std::string> levels = levels_of(chart);
  const std::vector<Row> rows = rows_of(chart);
  Cells cells;
  cells.wide = std::clamp(most_for_cells / svg::real(std::max<std::size_t>(chart.x.size(), 1)), least_cell, most_cell);
  cells.left = names_width(chart.y, 240);
  const double width = cells.wide * svg::real(chart.x.size());
  const double total = std::max(cells.left + width, 420.0);
  std::vector<svg::LegendEntry> entries;
  for (const std::string& level : levels) entries.push_back({cat("notch ", look_of(levels, level).shape), level});
  const bool marked =
      std::any_of(chart.marks.begin(), chart.marks.end(), [](const ChartMark& mark) { return mark.strong; });
  if (marked) entries.push_back({"ring outline", "▼ now"});
  cells.top = svg::legend(into.node, {2, 2}, total, entries);
  if (!chart.y_title.empty()) svg::label(into.node, {0, cells.top + 10}, chart.y_title, "axis");
  for (std::size_t y = 0; y < rows.size(); ++y) {
    row_name(into.node, {cells.left - 8, cells.cell(0, y).y + cell_height / 2}, chart.y[y], cells.left);
    draw_row(chart, rows[y], y, levels, cells, into.node);
  }
  double bottom = cells.top + svg::real(rows.size()) * row_height;
  bottom += svg::ticks(into.node, {cells.left, bottom, width, 0}, chart.x, {}, false);
  if (!chart.x_title.empty()) {
    const bool wide = svg::width_of(chart.x_title) < width;
    svg::label(into.node, {wide ? cells.left + width / 2 : cells.left, bottom + 12}, chart.x_title, "axis",
               wide ? svg::Anchor::middle : svg::Anchor::start);
    bottom += 18;
  }
  return {total + 24, bottom + 4};
}

}  // namespace rubric::render
