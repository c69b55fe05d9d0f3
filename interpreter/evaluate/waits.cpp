#include "evaluate/waits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/text.hpp"
#include "evaluate/wait_sets.hpp"

namespace rubric::evaluate {

namespace {

constexpr std::size_t names_told = 50;
constexpr std::size_t rows_told = 5;

struct Names {
  std::vector<std::string> told;
  std::size_t more = 0;
  bool cut = false;

  std::string rest() const { return fmt::format("and {}{} more", cut ? "at least " : "", more); }
};

const WaitSets& sets_of(const View& view) {
  if (!view.wait_sets) view.wait_sets = wait_sets(view);
  return *view.wait_sets;
}

// "age of t", "answer 2.1 safety of inspected_cases".
std::string column_name(const resolve::Model& model, const resolve::Table& table, std::uint32_t cell) {
  for (const resolve::Column& column : table.columns) {
    if (cell < column.first_cell) continue;
    const std::uint32_t at = cell - column.first_cell;
    if (column.per == syntax::Per::row) {
      if (at == 0) return fmt::format("{} of {}", column.name, table.name);
    } else if (at < column.items.size()) {
      const resolve::Item& item = model[column.items[at]];
      const bool question = item.kind == syntax::ItemKind::question;
      return fmt::format("{} {}{} of {}", column.name, question ? model[item.parent].id + " " : "", item.id,
                         table.name);
    }
  }
  return table.name;
}

Names names_of(const View& view, AttributeId id) {
  const WaitSets& sets = sets_of(view);
  const WaitSet& set = sets.of(id);
  const std::size_t most = is_conclusion(view.model()[id]) ? WaitSets::kept : names_told;
  Names names;
  const auto tell = [&](std::string name) { names.told.push_back(std::move(name)); };
  for (std::size_t i = 0; i < set.waits.size();) {
    const auto& [of_table, first, second, group] = set.waits[i];
    if (of_table != 0 && second != 0) {
      std::vector<std::uint32_t> rows = sets.rows[group];
      // Aggregates over different rows of one column stand side by side.
      for (++i; i < set.waits.size() && set.waits[i][1] == first && set.waits[i][2] == second; ++i) {
        std::vector<std::uint32_t> both;
        const std::vector<std::uint32_t>& other = sets.rows[set.waits[i][3]];
        std::set_union(rows.begin(), rows.end(), other.begin(), other.end(), std::back_inserter(both));
        rows = std::move(both);
      }
      if (names.told.size() >= most) {
        names.more += rows.size();
        continue;
      }
      const std::string column = column_name(view.model(), view.model().tables[first], second - 1);
      for (std::size_t row = 0; row < std::min(rows.size(), rows_told); ++row) {
        tell(fmt::format("{}, row {}", column, rows[row] + 1));
      }
      if (rows.size() > rows_told) tell(fmt::format("{}, and {} more", column, rows.size() - rows_told));
      continue;
    }
    ++i;
    if (names.told.size() >= most) {
      ++names.more;
    } else {
      tell(of_table != 0 ? "table " + view.model().tables[first].name
                         : view.model().attribute_name(AttributeId{second}));
    }
  }
  names.cut = set.cut;
  if (set.cut) ++names.more;
  return names;
}

}  // namespace

std::vector<std::string> waits_for(const View& view, AttributeId attribute) {
  Names names = names_of(view, attribute);
  if (names.more != 0) names.told.push_back(names.rest());
  return std::move(names.told);
}

std::size_t waits_count(const View& view, AttributeId attribute) {
  const Names names = names_of(view, attribute);
  return names.told.size() + names.more;
}

bool waits_for_itself(const View& view, AttributeId attribute) {
  const std::vector<Wait>& waits = sets_of(view).of(attribute).waits;
  return waits.size() == 1 && waits.front()[0] == 0 && waits.front()[2] == attribute.value;
}

std::string waits_text(const View& view, AttributeId attribute) {
  const Names names = names_of(view, attribute);
  if (names.told.empty()) return {};
  if (names.more != 0) return fmt::format("waits for {} {}", listed(names.told, ", "), names.rest());
  return "waits for " + listed(names.told);
}

}  // namespace rubric::evaluate
