#include "evaluate/column_plan.hpp"

#include <algorithm>

#include "compile/reads.hpp"

namespace rubric::evaluate {

namespace {

using compile::Op;
using compile::Slot;

class Planner {
 public:
  Planner(const compile::Program& program, ColumnPlan& plan)
      : program_(program), plan_(plan), segment_of_(plan.ops.size(), nowhere), made_in_(program.slot_count, outside) {
    for (std::size_t i = 0; i < plan.ops.size(); ++i) {
      const Op& op = plan.ops[i];
      for (std::size_t at = i + 1; is_skip(op.code) && at <= i + op.b; ++at) segment_of_[at] = i;
    }
    // The last operation of a segment fills the slot of its skip, which stands first and further out.
    for (std::size_t i = plan.ops.size(); i-- > 0;) made_in_[plan.ops[i].dest] = segment_of_[i];
  }

  void run(const std::vector<Slot>& kept) {
    std::vector<bool> keep(program_.slot_count, false);
    for (const Slot slot : kept) {
      if (slot != compile::no_slot) keep[slot] = true;
    }
    std::vector<std::vector<Slot>> dead(plan_.ops.size());
    std::vector<std::size_t> last(program_.slot_count, nowhere);
    for (std::size_t i = 0; i < plan_.ops.size(); ++i) {
      compile::for_each_read(program_, plan_.ops[i], [&](Slot slot) {
        if (made_in_[slot] != outside) last[slot] = unit_in(made_in_[slot], i);
      });
      const Slot made = plan_.ops[i].dest;
      if (last[made] == nowhere) last[made] = unit_in(made_in_[made], i);
    }
    for (Slot slot = 0; slot < program_.slot_count; ++slot) {
      if (last[slot] != nowhere && !keep[slot]) dead[last[slot]].push_back(slot);
    }
    for (std::size_t i = 0; i < plan_.ops.size(); ++i) {
      plan_.dead.push_back(add(dead[i]));
      std::vector<Slot> reads;
      const Op& op = plan_.ops[i];
      std::uint32_t units = 0;
      if (is_skip(op.code)) {
        reads = outside_of(i + 1, i + 1 + op.b);
        for (std::size_t at = i + 1; at <= i + op.b; ++at) units += segment_of_[at] == i ? 1 : 0;
      }
      plan_.units.push_back(units);
      plan_.reads.push_back(add(reads));
    }
    std::vector<Slot> reads = outside_of(0, plan_.ops.size());
    for (const Slot slot : kept) {
      if (slot != compile::no_slot && made_in_[slot] == outside) reads.push_back(slot);
    }
    std::sort(reads.begin(), reads.end());
    reads.erase(std::unique(reads.begin(), reads.end()), reads.end());
    plan_.outside = add(reads);
  }

 private:
  static constexpr std::size_t nowhere = ~std::size_t{0};  // in no segment
  static constexpr std::size_t outside = nowhere - 1;      // by none of these operations

  /// The operation, or the skip of the segment, that lies in `segment` itself and holds operation `at`.
  std::size_t unit_in(std::size_t segment, std::size_t at) const {
    while (segment_of_[at] != segment && segment_of_[at] != nowhere) at = segment_of_[at];
    return at;
  }

  ColumnPlan::Range add(const std::vector<Slot>& slots) {
    const auto first = static_cast<std::uint32_t>(plan_.slots.size());
    plan_.slots.insert(plan_.slots.end(), slots.begin(), slots.end());
    return {first, static_cast<std::uint32_t>(plan_.slots.size())};
  }

  /// What the operations from `first` on read that none of them makes.
  std::vector<Slot> outside_of(std::size_t first, std::size_t past) const {
    std::vector<Slot> reads, made;
    for (std::size_t i = first; i < past; ++i) made.push_back(plan_.ops[i].dest);
    std::sort(made.begin(), made.end());
    for (std::size_t i = first; i < past; ++i) {
      compile::for_each_read(program_, plan_.ops[i], [&](Slot slot) {
        if (!std::binary_search(made.begin(), made.end(), slot)) reads.push_back(slot);
      });
    }
    std::sort(reads.begin(), reads.end());
    reads.erase(std::unique(reads.begin(), reads.end()), reads.end());
    return reads;
  }

  const compile::Program& program_;
  ColumnPlan& plan_;
  std::vector<std::size_t> segment_of_;  // by operation: the skip of the innermost segment that it lies in
  std::vector<std::size_t> made_in_;     // by slot: the segment in which it is made
};

}  // namespace

ColumnPlan plan_columns(const compile::Program& program, std::vector<Op> ops, const std::vector<Slot>& kept) {
  ColumnPlan plan;
  plan.ops = std::move(ops);
  Planner(program, plan).run(kept);
  return plan;
}

}  // namespace rubric::evaluate
