#include "evaluate/ranges.hpp"

#include "evaluate/evaluate.hpp"
#include "evaluate/rows.hpp"

namespace rubric::evaluate {

RangeFrame::RangeFrame(const compile::Program& program, const check::Rules&) : slots(program.slot_count, nothing()) {
  for (const auto& [slot, number] : program.constants) slots[slot] = Range::of(program.slot_types[slot], number);
  for (const compile::Slot flag : program.flags) slots[flag] = Range::of(program.slot_types[flag], Number(0));
}

Range everything(const compile::Program& program, compile::Slot slot) {
  const Type type = program.slot_types[slot];
  return Range::all(type, type.is_level() ? static_cast<std::uint32_t>(program.points[type.index].size()) : 0);
}

void run(const compile::Program& program, const facts::Facts& facts, RangeFrame& frame) {
  Range* const slots = frame.slots.data();
  compile::clear_segments<Ranges>(program, slots);
  const auto load = [slots, &program](compile::Slot slot, const Cell* cell) {
    slots[slot] = cell != nullptr && cell->known() ? Range::of(program.slot_types[slot], cell->number)
                                                   : everything(program, slot);
  };
  Runner<Ranges, decltype(load)>(program, facts, slots, load).run(program.ops);
}

}  // namespace rubric::evaluate
