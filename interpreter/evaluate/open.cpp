#include "evaluate/open.hpp"

namespace rubric::evaluate {

namespace {

using compile::no_slot;
using compile::Slot;

/// Every input, waiver and unrated item left open, and recorded discretion unless there is none.
RangeFrame open_frame(const check::Rules& rules, const compile::Program& program, Recorded recorded) {
  RangeFrame frame(program, rules);
  const auto open = [&](Slot slot) {
    if (slot == no_slot) return;
    const Type type = program.slot_types[slot];
    frame.slots[slot] =
        Range::all(type, type.is_level() ? static_cast<std::uint32_t>(program.points[type.index].size()) : 0);
  };
  for (std::uint32_t i = 0; i < rules.inputs.size(); ++i) {
    open(program.first_input + i);
    frame.slots[program.first_input + i].absent = program.input_has_else[i];
  }
  for (const compile::DiscretionSlots& discretion : program.discretion_slots) {
    if (recorded == Recorded::no_discretion) break;
    open(discretion.present);
    open(discretion.to);
    open(discretion.has_reason);
    open(discretion.has_by);
  }
  for (std::size_t i = 0; i < program.adjustment_off.size(); ++i) {
    const Slot off = program.adjustment_off[i];
    if (rules.adjustments[i].waivable) open(off);
  }
  for (const Slot not_rated : program.not_rated_input) open(not_rated);
  return frame;
}

}  // namespace

RangeFrame run_open(const check::Rules& rules, const compile::Program& program, Recorded recorded) {
  RangeFrame frame = open_frame(rules, program, recorded);
  facts::Facts facts;
  facts.tables.resize(rules.model.tables.size());
  run(program, facts, frame);
  return frame;
}

}  // namespace rubric::evaluate
