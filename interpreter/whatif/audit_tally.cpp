#include "whatif/audit_tally.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace rubric::audit {

namespace {

std::string value_of(const facts::Facts& facts, const std::string& key) {
  for (const auto& [name, value] : facts.inspection) {
    if (name == key) return value;
  }
  return {};
}

/// The count of `name`; past the limit of names the rest share one.
Count& count_of(std::map<std::string, Count>& counts, const std::string& name) {
  const auto found = counts.find(name);
  if (found != counts.end()) return found->second;
  return counts[counts.size() < limits::audit_groups ? name : "(others)"];
}

}  // namespace

void Count::add(const Use& use) {
  ++uses;
  if (use.move > 0) ++up;
  if (use.move < 0) ++down;
  if (use.reason.empty()) ++no_reason;
  switch (use.fate) {
    case Fate::applied: ++applied; break;
    case Fate::refused: ++refused; break;
    case Fate::without_effect: ++without_effect; break;
    case Fate::open: ++open; break;
  }
}

Tally::Tally(const Methodology& rules, const AuditOptions& options)
    : by_attribute(rules.impl().rules.model.attributes.size()),
      uses(options.most),
      refused(options.most),
      idle(options.most),
      unexplained(options.most),
      together(options.most),
      rules_(share(rules)) {
  for (const AuditBy& by : options.by) groups.push_back({by});
  const check::Rules& checked = rules_->rules;
  for (std::uint32_t i = 0; i < checked.adjustments.size(); ++i) {
    const check::Adjustment& clauses = checked.adjustments[i];
    if (clauses.kind != syntax::AdjustmentKind::discretion && !clauses.waivable) continue;
    by_rule[evaluate::adjustment_name(rules_->ast.adjustments[checked.model.adjustments[i].declaration])];
  }
}

void Tally::add(const Ready& ready, const View& view, std::vector<Use> found) {
  count_chances(view);
  count_groups(view.in.facts, found);
  if (found.empty()) return;
  ++with_uses;
  compare(ready, view, found);
  for (Use& use : found) {
    all.add(use);
    by_rule[use.rule].add(use);
    if (!use.waiver) by_attribute[use.on.index()].add(use);
    if (use.fate == Fate::refused) refused.add({ready.name, use});
    const bool settled = use.fate == Fate::applied || use.fate == Fate::without_effect;
    if (settled && changes_the_whole(use) == false) idle.add({ready.name, use});
    if (use.reason.empty()) unexplained.add({ready.name, use});
    uses.add({ready.name, std::move(use)});
  }
}

void Tally::count_chances(const View& view) {
  const resolve::Model& model = view.model();
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i) {
    const AttributeId id{i};
    if (model[id].adjustments.empty()) continue;
    std::vector<std::string> counted;
    const bool rated = view.computed_of(id).known();
    std::optional<evaluate::Route> route;
    for (const std::uint32_t adjustment : model[id].adjustments) {
      const check::Adjustment& clauses = view.rules().adjustments[adjustment];
      const std::string name =
          evaluate::adjustment_name(view.in.ast.adjustments[model.adjustments[adjustment].declaration]);
      if (clauses.kind == syntax::AdjustmentKind::discretion) {
        if (rated) ++by_rule[name].chances;
        if (rated && counted.empty()) ++by_attribute[i].chances;
        counted.push_back(name);
        continue;
      }
      if (!clauses.waivable) continue;
      if (!route) route = evaluate::route_of(view, id);
      for (const auto* limits : {&route->caps, &route->floors}) {
        for (const evaluate::LimitState& limit : *limits)
          if (limit.adjustment == adjustment && limit.when == true && limit.would_change) ++by_rule[name].chances;
      }
    }
  }
}

void Tally::count_groups(const facts::Facts& facts, const std::vector<Use>& found) {
  for (const auto& [key, value] : facts.inspection) {
    if (keys.size() < limits::audit_keys || keys.contains(key)) ++keys[key];
  }
  for (Groups& group : groups) {
    const std::string value = value_of(facts, group.by.key);
    if (!value.empty()) ++group.described;
    Count& count = count_of(group.counts, value);
    ++count.inspections;
    if (!found.empty()) ++count.with_uses;
    for (const Use& use : found) count.add(use);
  }
}

void Tally::compare(const Ready& ready, const View& view, const std::vector<Use>& found) {
  const auto applied = static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [](const Use& use) { return use.fate == Fate::applied; }));
  if (applied == 0) return;
  Together whole{ready.name, applied, without_any(view.in, view)};
  bool rating = false;
  bool score = false;
  for (const Whole& it : whole.wholes) (it.score ? score : rating) |= it.differs();
  other_rating += rating ? 1 : 0;
  other_score += score ? 1 : 0;
  together.add(std::move(whole));
}

}  // namespace rubric::audit
