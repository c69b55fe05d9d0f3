#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "lint/lint.hpp"

namespace rubric::lint {

namespace {

using check::Builtin;
using check::Node;
using check::NodeId;
using check::NodeKind;

bool rounds_to_step(Builtin builtin) {
  return builtin == Builtin::round_half_up || builtin == Builtin::round_half_even || builtin == Builtin::round_down ||
         builtin == Builtin::round_up;
}

/// The call that a function's arguments come from, and that of the function it stands in.
struct Scope {
  const Node* call = nullptr;
  const Scope* outer = nullptr;
};

/// What a value comes to: one of these roundings, but for what `min` and `max` with constants keep away.
struct Rounded {
  std::vector<const Node*> roundings{};
  std::vector<NodeId> at_least{};
  std::vector<NodeId> at_most{};
};

class Rounding {
 public:
  explicit Rounding(const Lint& lint) : lint_(lint), rules_(lint.rules), in_function_(lint.rules.nodes.size(), false) {
    for (const NodeId body : rules_.functions) mark(body);
  }

  void check() {
    for (std::size_t i = 0; i < rules_.nodes.size(); ++i) {
      const Node& node = rules_.nodes[i];
      if (node.kind == NodeKind::bands) check(node, nullptr);
      if (node.kind == NodeKind::call && !in_function_[i]) check_body({&node, nullptr}, 0);
    }
  }

 private:
  static constexpr int deepest = 100;           // a chain of definitions nobody writes longer
  static constexpr std::size_t most = 200'000;  // nodes of functions, gone through once for each call

  void mark(NodeId id) {
    if (!id.valid() || in_function_[id.index()]) return;
    in_function_[id.index()] = true;
    for (std::size_t i = 0; i < rules_[id].child_count; ++i) mark(rules_.child(rules_[id], i));
  }

  /// The look-ups in the function that is called, of what it is called with.
  void check_body(const Scope& scope, int depth) {
    if (depth < deepest) check_inside(rules_.functions[scope.call->ref], scope, depth);
  }

  void check_inside(NodeId id, const Scope& scope, int depth) {
    const Node& node = rules_[id];
    if (++visited_ > most) return;
    if (node.kind == NodeKind::bands) check(node, &scope);
    if (node.kind == NodeKind::call) check_body({&node, &scope}, depth + 1);
    for (std::size_t i = 0; i < node.child_count; ++i) check_inside(rules_.child(node, i), scope, depth);
  }

  void check(const Node& look_up, const Scope* scope) {
    const std::optional<Rounded> rounded = rounded_in(rules_.child(look_up, 0), scope, 0);
    if (!rounded) return;
    const Node& rounding = *rounded->roundings.front();
    for (const check::BandRow& row : rules_.bands[look_up.ref].rows) {
      if (!row.bound.valid() || !lies_between(row.bound, *rounded)) continue;
      if (!told_.emplace(row.span.begin, rounding.span.begin, look_up.span.begin).second) return;
      lint_.diagnostics.add(
          {Code::rounded_across_edge,
           row.span,
           fmt::format("the edge `{}` lies between two values of the rounding to {}",
                       lint_.sources.text(rules_[row.bound].span), step_text(rounding)),
           {{rounding.span, "rounded here, before it is looked up"}, {look_up.span, "looked up here"}},
           "round to a finer step, or put the edge at a multiple of the step"});
      return;
    }
  }

