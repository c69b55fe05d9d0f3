#include "whatif/equal_space.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubric::whatif {

namespace {

using compile::no_slot;
using resolve::AttributeId;
using resolve::ItemId;
using resolve::Model;

bool same_levels(const Model& a, Type type, const Model& b, Type other) {
  const auto& levels = a.level_sets[type.index].levels;
  const auto& others = b.level_sets[other.index].levels;
  return std::equal(levels.begin(), levels.end(), others.begin(), others.end(),
                    [](const resolve::Level& x, const resolve::Level& y) { return x.name == y.name; });
}

/// Whether one way to write a value serves both.
bool alike(const Model& a, Type type, const Model& b, Type other) {
  return type.kind == other.kind && (!type.is_level() || same_levels(a, type, b, other));
}

AttributeId named(const Model& model, const std::string& name) {
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i) {
    if (model.attribute_name(AttributeId{i}) == name) return AttributeId{i};
  }
  return {};
}

ItemId same_item(const Model& from, ItemId item, const Model& to) {
  const std::string name = from.item_name(item);
  for (std::uint32_t i = 0; i < to.items.size(); ++i) {
    if (to.item_name(ItemId{i}) == name) return ItemId{i};
  }
  return {};
}

evaluate::RulesView view(const Methodology::Impl& rules) { return {rules.ast, rules.rules, rules.programs.front()}; }

void find_inputs(Space& space) {
  const check::Rules& first = space.first.rules;
  const check::Rules& second = space.second.rules;
  const auto absent = [](const check::Rules& rules, AttributeId id) {
    return rules.attributes[id.index()].definition.valid();
  };
  for (std::uint32_t i = 0; i < first.inputs.size(); ++i) {
    const AttributeId id = first.inputs[i];
    SharedInput input{first.model.attribute_name(id), first.attributes[id.index()].type, true, i};
    input.may_be_absent = absent(first, id);
    const AttributeId other = named(second.model, input.name);
    const bool top = first.model[id].item.value == 0;
    if (other.valid() && second.attributes[other.index()].input != Id<int>::none &&
        alike(first.model, input.type, second.model, second.attributes[other.index()].type)) {
      input.second = second.attributes[other.index()].input;
      input.may_be_absent = input.may_be_absent || absent(second, other);
    } else if (other.valid() || !top) {
      space.only_first.push_back(input.name);
      continue;
    }
    space.inputs.push_back(std::move(input));
  }
  for (std::uint32_t i = 0; i < second.inputs.size(); ++i) {
    const AttributeId id = second.inputs[i];
    SharedInput input{second.model.attribute_name(id), second.attributes[id.index()].type, false};
    const bool known =
        std::any_of(space.inputs.begin(), space.inputs.end(), [&](const SharedInput& it) { return it.second == i; });
    if (known) continue;
    if (second.model[id].item.value != 0 || named(first.model, input.name).valid()) {
      space.only_second.push_back(input.name);
      continue;
    }
    input.second = i;
    input.may_be_absent = absent(second, id);
    space.inputs.push_back(std::move(input));
  }
}

void find_records(Space& space) {
  const Model& model = space.first.rules.model;
  const Model& other = space.second.rules.model;
  const compile::Program& program = space.first.programs.front();
  const compile::Program& with = space.second.programs.front();
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i) {
    const AttributeId second = named(other, model.attribute_name(AttributeId{i}));
    if (!second.valid()) continue;
    const bool allowed =
        program.discretion_slots[i].present != no_slot || with.discretion_slots[second.index()].present != no_slot;
    const Type type = space.first.rules.attributes[i].type;
    if (allowed && alike(model, type, other, space.second.rules.attributes[second.index()].type))
      space.ratings.push_back({model.attribute_name(AttributeId{i}), AttributeId{i}, second,
                               static_cast<std::uint32_t>(model.level_sets[type.index].levels.size())});
  }
  for (std::uint32_t i = 0; i < model.adjustments.size(); ++i) {
    if (space.first.rules.adjustments[i].kind == syntax::AdjustmentKind::discretion) continue;
    const SharedWaiver waiver{adjustment_name(view(space.first), i),
                              model.attribute_name(model.adjustments[i].attribute), i};
    for (std::uint32_t k = 0; k < other.adjustments.size(); ++k) {
      if (adjustment_name(view(space.second), k) != waiver.name ||
          other.attribute_name(other.adjustments[k].attribute) != waiver.on)
        continue;
      if (!space.first.rules.adjustments[i].waivable && !space.second.rules.adjustments[k].waivable) continue;
      space.waivers.push_back(waiver);
      space.waivers.back().second = k;
    }
  }
  for (std::uint32_t i = 0; i < model.items.size(); ++i) {
    const ItemId item = same_item(model, ItemId{i}, other);
    if (item.valid() && program.not_rated_input[i] != no_slot && with.not_rated_input[item.index()] != no_slot)
      space.not_rated.push_back({model.item_name(ItemId{i}), ItemId{i}, item});
  }
}

