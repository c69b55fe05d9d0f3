#include "evaluate/evaluate.hpp"
#include "evaluate/rows.hpp"

namespace rubric::evaluate {

Frame::Frame(const compile::Program& program) : slots(program.slot_count) {
  for (const auto& [slot, number] : program.constants) slots[slot] = Cell::of(number);
}

void run(const compile::Program& program, const facts::Facts& facts, Frame& frame) {
  Cell* const slots = frame.slots.data();
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
