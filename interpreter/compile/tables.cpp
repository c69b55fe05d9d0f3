#include <cassert>
#include <limits>

#include "compile/compiler.hpp"

namespace rubric::compile {

void Compiler::lay_out_inputs() {
  program_.first_input = program_.slot_count;
  for (const AttributeId input : rules_.inputs) {
    const check::Attribute& attribute = rules_.attributes[input.index()];
    emitter_.input(attribute.type);
    program_.input_has_else.push_back(attribute.definition.valid());
  }
  program_.discretion_slots.resize(rules_.attributes.size());
  program_.adjustment_off.assign(rules_.adjustments.size(), no_slot);
  for (std::size_t i = 0; i < rules_.adjustments.size(); ++i) {
    if (rules_.adjustments[i].kind != syntax::AdjustmentKind::discretion) {
      program_.adjustment_off[i] = flag();
      continue;
    }
    const AttributeId attribute = rules_.model.adjustments[i].attribute;
    DiscretionSlots& slots = program_.discretion_slots[attribute.index()];
    if (slots.present != no_slot) continue;
    slots.present = flag();
    slots.to = emitter_.input(rules_.attributes[attribute.index()].type);
    slots.has_reason = flag();
    slots.has_by = flag();
  }
  program_.not_rated_input.assign(rules_.model.items.size(), no_slot);
  for (std::size_t i = 0; i < rules_.not_rated.size(); ++i) {
    Slot& slot = program_.not_rated_input[rules_.model.not_rated[i].item.index()];
    if (!rules_.not_rated[i].valid() && slot == no_slot) slot = flag();
  }
}

namespace {

void find_starts(BandTable& table) {
  const std::int64_t above = table.edge_belongs_above ? 0 : 1;
  for (const Number& edge : table.edges) {
    const std::optional<std::int64_t> whole = edge.whole();
    if (!whole || *whole == std::numeric_limits<std::int64_t>::max()) return table.starts.clear();
    table.starts.push_back(*whole + above);
  }
}

}  // namespace

void Compiler::lay_out_tables() {
  for (const resolve::LevelSet& set : rules_.model.level_sets) {
    std::vector<Number>& points = program_.points.emplace_back();
    for (const resolve::Level& level : set.levels) points.push_back(level.points.value_or(Number(0)));
  }
  for (const check::Bands& bands : rules_.bands) {
    BandTable table;
    table.edge_belongs_above = bands.edge_belongs_above;
    for (std::size_t row = 0; row < bands.rows.size(); ++row) {
      if (row != 0) table.edges.push_back(constant_bound(bands.rows[row].bound));
      table.levels.push_back(bands.rows[row].level);
    }
    find_starts(table);
    program_.bands.push_back(std::move(table));
  }
}

Slot Compiler::flag() {
  program_.flags.push_back(emitter_.input({Kind::boolean, 0}));
  return program_.flags.back();
}

const Number& Compiler::constant_bound(NodeId id) {
  const Number* value = emitter_.constant_value(lower(id));
  assert(value != nullptr && "a bound is a constant or a parameter");
  return *value;
}

}  // namespace rubric::compile
