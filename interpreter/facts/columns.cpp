#include "facts/columns.hpp"

#include <algorithm>
#include <functional>

namespace rubric::facts {

Columns::Columns(const resolve::Model& model, const resolve::Table& table) : types_(table.cells) {
  const auto spread = std::count_if(table.columns.begin(), table.columns.end(),
                                    [](const resolve::Column& c) { return c.per != syntax::Per::row; });
  for (const resolve::Column& column : table.columns) {
    if (column.per == syntax::Per::row) {
      cells_.emplace(column.name, column.first_cell);
      headings_.push_back(column.name);
      types_[column.first_cell] = column.type;
      continue;
    }
    for (std::uint32_t i = 0; i < column.items.size(); ++i) {
      const resolve::Item& item = model[column.items[i]];
      const std::string place =
          item.kind == syntax::ItemKind::question ? model[item.parent].id + " " + item.id : item.id;
      headings_.push_back(column.name + " " + place);
      cells_.emplace(headings_.back(), column.first_cell + i);
      if (spread == 1) cells_.emplace(place, column.first_cell + i);
      types_[column.first_cell + i] = column.type;
    }
  }
  headings_.emplace_back("case");
}

std::optional<std::uint32_t> Columns::cell(std::string_view heading) const {
  const auto at = cells_.find(heading);
  return at == cells_.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace rubric::facts
