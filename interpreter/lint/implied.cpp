#include "lint/implied.hpp"

namespace rubric::lint {

using check::NodeId;
using check::NodeKind;
using compile::Slot;

namespace {

bool is(const check::Node& node, syntax::Operator op) { return node.kind == NodeKind::binary && node.op == op; }

/// Conditions of one Program, by their slots.
struct Slots {
  const check::Rules& rules;
  const compile::Program& program;

  /// Whether `slot` holds wherever the condition `id` does: it is the condition, or joined in it by `and`.
  bool holds_with(NodeId id, Slot slot) const {
    const check::Node& node = rules[id];
    return program.node_slots[id.index()] == slot ||
           (is(node, syntax::Operator::logical_and) &&
            (holds_with(rules.child(node, 0), slot) || holds_with(rules.child(node, 1), slot)));
  }

  /// Whether the condition `id` holds wherever `slot` does: it is one of what `or` joins in it.
  bool follows_from(NodeId id, Slot slot) const {
    const check::Node& node = rules[id];
    return program.node_slots[id.index()] == slot ||
           (is(node, syntax::Operator::logical_or) &&
            (follows_from(rules.child(node, 0), slot) || follows_from(rules.child(node, 1), slot)));
  }
};

const Range& value_of(const Lint& lint, const Frames& frames, std::size_t program, NodeId id) {
  return frames[program].slots[lint.programs[program].node_slots[id.index()]];
}

}  // namespace

bool may_hold(const Lint& lint, const Frames& frames, std::size_t program, NodeId when) {
  if (!when.valid()) return true;
  return !evaluate::is_switch(lint.rules, when) && lint.decisions.of(when).can_hold &&
         evaluate::can_be_true(value_of(lint, frames, program, when));
}

bool implies(const Lint& lint, const Frames& frames, std::size_t program, const compile::Limit& a,
             const compile::Limit& b) {
  if (b.when == compile::no_slot) return true;
  if (a.when == compile::no_slot) return false;
  const NodeId mine = lint.rules.adjustments[a.adjustment].when;
  const NodeId other = lint.rules.adjustments[b.adjustment].when;
  const Slots slots{lint.rules, lint.programs[program]};
  if (slots.holds_with(mine, b.when) || slots.follows_from(other, a.when)) return true;
  return may_hold(lint, frames, program, mine) && !evaluate::is_switch(lint.rules, other) &&
         lint.decisions.of(other).can_fail && lint.decisions.exclude(program, {a.when, true}, {b.when, false});
}

bool always_binds(const Lint& lint, const Frames& frames, std::size_t program, const compile::Limit& limit) {
  const check::Adjustment& rule = lint.rules.adjustments[limit.adjustment];
  if (rule.waivable) return false;
  if (!rule.when.valid()) return true;
  const Range& when = value_of(lint, frames, program, rule.when);
  return !evaluate::is_switch(lint.rules, rule.when) && when.has_value &&
         (!lint.decisions.of(rule.when).can_fail || !evaluate::can_be_false(when));
}

}  // namespace rubric::lint
