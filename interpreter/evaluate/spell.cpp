#include "evaluate/spell.hpp"

#include <fmt/format.h>

#include "evaluate/tally.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

namespace {

using check::Node;
using check::NodeKind;
using syntax::Operator;

std::string_view symbol(Operator op) {
  switch (op) {
    case Operator::add: return "+";
    case Operator::subtract: return "-";
    case Operator::multiply: return "*";
    case Operator::divide: return "/";
    case Operator::equal: return "=";
    case Operator::not_equal: return "!=";
    case Operator::less: return "<";
    case Operator::less_equal: return "<=";
    case Operator::greater: return ">";
    case Operator::greater_equal: return ">=";
    case Operator::logical_and: return "and";
    case Operator::logical_or: return "or";
    case Operator::none: break;
  }
  return "?";
}

int strength(const Node& node) {
  if (node.kind == NodeKind::logical_not) return 3;
  if (node.kind == NodeKind::negate) return 7;
  if (node.kind != NodeKind::binary) return 8;
  switch (node.op) {
    case Operator::logical_or: return 1;
    case Operator::logical_and: return 2;
    case Operator::add:
    case Operator::subtract: return 5;
    case Operator::multiply:
    case Operator::divide: return 6;
    default: return 4;
  }
}

class Speller {
 public:
  explicit Speller(const View& view, NodeId without_value = {}) : view_(view), without_value_(without_value) {}

  std::string text(NodeId id, int around = 0, bool bare = false) const {
    const Node& node = view_.rules()[id];
    const int own = strength(node);
    std::string spelt = plain(id, node, own, bare);
    return own < around ? '(' + spelt + ')' : spelt;
  }

 private:
  NodeId child(const Node& node, std::size_t i) const { return view_.rules().child(node, i); }

  std::string plain(NodeId id, const Node& node, int own, bool bare) const {
    switch (node.kind) {
      case NodeKind::constant: {
        const std::string as_written = view_.source(node.span);
        return as_written.empty() ? view_.show(node.type, view_.rules().constants[node.ref]) : as_written;
      }
      case NodeKind::text_constant: return fmt::format("\"{}\"", view_.rules().texts[node.ref]);
      case NodeKind::attribute:
      case NodeKind::computed:
      case NodeKind::parameter: return bare ? view_.show(id) : fmt::format("{} ({})", name(node), view_.show(id));
      case NodeKind::argument:
      case NodeKind::column: return view_.source(node.span);
      case NodeKind::call: return called(id, node, view_.model().functions[node.ref].name, "");
      case NodeKind::builtin: return called(id, node, name_of(check::Builtin(node.ref)), "", !bare);
      case NodeKind::bands: return called(id, node, view_.model().bands[node.ref].name, "");
      case NodeKind::distance: return called(id, node, "distance", ", " + view_.model().bands[node.ref].name);
      case NodeKind::negate: return negated(id, child(node, 0), own, bare);
      case NodeKind::logical_not: return "not " + text(child(node, 0), own, bare);
      case NodeKind::binary:
        return fmt::format("{} {} {}", text(child(node, 0), own, bare), symbol(node.op),
                           text(child(node, 1), own + 1, bare));
      case NodeKind::aggregate: return aggregate(id, view_.rules().aggregates[node.ref]);
      case NodeKind::row_aggregate: {
        const auto& rows = view_.rules().row_aggregates[node.ref];
        return fmt::format("{} ({})", view_.show(id), view_.model().tables[rows.table].name);
      }
      case NodeKind::is_rated: return view_.source(node.span);
      case NodeKind::choose:
      case NodeKind::first_of: break;
    }
    return view_.show(id);
  }

  // A set of values cannot take a sign: `-at least 25` is "at most -25".
  std::string negated(NodeId id, NodeId of, int own, bool bare) const {
    std::string operand = text(of, own, bare);
    if (!view_.node(of).known() && operand == view_.show(of)) return view_.show(id);
    const NodeKind kind = view_.rules()[of].kind;
    const bool starts_with_value = kind == NodeKind::aggregate || kind == NodeKind::row_aggregate;
    const bool bracket = (starts_with_value && !view_.node(of).known()) || operand.compare(0, 1, "-") == 0;
    return bracket ? "-(" + operand + ')' : '-' + operand;
  }

  // The item's own attributes by their bare name, as rules write them; any other with its item.
  std::string name(const Node& node) const {
    std::string as_written = view_.source(node.span);
    if (!as_written.empty()) return as_written;
    if (node.kind == NodeKind::parameter) return view_.model().parameters[node.ref].name;
    return (node.kind == NodeKind::computed ? "computed " : "") + view_.model().attribute_name(AttributeId{node.ref});
  }