  /// The roundings whose results `id` is, as they stand or between bounds; nothing where it may be another value.
  std::optional<Rounded> rounded_in(NodeId id, const Scope* scope, int depth) const {
    if (!id.valid() || depth > deepest) return std::nullopt;
    const Node& node = rules_[id];
    if (node.kind == NodeKind::builtin) {
      const auto builtin = static_cast<Builtin>(node.ref);
      const bool whole = builtin == Builtin::floor || builtin == Builtin::ceiling;
      if (whole || rounds_to_step(builtin)) return Rounded{{&node}};
      if (builtin == Builtin::min || builtin == Builtin::max) return bounded(node, scope, depth);
      return std::nullopt;
    }
    if (node.kind == NodeKind::call) {
      const Scope inside{&node, scope};
      return rounded_in(rules_.functions[node.ref], &inside, depth + 1);
    }
    if (node.kind == NodeKind::argument && scope != nullptr)
      return rounded_in(rules_.child(*scope->call, node.ref), scope->outer, depth + 1);
    if (node.kind != NodeKind::attribute && node.kind != NodeKind::computed) return std::nullopt;
    const check::Attribute& attribute = rules_.attributes[node.ref];
    if (attribute.input != Id<int>::none) return std::nullopt;
    return rounded_in(attribute.definition, nullptr, depth + 1);
  }

  std::optional<Rounded> bounded(const Node& node, const Scope* scope, int depth) const {
    Rounded all;
    for (std::size_t i = 0; i < node.child_count; ++i) {
      NodeId part = rules_.child(node, i);
      const Scope* there = scope;
      for (; rules_[part].kind == NodeKind::argument && there != nullptr; there = there->outer)
        part = rules_.child(*there->call, rules_[part].ref);
      if (rules_[part].kind == NodeKind::constant || rules_[part].kind == NodeKind::parameter) {
        (static_cast<Builtin>(node.ref) == Builtin::max ? all.at_least : all.at_most).push_back(part);
        continue;
      }
      const std::optional<Rounded> rounded = rounded_in(part, there, depth + 1);
      if (!rounded) return std::nullopt;
      const auto take = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
      take(all.roundings, rounded->roundings);
      take(all.at_least, rounded->at_least);
      take(all.at_most, rounded->at_most);
    }
    return all.roundings.empty() ? std::nullopt : std::optional(std::move(all));
  }

  std::optional<Number> constant(NodeId id, const check::Interval& interval) const {
    const Node& node = rules_[id];
    if (node.kind == NodeKind::parameter) return interval.parameters[node.ref];
    if (node.kind == NodeKind::constant) return rules_.constants[node.ref];
    return std::nullopt;
  }

  /// Whether, in each interval, values lie on both sides of the edge and the edge is no multiple of any step.
  bool lies_between(NodeId edge, const Rounded& rounded) const {
    return std::all_of(rules_.intervals.begin(), rules_.intervals.end(), [&](const check::Interval& interval) {
      const std::optional<Number> bound = constant(edge, interval);
      if (!bound) return false;
      const auto keeps_away = [&](NodeId id, bool above) {
        const std::optional<Number> end = constant(id, interval);
        return !end || (above ? *bound <= *end : *end <= *bound);
      };
      const auto straddles = [&](const Node* rounding) {
        const std::optional<Number> step =
            rounding->child_count > 1 ? constant(rules_.child(*rounding, 1), interval) : std::optional(Number(1));
        return step && !step->is_zero() && !(*bound / *step).is_whole();
      };
      return std::all_of(rounded.roundings.begin(), rounded.roundings.end(), straddles) &&
             std::none_of(rounded.at_least.begin(), rounded.at_least.end(),
                          [&](NodeId id) { return keeps_away(id, true); }) &&
             std::none_of(rounded.at_most.begin(), rounded.at_most.end(),
                          [&](NodeId id) { return keeps_away(id, false); });
    });
  }

  std::string step_text(const Node& rounding) const {
    if (rounding.child_count < 2) return "whole numbers";
    return fmt::format("`{}`", lint_.sources.text(rules_[rules_.child(rounding, 1)].span));
  }

  const Lint& lint_;
  const check::Rules& rules_;
  std::vector<bool> in_function_;  // by node
  std::size_t visited_ = 0;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> told_{};  // row, rounding, look-up
};

}  // namespace

void check_rounding(const Lint& lint) { Rounding(lint).check(); }

}  // namespace rubric::lint
