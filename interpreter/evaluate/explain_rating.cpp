#include <fmt/format.h>

#include "evaluate/because.hpp"
#include "evaluate/explain_tree.hpp"
#include "evaluate/results.hpp"
#include "evaluate/set_aside.hpp"
#include "evaluate/spell.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

void Teller::route_steps(AttributeId id, Steps& steps) {
  const Route route = route_of(view_, id);
  const bool adjusted = route.discretion != nullptr || !route.floors.empty() || !route.caps.empty();
  if (!adjusted) return definition_steps(id, steps);
  Explanation computed;
  computed.what = "computed " + view_.model().attribute_name(id);
  computed.value = view_.show(route.computed, view_.type_of(id));
  computed.standing = view_.given(id) != nullptr ? word(Standing::given) : word(route.computed);
  if (const auto why = because_computed(view_, id); why && why->kind != "rule") computed.detail = why->text;
  add(steps, std::move(computed), [&](Steps& inner) { definition_steps(id, inner); });
  discretion_steps(id, route, steps);
  for (const LimitState& limit : route.floors) limit_step(id, limit, route, steps);
  for (const LimitState& limit : route.caps) limit_step(id, limit, route, steps);
}

void Teller::discretion_steps(AttributeId id, const Route& route, Steps& steps) {
  if (route.discretion == nullptr || !route.computed.known()) return;
  const std::string to = view_.show(view_.type_of(id), Number(route.discretion->to));
  bool used = false;
  for (const DiscretionCheck& check : check_discretion(view_, *route.discretion, route.computed.number)) {
    Explanation step;
    step.what = adjustment_name(*check.rule);
    const bool applied = route.discretion_applied && check.refusals.empty() && !used;
    used |= applied;
    step.value = to;
    step.standing = applied ? "applied" : check.refusals.empty() ? "not needed" : "refused";
    step.detail = applied ? listed(check.grounds) : listed(check.refusals, "; and ");
    if (applied && !route.discretion->reason.empty()) {
      step.detail += fmt::format("{}reason: {}", step.detail.empty() ? "" : "; ", route.discretion->reason);
    }
    if (applied && !route.discretion->by.empty()) step.detail += ", by " + route.discretion->by;
    rule(step, check.rule->span, check.rule->cites);
    const NodeId when = view_.rules().adjustments[check.adjustment].when;
    add(steps, std::move(step), [&](Steps& inner) {
      if (when.valid()) node_steps(when, inner);
    });
  }
}

void Teller::limit_step(AttributeId id, const LimitState& limit, const Route& route, Steps& steps) {
  const NodeId when = view_.rules().adjustments[limit.adjustment].when;
  Explanation step;
  step.what = adjustment_name(*limit.rule);
  if (limit.level) step.value = view_.show(view_.type_of(id), *limit.level);
  step.detail = when.valid() ? say(view_, when) : std::string("it always holds");
  if (!limit.when) {
    step.standing = when.valid() ? std::string(word(view_.node(when))) : std::string("range");
  } else if (!*limit.when) {
    step.standing = "inactive";
  } else if (limit.waived) {
    step.standing = "waived";
  } else if (limit.binding) {
    step.standing = "binding";
  } else {
    step.standing = route.final_.known() || !limit.would_change ? "active" : "range";
  }
  if (limit.binding) {
    const SetAside without = set_aside(view_, step.what, {view_.program().adjustment_off[limit.adjustment], true});
    for (const std::string& consequence : consequences_of(view_, without)) step.detail += "; " + consequence;
  }
  rule(step, limit.rule->span, limit.rule->cites);
  add(steps, std::move(step), [&](Steps& inner) {
    if (when.valid()) node_steps(when, inner);
  });
}

}  // namespace rubric::evaluate
