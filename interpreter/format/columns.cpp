#include "format/columns.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace rubric::format {
namespace {

// A cell on the first line of its row, with what stands in it.
struct Cell {
  std::uint32_t token = 0;
  std::size_t width = 0;
};

struct Table {
  std::vector<Cell> cells;  // of all rows, one behind the other; each row begins with cell 0
  std::size_t last = 0;     // the highest number of a cell
};

std::vector<Table> tables_of(const Tokens& tokens, const Plan& plan) {
  std::vector<Table> tables;
  Cell* open = nullptr;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const Place& place = plan[i];
    const std::size_t wide = width(tokens, tokens.all[i].piece);
    const bool begins_cell = place.table != none && (place.broken ? place.cell == 0 : open != nullptr);
    if (place.broken) open = nullptr;
    if (begins_cell) {
      if (place.table >= tables.size()) tables.resize(place.table + std::size_t{1});
      Table& table = tables[place.table];
      table.cells.push_back({i, wide});
      table.last = std::max<std::size_t>(table.last, place.cell);
      open = &table.cells.back();
    } else if (open != nullptr) {
      open->width += place.spaces + wide;
    }
  }
  return tables;
}

}  // namespace

std::size_t width(const Tokens& tokens, Piece piece) { return utf8::count(tokens.of(piece)); }

std::vector<std::size_t> cell_columns(const Tokens& tokens, const Plan& plan) {
  std::vector<std::size_t> columns(plan.size(), 0);
  for (const Table& table : tables_of(tokens, plan)) {
    // A cell begins behind the widest of those that end before it, column by column from the left.
    for (std::size_t number = 1; number <= table.last; ++number) {
      std::size_t column = 0;
      for (std::size_t i = 1; i < table.cells.size(); ++i) {
        const Cell& before = table.cells[i - 1];
        const Place& place = plan[table.cells[i].token];
        if (place.cell == number) column = std::max(column, columns[before.token] + before.width + place.spaces);
      }
      for (const Cell& cell : table.cells)
        if (plan[cell.token].cell == number) columns[cell.token] = column;
    }
  }
  return columns;
}

}  // namespace rubric::format
