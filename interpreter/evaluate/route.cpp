#include "evaluate/route.hpp"

#include <fmt/format.h>

#include "evaluate/spell.hpp"
#include "syntax/words.hpp"

namespace rubric::evaluate {

namespace {

using syntax::AdjustmentKind;

LimitState limit_state(const View& view, std::uint32_t adjustment, const syntax::Adjustment& rule) {
  LimitState state{adjustment, &rule};
  const Slot when = view.program().adjustment_when[adjustment];
  state.when = when == no_slot ? std::optional(true) : view.truth(when);
  state.waived = view.truth(view.program().adjustment_off[adjustment]) == true;
  const Reading level = view.at(view.program().adjustment_level[adjustment]);
  if (level.known()) state.level = level.number;
  return state;
}

// Lets the floors (`sign` 1) or caps (-1) work on `value`; the one that gives the result is binding.
void apply(std::vector<LimitState>& limits, Number& value, int sign) {
  LimitState* binding = nullptr;
  Number best = value;
  for (LimitState& limit : limits) {
    if (limit.when != true || !limit.level || Number::compare(*limit.level, value) * sign <= 0) continue;
    limit.would_change = true;
    if (limit.waived || (binding != nullptr && Number::compare(*limit.level, best) * sign <= 0)) continue;
    binding = &limit;
    best = *limit.level;
  }
  if (binding != nullptr) binding->binding = true;
  value = best;
}

constexpr std::uint64_t levels_to(int level) { return (std::uint64_t{2} << level) - 1; }

// The same for a value that can be any of `levels`: a limit works where it cuts some of them.
void apply(std::vector<LimitState>& limits, std::uint64_t& levels, const Number& final_value, int sign) {
  LimitState* binding = nullptr;
  std::uint64_t left = levels;
  for (LimitState& limit : limits) {
    if (limit.when != true || !limit.level) continue;
    const int level = static_cast<int>(limit.level->raw());
    const std::uint64_t within = sign < 0 ? levels_to(level) : ~levels_to(level) | std::uint64_t{1} << level;
    if ((levels & ~within) == 0) continue;
    limit.would_change = true;
    if (limit.waived || (binding != nullptr && Number::compare(*limit.level, *binding->level) * sign <= 0)) continue;
    binding = &limit;
    left = (levels & within) | std::uint64_t{1} << level;
  }
  if (binding != nullptr) binding->binding = *binding->level == final_value;
  levels = left;
}

// The levels a rating can have before its limits work, where that is more than one.
std::uint64_t open_levels(const View& view, const Route& route, const compile::DiscretionSlots& slots) {
  std::uint64_t levels = 0;
  if (route.discretion_applied) return 0;
  if (route.computed.known()) {
    levels = std::uint64_t{1} << route.computed.number.raw();
  } else if (route.computed.range != nullptr && route.computed.range->has_value) {
    levels = route.computed.range->levels;
  }
  const bool pending =
      route.discretion != nullptr && view.truth(slots.present) == true && !view.truth(slots.applied).has_value();
  if (pending) levels |= std::uint64_t{1} << route.discretion->to;
  return (levels & (levels - 1)) == 0 ? 0 : levels;
}

std::string width_text(std::int64_t bands) { return fmt::format("{} band{}", bands, bands == 1 ? "" : "s"); }

}  // namespace

Route route_of(const View& view, AttributeId attribute) {
  Route route;
  route.computed = view.computed_of(attribute);
  route.final_ = view.final_of(attribute);
  const auto& adjustments = view.model()[attribute].adjustments;
  if (adjustments.empty()) return route;
  for (const facts::DiscretionRecord& record : view.in.facts.discretion) {
    if (record.attribute == attribute) route.discretion = &record;
  }
  const compile::DiscretionSlots& slots = view.program().discretion_slots[attribute.index()];
  route.discretion_applied =
      route.discretion != nullptr && view.truth(slots.present) == true && view.truth(slots.applied) == true;
  if (route.discretion_applied) {
    route.before_limits = Number(route.discretion->to);
  } else if (route.computed.known()) {
    route.before_limits = route.computed.number;
  }
  for (const std::uint32_t adjustment : adjustments) {
    const syntax::Adjustment& rule = view.in.ast.adjustments[view.model().adjustments[adjustment].declaration];
    if (rule.kind == AdjustmentKind::discretion) continue;
    (rule.kind == AdjustmentKind::cap ? route.caps : route.floors).push_back(limit_state(view, adjustment, rule));
  }
  route.open_levels = open_levels(view, route, slots);
  if (route.open_levels != 0 && route.final_.known()) {
    std::uint64_t levels = route.open_levels;
    apply(route.floors, levels, route.final_.number, 1);
    apply(route.caps, levels, route.final_.number, -1);
  } else if (route.before_limits && route.final_.known()) {
    Number value = *route.before_limits;
    apply(route.floors, value, 1);
    apply(route.caps, value, -1);
  }
  return route;
}

std::vector<DiscretionCheck> check_discretion(const View& view, const facts::DiscretionRecord& record,
                                              const Number& computed) {
  std::vector<DiscretionCheck> checks;
  for (const std::uint32_t adjustment : view.model()[record.attribute].adjustments) {
    const syntax::Adjustment& rule = view.in.ast.adjustments[view.model().adjustments[adjustment].declaration];
    const check::Adjustment& clauses = view.rules().adjustments[adjustment];
    if (rule.kind != AdjustmentKind::discretion) continue;
    DiscretionCheck check{adjustment, &rule};
    const std::int64_t move = static_cast<std::int64_t>(record.to) - computed.raw();
    const std::int64_t width = move < 0 ? -move : move;
    if (move > 0 && !clauses.up) check.refusals.push_back("it allows a change down, and this one goes up");
    if (move < 0 && !clauses.down) check.refusals.push_back("it allows a change up, and this one goes down");
    if (const std::int64_t allowed = clauses.width; width > allowed) {
      check.refusals.push_back(
          fmt::format("it allows {}, and this change is {}", width_text(allowed), width_text(width)));
    }
    const NodeId when = clauses.when;
    if (when.valid()) {
      const std::optional<bool> holds = view.truth(when);
      check.open = !holds && view.node(when).state == State::missing;
      for (const NodeId branch : alternatives(view.rules(), when)) {
        if (view.truth(branch) == true) check.grounds.push_back(say(view, branch));
      }
      if (holds == false) check.refusals.push_back("its condition does not hold: " + say(view, when));
      if (!holds) check.refusals.push_back("its condition is not settled: " + say(view, when));
    }
    if (clauses.requires_reason && record.reason.empty())
      check.refusals.push_back("it requires a reason, and none is given");
    if (clauses.requires_by && record.by.empty())
      check.refusals.push_back("it requires who decided (`by`), and nobody is named");
    checks.push_back(std::move(check));
  }
  return checks;
}

std::string adjustment_name(const syntax::Adjustment& rule) {
  return fmt::format("{} {}", syntax::word(rule.kind), rule.name.text);
}

}  // namespace rubric::evaluate