/// The heading of a cell in case data, and its name as a symbol.
struct CellName {
  std::string heading;
  std::string symbol;
  Type type{};
  std::uint32_t cell = 0;
};

std::vector<CellName> cells_of(const Model& model, const resolve::Table& table) {
  std::vector<CellName> cells;
  for (const resolve::Column& column : table.columns) {
    if (column.items.empty())
      cells.push_back({column.name, fmt::format("{}/{}/", table.name, column.name), column.type, column.first_cell});
    for (std::uint32_t i = 0; i < column.items.size(); ++i) {
      const resolve::Item& item = model[column.items[i]];
      const std::string of = item.kind == syntax::ItemKind::question ? model[item.parent].id + " " + item.id : item.id;
      cells.push_back({column.name + " " + of,
                       fmt::format("{}/{}/{}", table.name, column.name, model.item_name(column.items[i])), column.type,
                       column.first_cell + i});
    }
  }
  return cells;
}

void find_tables(Space& space) {
  const Model& model = space.first.rules.model;
  const Model& other = space.second.rules.model;
  for (std::uint32_t i = 0; i < model.tables.size(); ++i) {
    const auto at = other.table_by_name.find(model.tables[i].name);
    if (at == other.table_by_name.end()) continue;
    SharedTable table{model.tables[i].name, i, at->second};
    const std::vector<CellName> others = cells_of(other, other.tables[at->second]);
    for (CellName& cell : cells_of(model, model.tables[i])) {
      for (const CellName& same : others) {
        if (same.symbol == cell.symbol && alike(model, cell.type, other, same.type))
          table.cells.push_back({cell.heading, cell.symbol, cell.type, cell.cell, same.cell});
      }
    }
    space.tables.push_back(std::move(table));
  }
}

}  // namespace

Space::Space(const Methodology::Impl& a, const Methodology::Impl& b) : first(a), second(b) {
  find_inputs(*this);
  find_records(*this);
  find_tables(*this);
  for (const Methodology::Impl* side : {&first, &second}) {
    for (const std::string& known : side->rules.texts) text(known);
  }
  std::string other = "other";
  while (std::find(texts.begin(), texts.end(), other) != texts.end()) other += " than that";
  other_text = text(other);
}

std::uint32_t Space::text(const std::string& wanted) {
  const auto at = std::find(texts.begin(), texts.end(), wanted);
  if (at == texts.end()) return texts.push_back(wanted), static_cast<std::uint32_t>(texts.size() - 1);
  return static_cast<std::uint32_t>(at - texts.begin());
}

std::string Space::written(Type type, bool of_first, const Number& value) const {
  const auto at = static_cast<std::size_t>(value.raw());
  switch (type.kind) {
    case Kind::boolean: return value.raw() != 0 ? "true" : "false";
    case Kind::percent: return value.exact() + "%";
    case Kind::text: return texts[at];
    case Kind::date: return to_string(Date{static_cast<std::int32_t>(value.raw())});
    case Kind::scale:
    case Kind::choice: return (of_first ? first : second).rules.model.level_sets[type.index].levels[at].name;
    default: return value.exact();
  }
}

}  // namespace rubric::whatif
