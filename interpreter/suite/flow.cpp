#include "suite/flow.hpp"

#include <deque>

namespace rubric::suite {

Flow::Flow(const check::Rules& rules, const compile::Program& program)
    : rules_(rules),
      program_(program),
      writers_(program.slot_count, nullptr),
      skips_(program.slot_count, nullptr),
      all_writers_(program.slot_count),
      readers_(program.slot_count),
      results_(program.slot_count) {
  for (const compile::Op& op : program.ops) {
    if (!compile::is_skip(op.code)) writers_[op.dest] = &op;
    all_writers_[op.dest].push_back(&op);
    compile::for_each_read(program, op, [&](Slot slot) { readers_[slot].push_back(op.dest); });
  }
  for (std::size_t i = 0; i < program.ops.size(); ++i) {
    if (!compile::is_skip(program.ops[i].code)) continue;
    for (std::size_t at = i + 1; at <= i + program.ops[i].b; ++at) {
      const compile::Op*& skip = skips_[program.ops[at].dest];
      if (skip == nullptr) skip = &program.ops[i];
    }
  }
  for (std::uint32_t i = 0; i < rules.attributes.size(); ++i) {
    for (const Slot slot : {program.final_[i], program.computed[i]}) {
      if (writers_[slot] != nullptr && !results_[slot].valid()) results_[slot] = AttributeId{i};
    }
  }
}

std::vector<std::uint32_t> Flow::inputs_behind(const std::vector<Slot>& slots) const {
  std::vector<bool> seen(program_.slot_count, false);
  std::vector<Slot> open = slots;
  while (!open.empty()) {
    const Slot slot = open.back();
    open.pop_back();
    if (slot == compile::no_slot || seen[slot]) continue;
    seen[slot] = true;
    for (const compile::Op* op : all_writers_[slot])
      compile::for_each_read(program_, *op, [&](Slot read) { open.push_back(read); });
  }
  std::vector<std::uint32_t> inputs;
  for (std::uint32_t i = 0; i < rules_.inputs.size(); ++i) {
    if (seen[program_.first_input + i]) inputs.push_back(i);
  }
  return inputs;
}

AttributeId Flow::result_of(Slot slot) const {
  std::vector<bool> seen(program_.slot_count, false);
  std::deque<Slot> open{slot};
  while (!open.empty()) {
    const Slot at = open.front();
    open.pop_front();
    if (at == compile::no_slot || seen[at]) continue;
    seen[at] = true;
    if (results_[at].valid()) return results_[at];
    open.insert(open.end(), readers_[at].begin(), readers_[at].end());
  }
  return {};
}

}  // namespace rubric::suite
