#include "evaluate/evaluate.hpp"

namespace rubric::evaluate {

namespace {

using compile::no_slot;
using compile::Slot;

/// Puts values into slots of exact cells.
struct ExactSlots {
  std::vector<Cell>& slots;
  void put(Slot slot, Type, const Number& value) { slots[slot] = Cell::of(value); }
  void put(Slot slot, Type, const Cell& cell, bool) { slots[slot] = cell; }
};

/// Puts values into slots of ranges.
struct RangeSlots {
  const compile::Program& program;
  std::vector<Range>& slots;
  void put(Slot slot, Type type, const Number& value) { slots[slot] = Range::of(type, value); }
  void put(Slot slot, Type type, const Cell& cell, bool has_else) {
    if (cell.known()) return put(slot, type, cell.number);
    if (has_else) {
      slots[slot] = Range{};
      slots[slot].has_value = false;
      slots[slot].absent = true;
    } else {
      slots[slot] =
          Range::all(type, type.is_level() ? static_cast<std::uint32_t>(program.points[type.index].size()) : 0);
    }
  }
};

constexpr Type truth{Kind::boolean, 0};

/// Whether the record gives what its rule requires of it.
template <class Record>
bool complete(const check::Adjustment& rule, const Record& record) {
  return !(rule.requires_reason && record.reason.empty()) && !(rule.requires_by && record.by.empty());
}

template <class Slots>
void bind_all(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, Slots to) {
  const auto flag = [&to](Slot slot, bool value) {
    if (slot != no_slot) to.put(slot, truth, Number(value ? 1 : 0));
  };
  const Cell missing;
  for (std::uint32_t i = 0; i < rules.inputs.size(); ++i) {
    const Cell& cell = i < facts.inputs.size() ? facts.inputs[i].cell : missing;
    to.put(program.first_input + i, program.slot_types[program.first_input + i], cell, program.input_has_else[i]);
  }
  for (const compile::DiscretionSlots& discretion : program.discretion_slots) {
    if (discretion.present == no_slot) continue;
    flag(discretion.present, false);
    flag(discretion.has_reason, false);
    flag(discretion.has_by, false);
    to.put(discretion.to, program.slot_types[discretion.to], missing, false);
  }
  for (const facts::DiscretionRecord& record : facts.discretion) {
    const compile::DiscretionSlots& discretion = program.discretion_slots[record.attribute.index()];
    if (discretion.present == no_slot) continue;
    flag(discretion.present, true);
    flag(discretion.has_reason, !record.reason.empty());
    flag(discretion.has_by, !record.by.empty());
    to.put(discretion.to, program.slot_types[discretion.to], Number(record.to));
  }
  for (const Slot off : program.adjustment_off) flag(off, false);
  for (const facts::WaiverRecord& waiver : facts.waivers) {
    const check::Adjustment& rule = rules.adjustments[waiver.adjustment];
    if (rule.waivable && complete(rule, waiver)) flag(program.adjustment_off[waiver.adjustment], true);
  }
  for (const Slot not_rated : program.not_rated_input) flag(not_rated, false);
  for (const facts::NotRatedRecord& record : facts.not_rated) flag(program.not_rated_input[record.item.index()], true);
}

}  // namespace

void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, Frame& frame) {
  bind_all(rules, program, facts, ExactSlots{frame.slots});
}

void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, RangeFrame& frame) {
  bind_all(rules, program, facts, RangeSlots{program, frame.slots});
}

}  // namespace rubric::evaluate
