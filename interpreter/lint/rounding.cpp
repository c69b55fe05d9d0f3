#include <fmt/format.h>

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

class Rounding {
 public:
  explicit Rounding(const Lint& lint) : lint_(lint), rules_(lint.rules) {}

  void check(const Node& look_up) const {
    const Node* const rounding = rounding_of(rules_.child(look_up, 0));
    if (rounding == nullptr) return;
    for (const check::BandRow& row : rules_.bands[look_up.ref].rows) {
      if (!row.bound.valid() || !lies_between(row.bound, *rounding)) continue;
      lint_.diagnostics.add(
          {Code::rounded_across_edge,
           row.span,
           fmt::format("the edge `{}` lies between two values of the rounding to {}",
                       lint_.sources.text(rules_[row.bound].span), step_text(*rounding)),
           {{rounding->span, "rounded here, before it is looked up"}, {look_up.span, "looked up here"}},
           "round to a finer step, or put the edge at a multiple of the step"});
      return;
    }
  }

 private:
  /// The rounding whose result `id` is as it stands, or null.
  const Node* rounding_of(NodeId id) const {
    constexpr int deepest = 100;  // a chain of definitions nobody writes longer
    for (int depth = 0; id.valid() && depth < deepest; ++depth) {
      const Node& node = rules_[id];
      if (node.kind == NodeKind::builtin) {
        const auto builtin = static_cast<Builtin>(node.ref);
        const bool whole = builtin == Builtin::floor || builtin == Builtin::ceiling;
        return whole || rounds_to_step(builtin) ? &node : nullptr;
      }
      if (node.kind == NodeKind::call) {
        id = rules_.functions[node.ref];
      } else if (node.kind == NodeKind::attribute || node.kind == NodeKind::computed) {
        const check::Attribute& attribute = rules_.attributes[node.ref];
        id = attribute.input == Id<int>::none ? attribute.definition : NodeId{};
      } else {
        return nullptr;
      }
    }
    return nullptr;
  }

  std::optional<Number> constant(NodeId id, const check::Interval& interval) const {
    const Node& node = rules_[id];
    if (node.kind == NodeKind::parameter) return interval.parameters[node.ref];
    if (node.kind == NodeKind::constant) return rules_.constants[node.ref];
    return std::nullopt;
  }

  /// Whether, in each interval, the edge is no multiple of the step.
  bool lies_between(NodeId edge, const Node& rounding) const {
    for (const check::Interval& interval : rules_.intervals) {
      const std::optional<Number> bound = constant(edge, interval);
      const std::optional<Number> step =
          rounding.child_count > 1 ? constant(rules_.child(rounding, 1), interval) : std::optional(Number(1));
      if (!bound || !step || step->is_zero() || (*bound / *step).is_whole()) return false;
    }
    return true;
  }

  std::string step_text(const Node& rounding) const {
    if (rounding.child_count < 2) return "whole numbers";
    return fmt::format("`{}`", lint_.sources.text(rules_[rules_.child(rounding, 1)].span));
  }

  const Lint& lint_;
  const check::Rules& rules_;
};

}  // namespace

void check_rounding(const Lint& lint) {
  const Rounding rounding(lint);
  for (const Node& node : lint.rules.nodes) {
    if (node.kind == NodeKind::bands) rounding.check(node);
  }
}

}  // namespace rubric::lint
