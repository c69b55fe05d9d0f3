#include <fmt/format.h>

#include "evaluate/findings.hpp"
#include "evaluate/spell.hpp"
#include "evaluate/text.hpp"
#include "evaluate/verdict.hpp"

namespace rubric::evaluate {

namespace {

std::string condition(const View& view, std::uint32_t adjustment) {
  const NodeId when = view.rules().adjustments[adjustment].when;
  return when.valid() ? say(view, when) : std::string("it always holds");
}

void limit(Findings& findings, const LimitState& state, AttributeId attribute, const Route& route) {
  if (!state.active()) return;
  const View& view = findings.view;
  // A rating that failed, as by a floor above a cap, is reported as an error that names both.
  if (route.final_.state == State::error) return;
  const bool cap = state.rule->kind == syntax::AdjustmentKind::cap;
  const Type type = view.type_of(attribute);
  const std::string about = view.model().attribute_name(attribute);
  const std::string level = state.level ? view.show(type, *state.level) : "its level";
  const std::string name = adjustment_name(*state.rule);
  const std::string why = condition(view, state.adjustment);
  if (state.binding) {
    const std::string effect = route.open_levels != 0 || !route.before_limits
                                   ? fmt::format("holds {} at {}", about, level)
                                   : fmt::format("{} it from {} to {}", cap ? "lowers" : "raises",
                                                 view.show(type, *route.before_limits), level);
    Finding& finding = findings.add(cap ? FindingKind::cap_binding : FindingKind::floor_binding, Code::limit_binding,
                                    about, fmt::format("{} {}: {}", name, effect, why));
    finding.rule = findings.at(state.rule->span);
    findings.without(finding, fmt::format("{} on {}", name, about),
                     {view.program().adjustment_off[state.adjustment], true});
    return;
  }
  const char* effect = state.would_change ? "a stricter one binds" : "it changes nothing";
  if (!route.final_.known()) effect = "what it changes is not settled";
  findings
      .add(cap ? FindingKind::cap_active : FindingKind::floor_active, Code::limit_active, about,
           fmt::format("{} at {} holds, and {}: {}", name, level, effect, why))
      .rule = findings.at(state.rule->span);
}

void waiver(Findings& findings, const facts::WaiverRecord& record) {
  const View& view = findings.view;
  const AttributeId attribute = view.model().adjustments[record.adjustment].attribute;
  const syntax::Adjustment& rule = view.in.ast.adjustments[view.model().adjustments[record.adjustment].declaration];
  const std::string about = view.model().attribute_name(attribute);
  const std::string name = adjustment_name(rule);
  const std::optional<WaiverVerdict> verdict = judge(view, record);
  if (!verdict) return;
  Finding* finding = nullptr;
  if (verdict->fate == Fate::refused) {
    finding = &findings.add(FindingKind::waiver_refused, Code::waiver_refused, about,
                            fmt::format("waiver of {} refused: {}", name, listed(verdict->refusals, "; and ")));
  } else if (verdict->fate == Fate::open) {
    finding = &findings.add(
        FindingKind::note, Code::waiver_without_effect, about,
        fmt::format("waiver of {}: what it changes is not settled: {}", name, condition(view, record.adjustment)));
  } else if (verdict->limit.when == false) {
    finding = &findings.add(FindingKind::waiver_without_effect, Code::waiver_without_effect, about,
                            fmt::format("waiver of {} has no effect: it does not hold, since {}", name,
                                        condition(view, record.adjustment)));
  } else if (verdict->fate == Fate::without_effect) {
    finding = &findings.add(
        FindingKind::waiver_without_effect, Code::waiver_without_effect, about,
        fmt::format("waiver of {} has no effect: the rating is {} without it", name, view.show_final(attribute)));
  } else {
    std::string message = fmt::format("{} waived", name);
    if (!record.by.empty()) message += " by " + record.by;
    if (!record.reason.empty()) message += ", because: " + record.reason;
    message += "; it would hold, since " + condition(view, record.adjustment);
    finding = &findings.add(FindingKind::waiver_applied, Code::waiver_applied, about, message);
    findings.without(*finding, fmt::format("waiver of {} on {}", name, about),
                     {view.program().adjustment_off[record.adjustment], false});
  }
  finding->rule = findings.at(rule.span);
  finding->data = findings.at(record.span);
}

}  // namespace

void find_waivers(Findings& findings) {
  for (const facts::WaiverRecord& record : findings.view.in.facts.waivers) waiver(findings, record);
}

void find_limits(Findings& findings) {
  for (std::uint32_t i = 0; i < findings.view.model().attributes.size(); ++i) {
    const AttributeId attribute{i};
    if (findings.view.model()[attribute].adjustments.empty()) continue;
    const Route route = route_of(findings.view, attribute);
    for (const LimitState& state : route.floors) limit(findings, state, attribute, route);
    for (const LimitState& state : route.caps) limit(findings, state, attribute, route);
  }
}

}  // namespace rubric::evaluate