  std::string called(NodeId id, const Node& node, std::string_view name, std::string_view last,
                     bool valued = true) const {
    std::string arguments;
    for (std::size_t i = 0; i < node.child_count; ++i) {
      if (i != 0) arguments += ", ";
      arguments += text(child(node, i), 0, true);
    }
    valued = valued && id != without_value_ && view_.node(id).known();
    const std::string value = valued ? " (" + view_.show(id) + ")" : std::string();
    return fmt::format("{}({}{}){}", name, arguments, last, value);
  }

  std::string aggregate(NodeId id, const check::Aggregate& aggregate) const {
    using syntax::AggregateKind;
    const Tally who = tally(view_, aggregate);
    const bool counts = aggregate.kind == AggregateKind::count || aggregate.kind == AggregateKind::proportion ||
                        aggregate.kind == AggregateKind::some || aggregate.kind == AggregateKind::every;
    return fmt::format("{} ({})", view_.show(id),
                       counts ? share_text(who) : fmt::format("{} {}", who.counted.size(), who.noun));
  }

  const View& view_;
  NodeId without_value_;
};

std::string_view verb(Operator op, bool holds) {
  switch (op) {
    case Operator::equal: return holds ? "is" : "is not";
    case Operator::not_equal: return holds ? "is not" : "is";
    case Operator::less: return holds ? "is below" : "is not below";
    case Operator::less_equal: return holds ? "is at most" : "is above";
    case Operator::greater: return holds ? "is above" : "is not above";
    case Operator::greater_equal: return holds ? "is at least" : "is below";
    default: return "";
  }
}

std::string joined(const View& view, const Node& node, bool holds, bool conjunction) {
  // True `and`s and false `or`s rest on both sides; the others on the side that agrees with the whole.
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < 2; ++i) {
    const NodeId child = view.rules().child(node, i);
    if (holds == conjunction || view.truth(child) == holds) parts.push_back(say(view, child));
  }
  return listed(parts);
}

}  // namespace

std::string spell(const View& view, NodeId id) { return Speller(view).text(id); }

std::string spell_without_value(const View& view, NodeId id) { return Speller(view, id).text(id); }

std::string say(const View& view, NodeId id) {
  const Node& node = view.rules()[id];
  const std::optional<bool> holds = view.truth(id);
  if (!holds) {
    const State state = view.node(id).state;
    return fmt::format("`{}` {}", spell(view, id), state == State::error ? "fails" : "is not settled");
  }
  if (node.kind == NodeKind::binary) {
    if (node.op == Operator::logical_and || node.op == Operator::logical_or) {
      return joined(view, node, *holds, node.op == Operator::logical_and);
    }
    const Speller speller(view);
    return fmt::format("{} {} {}", speller.text(view.rules().child(node, 0), 4), verb(node.op, *holds),
                       speller.text(view.rules().child(node, 1), 4));
  }
  if (node.kind == NodeKind::logical_not) return say(view, view.rules().child(node, 0));
  if (node.kind == NodeKind::is_rated) {
    return fmt::format("{} is {}rated", view.model().item_name(ItemId{node.ref}), *holds ? "" : "not ");
  }
  if (node.kind == NodeKind::aggregate) {
    const check::Aggregate& aggregate = view.rules().aggregates[node.ref];
    const Tally who = tally(view, aggregate);
    const std::string what =
        aggregate.members.empty() ? "" : view.source(view.rules()[aggregate.members.front().value].span);
    return fmt::format("{} {} {}", share_text(who), who.counted.size() == 1 ? "has" : "have", what);
  }
  return fmt::format("{} {}", spell(view, id), *holds ? "holds" : "does not hold");
}

std::vector<NodeId> alternatives(const check::Rules& rules, NodeId id) {
  const Node& node = rules[id];
  if (node.kind != NodeKind::binary || node.op != Operator::logical_or) return {id};
  std::vector<NodeId> all = alternatives(rules, rules.child(node, 0));
  const std::vector<NodeId> right = alternatives(rules, rules.child(node, 1));
  all.insert(all.end(), right.begin(), right.end());
  return all;
}

std::string_view name_of(check::Builtin builtin) {
  using check::Builtin;
  switch (builtin) {
    case Builtin::points: return "points";
    case Builtin::min: return "min";
    case Builtin::max: return "max";
    case Builtin::abs: return "abs";
    case Builtin::floor: return "floor";
    case Builtin::ceiling: return "ceiling";
    case Builtin::round_half_up: return "round_half_up";
    case Builtin::round_half_even: return "round_half_even";
    case Builtin::round_down: return "round_down";
    case Builtin::round_up: return "round_up";
    case Builtin::years_between: return "years_between";
    case Builtin::months_between: return "months_between";
    case Builtin::days_between: return "days_between";
  }
  return "";
}

}  // namespace rubric::evaluate
