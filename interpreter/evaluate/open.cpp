#include "evaluate/open.hpp"

#include <map>

#include "evaluate/decisions.hpp"
#include "evaluate/ranges.hpp"
#include "evaluate/rows.hpp"

namespace rubric::evaluate {

namespace {

using compile::no_slot;
using compile::Slot;

/// Every input, waiver and unrated item left open, and recorded discretion unless there is none.
RangeFrame open_frame(const check::Rules& rules, const compile::Program& program, Recorded recorded) {
  RangeFrame frame(program, rules);
  const auto open = [&](Slot slot) {
    if (slot != no_slot) frame.slots[slot] = everything(program, slot);
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

/// Runs one Program and leaves out of each value, once it is there, what is never chosen.
class Narrowed {
 public:
  Narrowed(const check::Rules& rules, const std::vector<compile::Program>& programs, const Decisions& decisions,
           std::size_t number)
      : program_(programs[number]),
        decisions_(decisions),
        number_(number),
        frame_(open_frame(rules, program_, Recorded::discretion)) {
    for (const check::Attribute& attribute : rules.attributes) {
      if (!attribute.definition.valid() || !decisions.leaves_out(attribute.definition)) continue;
      const Slot slot = program_.node_slots[attribute.definition.index()];
      if (slot != no_slot) chosen_.emplace(slot, attribute.definition);
    }
  }

  RangeFrame run() && {
    run(program_.ops);
    return std::move(frame_);
  }

 private:
  void run(std::span<const compile::Op> ops) {
    Range* const slots = frame_.slots.data();
    const auto load = [this, slots](Slot slot, const Cell*) { slots[slot] = everything(program_, slot); };
    const facts::Facts nothing_known;
    const Runner<Ranges, decltype(load)> runner(program_, nothing_known, slots, load);
    for (std::size_t i = 0; i < ops.size(); ++i) {
      const compile::Op& op = ops[i];
      const std::size_t behind = compile::is_skip(op.code) ? op.b : 0;
      if (behind != 0 && is_needed(op)) {
        run(ops.subspan(i + 1, behind));
      } else {
        runner.run(ops.subspan(i, 1 + behind));
      }
      i += behind;
      narrow(op.dest);
    }
  }

  bool is_needed(const compile::Op& skip) const {
    const Range& by = frame_.slots[skip.a];
    if (skip.code == Opcode::skip_unless) return Ranges::may_hold(by);
    return skip.code == Opcode::skip_moot ? Ranges::may_matter(by) : Ranges::may_lack(by);
  }

  void narrow(Slot slot) {
    const auto at = chosen_.find(slot);
    if (at == chosen_.end() || !frame_.slots[slot].has_value) return;
    const Range chosen = decisions_.chosen(number_, at->second, frame_);
    Range& value = frame_.slots[slot];
    value.has_value = chosen.has_value;
    value.levels = chosen.levels;
    value.low = chosen.low;
    value.high = chosen.high;
  }

  const compile::Program& program_;
  const Decisions& decisions_;
  std::size_t number_;
  RangeFrame frame_;
  std::map<Slot, check::NodeId> chosen_{};
};

}  // namespace

std::vector<RangeFrame> run_open(const check::Rules& rules, const std::vector<compile::Program>& programs,
                                 const Decisions& decisions) {
  std::vector<RangeFrame> frames;
  for (std::size_t i = 0; i < programs.size(); ++i) {
    frames.push_back(decisions.settles_any() ? Narrowed(rules, programs, decisions, i).run()
                                             : run_open(rules, programs[i]));
  }
  return frames;
}

RangeFrame run_open(const check::Rules& rules, const compile::Program& program, Recorded recorded) {
  RangeFrame frame = open_frame(rules, program, recorded);
  facts::Facts facts;
  facts.tables.resize(rules.model.tables.size());
  run(program, facts, frame);
  return frame;
}

}  // namespace rubric::evaluate
