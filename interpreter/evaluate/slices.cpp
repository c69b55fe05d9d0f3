#include "evaluate/slices.hpp"

#include "compile/fractions.hpp"
#include "evaluate/ranges.hpp"
#include "evaluate/rows.hpp"

namespace rubric::evaluate {

void run(const compile::Program& program, const compile::Slice& slice, const facts::Facts& facts,
         FractionFrame& frame) {
  Fraction* const slots = frame.slots.data();
  const auto load = [slots](compile::Slot slot, const Cell* cell) {
    slots[slot] = cell != nullptr ? Fraction::of(*cell) : Fraction{};
  };
  Runner<compile::Fractions, decltype(load)>(program, facts, slots, load).run(slice.ops);
}

void run(const compile::Program& program, const compile::Slice& slice, const facts::Facts& facts, RangeFrame& frame) {
  Range* const slots = frame.slots.data();
  // What a segment wrote in an earlier run is not there where it is left out.
  for (const compile::Slot slot : slice.written) Ranges::clear(slots[slot]);
  const auto load = [slots, &program](compile::Slot slot, const Cell* cell) {
    slots[slot] = cell != nullptr && cell->known() ? Range::of(program.slot_types[slot], cell->number)
                                                   : everything(program, slot);
  };
  Runner<Ranges, decltype(load)>(program, facts, slots, load).run(slice.ops);
}

}  // namespace rubric::evaluate
