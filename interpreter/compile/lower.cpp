#include <algorithm>
#include <cassert>

#include "base/limits.hpp"
#include "compile/compiler.hpp"

namespace rubric::compile {

namespace {

Opcode opcode(syntax::Operator op) {
  switch (op) {
    case syntax::Operator::add: return Opcode::add;
    case syntax::Operator::subtract: return Opcode::subtract;
    case syntax::Operator::multiply: return Opcode::multiply;
    case syntax::Operator::divide: return Opcode::divide;
    case syntax::Operator::equal: return Opcode::equal;
    case syntax::Operator::not_equal: return Opcode::not_equal;
    case syntax::Operator::less: return Opcode::less;
    case syntax::Operator::less_equal: return Opcode::less_equal;
    case syntax::Operator::greater: return Opcode::greater;
    case syntax::Operator::greater_equal: return Opcode::greater_equal;
    case syntax::Operator::logical_and: return Opcode::logical_and;
    case syntax::Operator::logical_or: return Opcode::logical_or;
    case syntax::Operator::none: break;
  }
  assert(false && "a binary node has an operator");
  return Opcode::copy;
}

constexpr std::uint32_t call_key = 0xffff'ffff;

}  // namespace

bool Compiler::within_limits(const Node& node) {
  if (too_large_) return false;
  ++visits_;
  if (visits_ + emitter_.size() <= limits::operations && height_ < limits::inlined_height) return true;
  too_large_ = true;
  diagnostics_.add({Code::program_too_large,
                    node.span,
                    height_ < limits::inlined_height ? "with its functions written out, the methodology grows past " +
                                                           std::to_string(limits::operations) + " operations here"
                                                     : "functions call each other more than " +
                                                           std::to_string(limits::inlined_height) + " levels deep here",
                    {},
                    "call functions less often inside functions, or give a repeated part a name with `let`"});
  return false;
}

Slot Compiler::lower(NodeId id) {
  const Node& node = rules_[id];
  if (!within_limits(node)) return truth(false);
  ++height_;
  const Slot slot = lower_node(node);
  --height_;
  if (scope_.arguments.empty() && !emitter_.in_row()) {
    program_.node_slots[id.index()] = slot;
  } else {
    program_.inner_slots.push_back({id, slot, emitter_.in_row() ? row_to_come : InnerSlot::whole_run});
  }
  return slot;
}

Slot Compiler::lower_node(const Node& node) {
  using check::NodeKind;
  switch (node.kind) {
    case NodeKind::constant: return emitter_.constant(node.type, rules_.constants[node.ref]);
    case NodeKind::text_constant: return emitter_.constant(node.type, Number(node.ref));
    case NodeKind::attribute: return read(AttributeId{node.ref}, false);
    case NodeKind::computed: return read(AttributeId{node.ref}, true);
    case NodeKind::parameter:
      return emitter_.constant(node.type, rules_.intervals[program_.interval].parameters[node.ref]);
    case NodeKind::argument: return scope_.arguments.back()[node.ref];
    case NodeKind::column: return row_cell(node);
    case NodeKind::call: return call(node);
    case NodeKind::builtin: return builtin(node);
    case NodeKind::bands: return emitter_.emit({Opcode::band, false, no_slot, operand(node, 0), node.ref}, node.type);
    case NodeKind::distance:
      return emitter_.emit({Opcode::distance, false, no_slot, operand(node, 0), node.ref}, node.type);
    case NodeKind::negate: return emitter_.emit({Opcode::negate, false, no_slot, operand(node, 0)}, node.type);
    case NodeKind::logical_not:
      return emitter_.emit({Opcode::logical_not, false, no_slot, operand(node, 0)}, node.type);
    case NodeKind::binary: return binary(node);
    case NodeKind::choose: {
      const Slot condition = operand(node, 0);
      const Slot then = operand(node, 1);
      return emitter_.emit({Opcode::choose, false, no_slot, condition, then, operand(node, 2)}, node.type);
    }
    case NodeKind::first_of: return first_of(node);
    case NodeKind::is_rated: return ensure_rated(ItemId{node.ref});
    case NodeKind::aggregate: return aggregate(node);
    case NodeKind::row_aggregate: return row_aggregate(node);
  }
  return no_slot;
}

Slot Compiler::read(AttributeId attribute, bool computed) {
  ensure(attribute);
  if (computed) return program_.computed[attribute.index()];
  const ItemId item = rules_.model[attribute].item;
  const std::vector<ItemId>& assumed = scope_.assumed_rated;
  const bool surely_rated = std::find(assumed.begin(), assumed.end(), item) != assumed.end();
  return surely_rated ? unwrapped_[attribute.index()] : program_.final_[attribute.index()];
}

Slot Compiler::call(const Node& node) {
  // The same function of the same slots is written out once, so that a body is never walked twice for nothing.
  Emitter::Key key{call_key, node.ref};
  for (std::size_t i = 0; i < node.child_count; ++i) key.push_back(operand(node, i));
  if (const Slot known = emitter_.remembered(key); known != no_slot) return known;
  scope_.arguments.emplace_back(key.begin() + 2, key.end());
  const Slot result = lower(rules_.functions[node.ref]);
  scope_.arguments.pop_back();
  emitter_.remember(std::move(key), result);
  return result;
}

Slot Compiler::binary(const Node& node) {
  const Slot left = operand(node, 0);
  return emitter_.emit({opcode(node.op), false, no_slot, left, operand(node, 1)}, node.type);
}

Slot Compiler::first_of(const Node& node) {
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < node.child_count; ++i) slots.push_back(operand(node, i));
  Slot result = slots.back();
  for (std::size_t i = slots.size() - 1; i >= 2; i -= 2) {
    result = emitter_.emit({Opcode::choose, false, no_slot, slots[i - 1], slots[i - 2], result}, node.type);
  }
  return result;
}

Slot Compiler::builtin(const Node& node) {
  using check::Builtin;
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < node.child_count; ++i) slots.push_back(operand(node, i));
  const auto unary = [&](Opcode code) { return emitter_.emit({code, false, no_slot, slots[0]}, node.type); };
  const auto two = [&](Opcode code) { return emitter_.emit({code, false, no_slot, slots[0], slots[1]}, node.type); };
  switch (static_cast<Builtin>(node.ref)) {
    case Builtin::points:
      return emitter_.emit({Opcode::points, false, no_slot, slots[0], rules_[rules_.child(node, 0)].type.index},
                           node.type);
    case Builtin::min: return emitter_.emit_list(Opcode::minimum, false, slots, node.type);
    case Builtin::max: return emitter_.emit_list(Opcode::maximum, false, slots, node.type);
    case Builtin::abs: return unary(Opcode::absolute);
    case Builtin::floor: return unary(Opcode::floor);
    case Builtin::ceiling: return unary(Opcode::ceiling);
    case Builtin::round_half_up: return two(Opcode::round_half_up);
    case Builtin::round_half_even: return two(Opcode::round_half_even);
    case Builtin::round_down: return two(Opcode::round_down);
    case Builtin::round_up: return two(Opcode::round_up);
    case Builtin::years_between: return two(Opcode::years_between);
    case Builtin::months_between: return two(Opcode::months_between);
    case Builtin::days_between: return two(Opcode::days_between);
  }
  return no_slot;
}

}  // namespace rubric::compile
