#include "evaluate/evaluate.hpp"
#include "evaluate/rows.hpp"

namespace rubric::evaluate {

Frame::Frame(const compile::Program& program) : slots(program.slot_count) {
  for (const auto& [slot, number] : program.constants) slots[slot] = Cell::of(number);
  for (const compile::Slot flag : program.flags) slots[flag] = Cell::boolean(false);
  raised.reserve(program.flags.size());
}

void run(const compile::Program& program, const facts::Facts& facts, Frame& frame) {
  Cell* const slots = frame.slots.data();
  compile::clear_segments<compile::Cells>(program, slots);
  const auto load = [slots](compile::Slot slot, const Cell* cell) {
    if (cell != nullptr) {
      slots[slot] = *cell;
    } else {
      compile::Cells::clear(slots[slot]);
    }
  };
  Runner<compile::Cells, decltype(load)>(program, facts, slots, load).run(program.ops);
}

}  // namespace rubric::evaluate
