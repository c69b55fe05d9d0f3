#include <algorithm>

#include "evaluate/open.hpp"
#include "suite/mutants.hpp"

namespace rubric::suite {

namespace {

using check::Node;
using check::NodeId;
using check::NodeKind;
using compile::Program;
using compile::Slot;
using syntax::Operator;

bool is_comparison(const Node& node) {
  return node.kind == NodeKind::binary && node.op >= Operator::equal && node.op <= Operator::greater_equal;
}

/// The same comparison with its sides exchanged.
Operator turned(Operator op) {
  switch (op) {
    case Operator::less: return Operator::greater;
    case Operator::less_equal: return Operator::greater_equal;
    case Operator::greater: return Operator::less;
    case Operator::greater_equal: return Operator::less_equal;
    default: return op;
  }
}

/// Whether a value compared by `op` with `one` comes out otherwise than with `other`.
bool parts(Operator op, const Number& value, const Number& one, const Number& other) {
  const Number& low = std::min(one, other);
  const Number& high = std::max(one, other);
  switch (op) {
    case Operator::less:
    case Operator::greater_equal: return low <= value && value < high;
    case Operator::less_equal:
    case Operator::greater: return low < value && value <= high;
    default: return value == one || value == other;
  }
}

/// Whether the whole of `range` lies on one side of both.
bool lies_beside(Operator op, const Range& range, const Number& one, const Number& other) {
  if (range.finite) return false;
  const Number& low = std::min(one, other);
  const Number& high = std::max(one, other);
  if (range.high && (*range.high < low || (*range.high == low && !parts(op, low, one, other)))) return true;
  return range.low && (*range.low > high || (*range.low == high && !parts(op, high, one, other)));
}

/// The nodes of one methodology by what they stand in, and what one Program leaves there.
class Readings {
 public:
  Readings(const Methodology::Impl& rules, const Methodology::Impl& variant, std::size_t program)
      : rules_(rules.rules),
        before_(rules.programs[program]),
        after_(variant.programs[program]),
        open_before_(evaluate::run_open(rules.rules, before_)),
        open_after_(evaluate::run_open(variant.rules, after_)),
        possible_(rules),
        parents_(rules.rules.nodes.size()) {
    for (std::uint32_t i = 0; i < rules_.nodes.size(); ++i) {
      for (std::uint32_t child = 0; child < rules_.nodes[i].child_count; ++child)
        parents_[rules_.child(rules_.nodes[i], child).index()] = NodeId{i};
    }
  }

  /// Whether what `node`, a reading of a parameter, stands in is the same with either value.
  bool is_same(NodeId node, const Number& one, const Number& other) {
    const NodeId around = parents_[node.index()];
    if (around.valid() && is_compared_alike(around, node, one, other)) return true;
    for (NodeId it = around; it.valid(); it = parents_[it.index()]) {
      if (is_constant(it)) return true;
    }
    return false;
  }

 private:
  bool is_compared_alike(NodeId around, NodeId node, const Number& one, const Number& other) {
    const Node& comparison = rules_[around];
    if (!is_comparison(comparison)) return false;
    const bool is_left = rules_.child(comparison, 0) == node;
    const NodeId beside = rules_.child(comparison, is_left ? 1 : 0);
    const Operator op = is_left ? turned(comparison.op) : comparison.op;
    if (const auto values = possible_.values(beside)) {
      return std::none_of(values->all.begin(), values->all.end(),
                          [&](const Number& value) { return parts(op, value, one, other); });
    }
    const auto range = possible_.range(beside);
    return range && lies_beside(op, *range, one, other);
  }

  /// Whether `node` has one value, the same in both, wherever it is worked out.
  bool is_constant(NodeId node) const {
    const auto before = values(before_, open_before_, node);
    return before && before == values(after_, open_after_, node);
  }

  static std::optional<std::vector<Number>> values(const Program& program, const evaluate::RangeFrame& open,
                                                   NodeId node) {
    std::vector<Slot> slots;
    if (const Slot slot = program.node_slots[node.index()]; slot != compile::no_slot) slots.push_back(slot);
    for (const compile::InnerSlot& inner : program.inner_slots) {
      if (inner.node != node) continue;
      if (inner.rows != compile::InnerSlot::whole_run) return std::nullopt;
      slots.push_back(inner.slot);
    }
    std::vector<Number> all;
    for (const Slot slot : slots) {
      const std::optional<Number> value = open.slots[slot].single();
      if (!value) return std::nullopt;
      all.push_back(*value);
    }
    return all.empty() ? std::nullopt : std::optional(std::move(all));
  }

  const check::Rules& rules_;
  const Program& before_;
  const Program& after_;
  evaluate::RangeFrame open_before_;
  evaluate::RangeFrame open_after_;
  Possible possible_;
  std::vector<NodeId> parents_;
};

}  // namespace

bool readings_are_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, std::size_t program) {
  if (rules.rules.nodes.size() != variant.rules.nodes.size()) return false;
  const std::vector<Number>& before = rules.rules.intervals[rules.programs[program].interval].parameters;
  const std::vector<Number>& after = variant.rules.intervals[variant.programs[program].interval].parameters;
  if (before.size() != after.size()) return false;
  Readings readings(rules, variant, program);
  for (std::uint32_t i = 0; i < rules.rules.nodes.size(); ++i) {
    const Node& node = rules.rules.nodes[i];
    if (node.kind != NodeKind::parameter || before[node.ref] == after[node.ref]) continue;
    if (!readings.is_same(NodeId{i}, before[node.ref], after[node.ref])) return false;
  }
  return true;
}

}  // namespace rubric::suite
