#include "compile/slice.hpp"

#include <algorithm>

#include "compile/reads.hpp"

namespace rubric::compile {

Slicer::Slicer(const Program& program, const std::vector<Slot>& targets) : program_(program) {
  const std::vector<Op>& ops = program.ops;
  for (std::size_t i = 0; i < ops.size();) {
    Unit unit{i, i + 1 + (is_skip(ops[i].code) ? ops[i].b : 0)};
    for (std::size_t at = i; at < unit.past; ++at)
      for_each_read(program, ops[at], [&unit](Slot slot) { unit.reads.push_back(slot); });
    i = unit.past;
    units_.push_back(std::move(unit));
  }
  std::vector<bool> needed(program.slot_count, false);
  for (const Slot slot : targets) needed[slot] = true;
  std::vector<Unit> kept;
  for (auto unit = units_.rbegin(); unit != units_.rend(); ++unit) {
    const bool wanted = std::any_of(ops.begin() + static_cast<std::ptrdiff_t>(unit->first),
                                    ops.begin() + static_cast<std::ptrdiff_t>(unit->past),
                                    [&needed](const Op& op) { return needed[op.dest]; });
    if (!wanted) continue;
    for (const Slot slot : unit->reads) needed[slot] = true;
    kept.push_back(std::move(*unit));
  }
  std::reverse(kept.begin(), kept.end());
  units_ = std::move(kept);
}

Slice Slicer::slice(const std::vector<Slot>& changed) const {
  std::vector<bool> dirty(program_.slot_count, false);
  for (const Slot slot : changed) dirty[slot] = true;
  Slice slice;
  for (const Unit& unit : units_) {
    if (std::none_of(unit.reads.begin(), unit.reads.end(), [&dirty](Slot slot) { return dirty[slot]; })) continue;
    for (std::size_t i = unit.first; i < unit.past; ++i) {
      const Op& op = program_.ops[i];
      slice.ops.push_back(op);
      slice.written.push_back(op.dest);
      dirty[op.dest] = true;
    }
  }
  return slice;
}

}  // namespace rubric::compile
