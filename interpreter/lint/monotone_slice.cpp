#include <algorithm>

#include "compile/reads.hpp"
#include "lint/monotone.hpp"

namespace rubric::lint {

namespace {

using compile::Op;
using compile::Opcode;
using compile::Slot;

class Slicer {
 public:
  Slicer(const compile::Program& program, const evaluate::RangeFrame& frame) : program_(program), frame_(frame) {
    const std::vector<Op>& ops = program.ops;
    for (std::size_t i = 0; i < ops.size(); i += 1 + length(ops[i])) units_.push_back(i);
  }

  /// Marks all that `slot` is worked out from.
  std::vector<bool> needed_by(Slot slot) const {
    std::vector<bool> needed(program_.slot_count);
    needed[slot] = true;
    for (auto unit = units_.rbegin(); unit != units_.rend(); ++unit) mark_reads(*unit, needed);
    return needed;
  }

  /// The operations that fill the slots of `needed`.
  std::vector<Op> operations(const std::vector<bool>& needed) const {
    std::vector<Op> kept;
    for (const std::size_t unit : units_) {
      const auto first = program_.ops.begin() + static_cast<std::ptrdiff_t>(unit);
      if (needed[first->dest]) kept.insert(kept.end(), first, first + 1 + static_cast<std::ptrdiff_t>(length(*first)));
    }
    return kept;
  }

 private:
  static std::size_t length(const Op& op) { return compile::is_skip(op.code) ? op.b : 0; }

  void mark_reads(std::size_t unit, std::vector<bool>& needed) const {
    const Op& op = program_.ops[unit];
    if (!needed[op.dest]) return;
    const auto mark = [&](Slot slot) { needed[slot] = true; };
    compile::for_each_read(program_, op, mark);
    for (std::size_t i = 1; !never_runs(op) && i <= length(op); ++i)
      compile::for_each_read(program_, program_.ops[unit + i], mark);
  }

  // Whether the segment behind a skip is passed over, whatever the data say.
  bool never_runs(const Op& op) const {
    if (op.code != Opcode::skip_unless) return false;
    const std::optional<Number> condition = frame_.slots[op.a].single();
    return condition && condition->is_zero();
  }

  const compile::Program& program_;
  const evaluate::RangeFrame& frame_;
  std::vector<std::size_t> units_;  // operations, and skips with their segments, by the first
};

bool overlap(const std::vector<Slot>& slots, const std::vector<bool>& a, const std::vector<bool>& b) {
  return std::any_of(slots.begin(), slots.end(), [&](Slot slot) { return a[slot] && b[slot]; });
}

/// What case data fill, recorded discretion aside.
std::vector<Slot> data_slots(const compile::Program& program) {
  std::vector<Slot> slots;
  for (std::uint32_t i = 0; i < program.input_has_else.size(); ++i) slots.push_back(program.first_input + i);
  for (const std::vector<Slot>* flags : {&program.not_rated_input, &program.adjustment_off}) {
    std::copy_if(flags->begin(), flags->end(), std::back_inserter(slots),
                 [](Slot slot) { return slot != compile::no_slot; });
  }
  return slots;
}

}  // namespace

Slice slice_of(const compile::Program& program, const evaluate::RangeFrame& frame, Slot result, const Causes& causes) {
  const Slicer slicer(program, frame);
  const std::vector<Slot> data = data_slots(program);
  std::vector<bool> needed = slicer.needed_by(result);
  Slice slice{program};
  slice.reads_cause = std::any_of(causes.begin(), causes.end(), [&](Slot cause) { return needed[cause]; });
  for (const compile::DiscretionSlots& discretion : program.discretion_slots)
    slice.reads_discretion =
        slice.reads_discretion || (discretion.present != compile::no_slot && needed[discretion.present]);
  // A requirement on data that the result reads may bring in further data, and requirements on these.
  std::vector<std::vector<bool>> required;
  for (const Slot slot : program.requires_) required.push_back(slicer.needed_by(slot));
  std::vector<bool> taken(required.size());
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < required.size(); ++i) {
      if (taken[i] || !overlap(data, needed, required[i])) continue;
      taken[i] = changed = true;
      slice.requires_.push_back(program.requires_[i]);
      for (std::size_t slot = 0; slot < needed.size(); ++slot) needed[slot] = needed[slot] || required[i][slot];
    }
  }
  slice.program.ops = slicer.operations(needed);
  std::copy_if(data.begin(), data.end(), std::back_inserter(slice.data), [&](Slot slot) { return needed[slot]; });
  slice.reads_rows = std::any_of(slice.program.ops.begin(), slice.program.ops.end(),
                                 [](const Op& op) { return op.code == Opcode::rows; });
  return slice;
}

}  // namespace rubric::lint
