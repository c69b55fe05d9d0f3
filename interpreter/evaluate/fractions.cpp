#include "compile/fractions.hpp"

#include "evaluate/evaluate.hpp"
#include "evaluate/rows.hpp"

namespace rubric::evaluate {

FractionFrame::FractionFrame(const compile::Program& program) : slots(program.slot_count) {
  for (const auto& [slot, number] : program.constants) slots[slot] = Fraction::of(number);
  for (const compile::Slot flag : program.flags) slots[flag] = Fraction::whole(0);
  raised.reserve(program.flags.size());
}

void run_results(const compile::Program& program, const facts::Facts& facts, FractionFrame& frame) {
  Fraction* const slots = frame.slots.data();
  const auto load = [slots](compile::Slot slot, const Cell* cell) {
    slots[slot] = cell != nullptr ? Fraction::of(*cell) : Fraction{};
  };
  Runner<compile::Fractions, decltype(load)>(program, facts, slots, load).run({program.ops.data(), program.result_ops});
}

}  // namespace rubric::evaluate
