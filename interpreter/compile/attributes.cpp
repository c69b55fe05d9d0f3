#include <algorithm>
#include <array>
#include <cassert>

#include "compile/compiler.hpp"

namespace rubric::compile {

constexpr Type boolean{Kind::boolean, 0};

void Compiler::ensure(AttributeId attribute) {
  if (program_.final_[attribute.index()] != no_slot) return;
  assert(!begun_[attribute.index()] && "checked rules have no cycle");
  begun_[attribute.index()] = true;
  aside([&] { compile_attribute(attribute); });
}

bool Compiler::bears_rated(AttributeId id) const {
  const resolve::Attribute& attribute = rules_.model[id];
  return rules_.may_be_unrated[attribute.item.index()] &&
         (attribute.name == "rating" ||
          (attribute.item.value == 0 && attribute.kind == resolve::AttributeKind::rating));
}

void Compiler::compile_attribute(AttributeId id) {
  const check::Attribute& attribute = rules_.attributes[id.index()];
  const Type type = attribute.type;
  Slot computed = no_slot;
  if (attribute.input == Id<int>::none) {
    computed = lower(attribute.definition);
  } else {
    computed = program_.first_input + attribute.input;
    if (attribute.definition.valid()) {
      emitter_.open(Emitter::Stretch::segment);
      const Slot otherwise = lower(attribute.definition);
      const Slot given = computed;
      computed = emitter_.emit({Opcode::or_else, false, no_slot, given, otherwise}, type);
      emitter_.guard(Opcode::skip_given, given, given, emitter_.close());
    }
  }
  if (attribute.out_of.valid()) lower(attribute.out_of);
  Slot value = bounded(id, discretion(id, computed));
  unwrapped_[id.index()] = value;
  if (bears_rated(id)) {
    const Slot rated = ensure_rated(rules_.model[id].item);
    value = emitter_.emit({Opcode::rated, false, no_slot, rated, value}, type);
    computed = emitter_.emit({Opcode::rated, false, no_slot, rated, computed}, type);
    Slot& applied = program_.discretion_slots[id.index()].applied;
    if (applied != no_slot)
      applied = emitter_.emit({Opcode::choose, false, no_slot, rated, applied, truth(false)}, boolean);
  }
  program_.computed[id.index()] = computed;
  program_.final_[id.index()] = value;
}

Slot Compiler::ensure_rated(ItemId item) {
  if (!rules_.may_be_unrated[item.index()]) return truth(true);
  Slot& rated = program_.rated[item.index()];
  if (rated != no_slot) return rated;
  aside([&] {
    Slot unrated = truth(false);
    for (std::size_t i = 0; i < rules_.not_rated.size(); ++i) {
      if (rules_.model.not_rated[i].item != item) continue;
      const NodeId when = rules_.not_rated[i];
      const Slot holds = when.valid() ? lower(when) : program_.not_rated_input[item.index()];
      program_.not_rated_when[i] = holds;
      unrated = unrated == truth(false) ? holds
                                        : emitter_.emit({Opcode::logical_or, false, no_slot, unrated, holds}, boolean);
    }
    rated = emitter_.emit({Opcode::logical_not, false, no_slot, unrated}, boolean);
  });
  return rated;
}

Slot Compiler::discretion(AttributeId id, Slot computed) {
  DiscretionSlots& slots = program_.discretion_slots[id.index()];
  if (slots.present == no_slot) return computed;
  const Type type = rules_.attributes[id.index()].type;
  Slot permitted = no_slot;
  Slot reached = no_slot;
  emitter_.open(Emitter::Stretch::segment);
  for (const std::uint32_t i : rules_.model[id].adjustments) {
    const check::Adjustment& rule = rules_.adjustments[i];
    if (rule.kind != syntax::AdjustmentKind::discretion) continue;
    const auto record = static_cast<std::uint32_t>(program_.discretions.size());
    program_.discretions.push_back(
        {i, rule.width, rule.up, rule.down, rule.requires_reason, rule.requires_by, slots.has_reason, slots.has_by});
    Slot permit = emitter_.emit({Opcode::permit, false, no_slot, computed, slots.to, record}, boolean);
    if (rule.when.valid()) {
      emitter_.open(Emitter::Stretch::segment);
      const Slot allowed = permit;
      program_.adjustment_when[i] = lower(rule.when);
      permit =
          emitter_.emit({Opcode::choose, false, no_slot, allowed, program_.adjustment_when[i], truth(false)}, boolean);
      emitter_.guard(Opcode::skip_moot, allowed, allowed, emitter_.close());
    }
    const Slot reach = emitter_.emit({Opcode::reach, false, no_slot, computed, slots.to, record}, type);
    reached =
        reached == no_slot ? reach : emitter_.emit({Opcode::choose, false, no_slot, permit, reach, reached}, type);
    permitted =
        permitted == no_slot ? permit : emitter_.emit({Opcode::logical_or, false, no_slot, permitted, permit}, boolean);
  }
  slots.applied = emitter_.emit({Opcode::choose, false, no_slot, slots.present, permitted, truth(false)}, boolean);
  const Slot value = emitter_.emit({Opcode::choose, false, no_slot, slots.applied, reached, computed}, type);
  emitter_.guard(Opcode::skip_unless, slots.present, computed, emitter_.close());
  slots.decided = value;
  return value;
}

Slot Compiler::bounded(AttributeId id, Slot value) {
  std::vector<Limit> bounds;
  for (const std::uint32_t i : rules_.model[id].adjustments) {
    const check::Adjustment& rule = rules_.adjustments[i];
    if (rule.kind == syntax::AdjustmentKind::discretion) continue;
    const Slot when = rule.when.valid() ? lower(rule.when) : no_slot;
    const Slot level = lower(rule.level);
    program_.adjustment_when[i] = when;
    program_.adjustment_level[i] = level;
    bounds.push_back({i, rule.kind == syntax::AdjustmentKind::cap, when, level, program_.adjustment_off[i]});
  }
  if (bounds.empty()) return value;
  const auto record = static_cast<std::uint32_t>(program_.adjustments.size());
  program_.adjustments.push_back(std::move(bounds));
  return emitter_.emit({Opcode::adjust, false, no_slot, value, record}, rules_.attributes[id.index()].type);
}

}  // namespace rubric::compile
