#include "whatif/audit_uses.hpp"

#include <fmt/format.h>

#include "base/limits.hpp"
#include "evaluate/results.hpp"
#include "evaluate/spell.hpp"
#include "evaluate/text.hpp"

namespace rubric::audit {

namespace {

using check::Node;
using check::NodeId;
using check::NodeKind;
using syntax::Operator;

std::string place_of(const View& view, Span span) {
  const std::optional<Location> at = evaluate::location_of(view.in.sources, span);
  return at ? fmt::format("{}:{}:{}", at->path, at->line, at->column) : std::string();
}

/// "2 of 5 points" for a comparison that holds a distance within a margin; empty for any other.
std::string distance_text(const View& view, const Node& node) {
  const bool margin_right = node.op == Operator::less || node.op == Operator::less_equal;
  if (!margin_right && node.op != Operator::greater && node.op != Operator::greater_equal) return {};
  const NodeId distance = view.rules().child(node, margin_right ? 0 : 1);
  const NodeId margin = view.rules().child(node, margin_right ? 1 : 0);
  if (view.rules()[distance].kind != NodeKind::distance) return {};
  const evaluate::Reading used = view.node(distance);
  const evaluate::Reading allowed = view.node(margin);
  if (!used.known() || !allowed.known()) return {};
  const bool percent = view.rules()[distance].type.kind == Kind::percent;
  return fmt::format("{} of {}{}", used.number.display(), allowed.number.display(), percent ? " points" : "");
}

void find_distances(const View& view, NodeId id, std::vector<std::string>& found) {
  const Node& node = view.rules()[id];
  if (node.kind != NodeKind::binary) return;
  if (node.op == Operator::logical_and || node.op == Operator::logical_or) {
    find_distances(view, view.rules().child(node, 0), found);
    find_distances(view, view.rules().child(node, 1), found);
  } else if (std::string text = distance_text(view, node); !text.empty()) {
    found.push_back(std::move(text));
  }
}

ReportCell level(const View& view, Type type, const Number& number) {
  const Value value = evaluate::value_of(view.rules(), type, number, &view.in.facts);
  return {value.display, value.exact};
}

std::vector<Effect> effects_of(const View& view, AttributeId on, const evaluate::Patch& patch) {
  std::vector<Effect> effects;
  for (const evaluate::Change& change : evaluate::set_aside(view, "", patch).changes) {
    effects.push_back({view.model().attribute_name(change.attribute), brief_name(view.model(), change.attribute),
                       view.show_final(change.attribute), change.value, change.attribute == on,
                       view.model()[change.attribute].item.value == 0});
  }
  return effects;
}

void about(const View& view, AttributeId on, Use& use) {
  use.on = on;
  use.about = view.model().attribute_name(on);
  use.brief = brief_name(view.model(), on);
  use.final_ = shown(view, view.final_of(on), view.type_of(on));
}

void by_rule(const View& view, std::uint32_t adjustment, Use& use) {
  const syntax::Adjustment& rule = view.in.ast.adjustments[view.model().adjustments[adjustment].declaration];
  use.rule = evaluate::adjustment_name(rule);
  use.rule_place = place_of(view, rule.span);
}

/// The discretion rule that is asked first for a rating, or none.
std::optional<std::uint32_t> covering(const View& view, AttributeId on) {
  for (const std::uint32_t adjustment : view.model()[on].adjustments) {
    if (view.rules().adjustments[adjustment].kind == syntax::AdjustmentKind::discretion) return adjustment;
  }
  return std::nullopt;
}

std::string refusals_of(const evaluate::DiscretionVerdict& verdict) {
  std::vector<std::string> all;
  for (const evaluate::DiscretionCheck& check : verdict.checks)
    all.push_back((verdict.checks.size() > 1 ? evaluate::adjustment_name(*check.rule) + ": " : "") +
                  evaluate::listed(check.refusals, "; and "));
  return evaluate::listed(all, "; ");
}

std::string why(const evaluate::DiscretionVerdict& verdict, const Use& use) {
  const evaluate::DiscretionCheck* rule = verdict.rule();
  if (!verdict.computed.known()) return "the computed rating is " + use.from.text;
  if (verdict.fate == Fate::without_effect) return "the computed rating is that already";
  if (rule == nullptr) return "no discretion rule covers this rating";
  if (verdict.fate != Fate::applied) return refusals_of(verdict);
  return rule->grounds.empty() ? "it has no condition" : evaluate::listed(rule->grounds, "; and ");
}

Use use_of(const View& view, const facts::DiscretionRecord& record, std::size_t& runs) {
  const evaluate::DiscretionVerdict verdict = evaluate::judge(view, record);
  const evaluate::DiscretionCheck* rule = verdict.rule();
  const Type type = view.type_of(record.attribute);
  Use use;
  use.fate = verdict.fate;
  about(view, record.attribute, use);
  use.reason = record.reason;
  use.by = record.by;
  use.place = place_of(view, record.span);
  use.from = shown(view, verdict.computed, type);
  use.to = level(view, type, Number(record.to));
  use.why = why(verdict, use);
  if (verdict.computed.known())
    use.move = static_cast<int>(static_cast<std::int64_t>(record.to) - verdict.computed.number.raw());
  const auto adjustment = rule != nullptr ? std::optional(rule->adjustment) : covering(view, record.attribute);
  if (adjustment) {
    by_rule(view, *adjustment, use);
    const check::Adjustment& clauses = view.rules().adjustments[*adjustment];
    use.allowed = clauses.width;
    std::vector<std::string> distances;
    if (clauses.when.valid()) find_distances(view, clauses.when, distances);
    use.distance = evaluate::listed(distances, "; ");
  }
  if (use.fate == Fate::applied && runs++ < limits::set_aside_runs) {
    const evaluate::Slot present = view.program().discretion_slots[record.attribute.index()].present;
    use.effects = effects_of(view, record.attribute, {present, false});
  }
  return use;
}

std::optional<Use> use_of(const View& view, const facts::WaiverRecord& record, std::size_t& runs) {
  const std::optional<evaluate::WaiverVerdict> verdict = evaluate::judge(view, record);
  if (!verdict) return std::nullopt;
  const AttributeId on = view.model().adjustments[record.adjustment].attribute;
  const Type type = view.type_of(on);
  const NodeId when = view.rules().adjustments[record.adjustment].when;
  Use use;
  use.waiver = true;
  use.fate = verdict->fate;
  about(view, on, use);
  by_rule(view, record.adjustment, use);
  use.reason = record.reason;
  use.by = record.by;
  use.place = place_of(view, record.span);
  use.to = verdict->route.before_limits ? level(view, type, *verdict->route.before_limits) : use.final_;
  use.from = use.to;
  if (verdict->limit.would_change && verdict->limit.level && verdict->route.before_limits) {
    use.from = level(view, type, *verdict->limit.level);
    use.move = static_cast<int>(verdict->route.before_limits->raw() - verdict->limit.level->raw());
  }
  const std::string condition = when.valid() ? evaluate::say(view, when) : std::string("it always holds");
  if (use.fate == Fate::refused)
    use.why = evaluate::listed(verdict->refusals, "; and ");
  else if (use.fate == Fate::without_effect && verdict->limit.when == true)
    use.why = "the rating is the same under the limit";
  else
    use.why = condition;
  if (use.fate == Fate::applied && runs++ < limits::set_aside_runs)
    use.effects = effects_of(view, on, {view.program().adjustment_off[record.adjustment], false});
  return use;
}

}  // namespace

std::vector<Use> uses_of(const View& view) {
  std::vector<Use> uses;
  std::size_t runs = 0;
  for (const facts::DiscretionRecord& record : view.in.facts.discretion) uses.push_back(use_of(view, record, runs));
  for (const facts::WaiverRecord& record : view.in.facts.waivers) {
    if (std::optional<Use> use = use_of(view, record, runs)) uses.push_back(std::move(*use));
  }
  return uses;
}

bool has_uses(const facts::Facts& facts) { return !facts.discretion.empty() || !facts.waivers.empty(); }

std::optional<bool> changes_the_whole(const Use& use) {
  if (use.fate != Fate::applied) return false;
  if (!use.effects) return std::nullopt;
  for (const Effect& effect : *use.effects) {
    if (effect.whole) return true;
  }
  return false;
}

std::vector<AttributeId> of_the_whole(const resolve::Model& model) {
  std::vector<AttributeId> found;
  for (const AttributeId id : evaluate::result_order(model)) {
    if (model[id].item.value == 0 && evaluate::is_conclusion(model[id])) found.push_back(id);
  }
  return found;
}

std::vector<Whole> without_any(const evaluate::Inputs& inputs, const View& view) {
  facts::Facts none = inputs.facts;
  none.discretion.clear();
  none.waivers.clear();
  const evaluate::Inputs others{inputs.sources, inputs.ast, inputs.rules, inputs.program, none};
  const evaluate::Evaluation run = evaluate::evaluate(others);
  const View without{others, run};
  std::vector<Whole> found;
  for (const AttributeId id : of_the_whole(view.model())) {
    found.push_back({view.model().attribute_name(id), view.model()[id].kind == resolve::AttributeKind::score,
                     shown(view, view.final_of(id), view.type_of(id)),
                     shown(without, without.final_of(id), view.type_of(id))});
  }
  return found;
}

ReportCell shown(const View& view, const evaluate::Reading& reading, Type type) {
  if (reading.known()) return level(view, type, reading.number);
  return {view.show(reading, type)};
}

std::string brief_name(const resolve::Model& model, AttributeId id) {
  const resolve::Attribute& attribute = model[id];
  const resolve::Item& item = model[attribute.item];
  if (attribute.name != "rating" || item.kind == resolve::ItemKind::inspection) return model.attribute_name(id);
  if (item.kind == resolve::ItemKind::question) return model[item.parent].id + " " + item.id;
  return item.kind == resolve::ItemKind::standard ? item.id : model.item_name(attribute.item);
}

std::string_view word(Fate fate) {
  switch (fate) {
    case Fate::applied: return "applied";
    case Fate::refused: return "refused";
    case Fate::without_effect: return "without effect";
    case Fate::open: break;
  }
  return "not settled";
}

}  // namespace rubric::audit
