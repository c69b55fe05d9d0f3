#include <algorithm>

#include "evaluate/evaluate.hpp"
#include "evaluate/ranges.hpp"
#include "evaluate/records.hpp"

namespace rubric::evaluate {

namespace {

using compile::no_slot;
using compile::Slot;

Range range_of(const compile::Program& program, Slot slot, const Cell& cell, bool has_else) {
  if (cell.known()) return Range::of(program.slot_types[slot], cell.number);
  if (!has_else) return everything(program, slot);
  Range range;
  range.has_value = false;
  range.absent = true;
  return range;
}

/// Puts back the flags that the last facts raised, and raises those of these; `of(type, number)` makes a slot's value.
template <class From, class Frame, class Of>
void bind_records(const check::Rules& rules, const compile::Program& program, const From& facts, Frame& frame,
                  const Of& of) {
  const auto put = [&](Slot slot, std::int64_t value) { frame.slots[slot] = of(program.slot_types[slot], value); };
  const auto raise = [&](Slot flag) {
    if (flag == no_slot) return;
    put(flag, 1);
    frame.raised.push_back(flag);
  };
  for (const Slot flag : frame.raised) put(flag, 0);
  frame.raised.clear();
  for_each_record(rules, program, facts, raise, put);
}

}  // namespace

void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, Frame& frame) {
  std::copy(facts.inputs.begin(), facts.inputs.end(), frame.slots.begin() + program.first_input);
  bind_records(rules, program, facts, frame, [](Type, std::int64_t value) { return Cell::of(value); });
}

void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, FractionFrame& frame) {
  std::transform(facts.inputs.begin(), facts.inputs.end(), frame.slots.begin() + program.first_input,
                 [](const Cell& cell) { return Fraction::of(cell); });
  bind_records(rules, program, facts, frame, [](Type, std::int64_t value) { return Fraction::whole(value); });
}

void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts,
          const facts::SmallFacts& small, FractionFrame& frame) {
  const std::int32_t* const inputs = small.inputs();
  Fraction* const slots = frame.slots.data() + program.first_input;
  for (std::size_t i = 0; i < small.size(); ++i) slots[i] = facts::SmallFacts::small(inputs[i]);
  if (!small.all_small()) {
    for (std::size_t i = 0; i < small.size(); ++i) slots[i] = facts::SmallFacts::fraction(inputs[i], facts.inputs[i]);
  }
  bind_records(rules, program, small.records(), frame, [](Type, std::int64_t value) { return Fraction::whole(value); });
}

void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, RangeFrame& frame) {
  for (std::uint32_t i = 0; i < facts.inputs.size(); ++i) {
    const Slot slot = program.first_input + i;
    frame.slots[slot] = range_of(program, slot, facts.inputs[i], program.input_has_else[i]);
  }
  bind_records(rules, program, facts, frame, [](Type type, std::int64_t value) { return Range::of(type, value); });
}

}  // namespace rubric::evaluate
