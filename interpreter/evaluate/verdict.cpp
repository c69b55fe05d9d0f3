#include "evaluate/verdict.hpp"

namespace rubric::evaluate {

namespace {

std::vector<std::string> refusals(const check::Adjustment& clauses, const facts::WaiverRecord& record) {
  std::vector<std::string> list;
  if (!clauses.waivable) list.emplace_back("the rule is not `waivable`");
  if (clauses.requires_reason && record.reason.empty()) list.emplace_back("it requires a reason, and none is given");
  if (clauses.requires_by && record.by.empty())
    list.emplace_back("it requires who decided (`by`), and nobody is named");
  return list;
}

Fate fate_of(const Route& route, const LimitState& limit) {
  if (!limit.waived) return Fate::refused;
  if (!limit.when || !route.final_.known()) return Fate::open;
  return *limit.when && limit.would_change ? Fate::applied : Fate::without_effect;
}

}  // namespace

const DiscretionCheck* DiscretionVerdict::rule() const {
  for (const DiscretionCheck& check : checks) {
    if (fate == Fate::applied && check.refusals.empty()) return &check;
  }
  return checks.empty() ? nullptr : &checks.front();
}

DiscretionVerdict judge(const View& view, const facts::DiscretionRecord& record) {
  DiscretionVerdict verdict{Fate::open, view.computed_of(record.attribute), {}};
  if (!verdict.computed.known()) return verdict;
  if (verdict.computed.number == Number(record.to)) {
    verdict.fate = Fate::without_effect;
    return verdict;
  }
  verdict.checks = check_discretion(view, record, verdict.computed.number);
  bool open = false;
  for (const DiscretionCheck& check : verdict.checks) open |= check.open && check.refusals.size() == 1;
  const compile::DiscretionSlots& slots = view.program().discretion_slots[record.attribute.index()];
  verdict.fate = view.truth(slots.applied) == true ? Fate::applied : open ? Fate::open : Fate::refused;
  return verdict;
}

std::optional<WaiverVerdict> judge(const View& view, const facts::WaiverRecord& record) {
  WaiverVerdict verdict;
  verdict.route = route_of(view, view.model().adjustments[record.adjustment].attribute);
  verdict.refusals = refusals(view.rules().adjustments[record.adjustment], record);
  for (const auto* limits : {&verdict.route.caps, &verdict.route.floors}) {
    for (const LimitState& limit : *limits) {
      if (limit.adjustment != record.adjustment) continue;
      verdict.limit = limit;
      verdict.fate = fate_of(verdict.route, limit);
      return verdict;
    }
  }
  return std::nullopt;
}

}  // namespace rubric::evaluate
