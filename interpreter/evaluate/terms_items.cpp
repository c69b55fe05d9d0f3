#include <algorithm>

#include "evaluate/terms.hpp"

namespace rubric::evaluate {

using Aggregate = syntax::AggregateKind;

TermId Terms::fold(Aggregate kind, std::vector<std::pair<TermId, TermId>> members, Type type) {
  members.erase(std::remove_if(members.begin(), members.end(), [this](const auto& it) { return is_false(it.first); }),
                members.end());
  const bool guarded =
      std::any_of(members.begin(), members.end(), [this](const auto& it) { return !is_true(it.first); });
  const auto count = static_cast<std::int64_t>(members.size());
  if (!guarded) {
    std::vector<TermId> values;
    for (const auto& member : members) values.push_back(member.second);
    if (kind == Aggregate::some) return any_of(values);
    if (kind == Aggregate::every) return all_of(values);
    if (kind == Aggregate::sum || (kind == Aggregate::mean && count > 0)) {
      const Number by = kind == Aggregate::sum ? Number(1) : Number::ratio(1, count);
      Parts parts;
      for (const TermId value : values) parts.emplace_back(value, by);
      return sum(Number(0), parts);
    }
    if (kind == Aggregate::proportion && count > 0) {
      const TermId hits = fold(Aggregate::count, members, {Kind::count, 0});
      return sum(Number(0), {{hits, Number::ratio(100, count)}});
    }
  }
  std::sort(members.begin(), members.end());
  if (kind == Aggregate::lowest || kind == Aggregate::highest)
    members.erase(std::unique(members.begin(), members.end()), members.end());
  if (!guarded && count > 0 && members.size() == 1 && (kind == Aggregate::lowest || kind == Aggregate::highest) &&
      !may_be_unrated(members.front().second))
    return members.front().second;
  Term term{TermKind::fold};
  term.type = type;
  term.detail = static_cast<std::uint32_t>(kind);
  term.guarded = guarded;
  std::vector<TermId> values;
  for (const auto& [included, value] : members) {
    if (guarded) term.operands.push_back(included);
    term.operands.push_back(value);
    values.push_back(value);
  }
  const bool whole = kind == Aggregate::count || kind == Aggregate::some || kind == Aggregate::every;
  const bool of_values = kind == Aggregate::sum || kind == Aggregate::lowest || kind == Aggregate::highest;
  if (whole) term.step = Number(1);
  if (of_values) term.step = common_step(values);
  return intern(std::move(term));
}

TermId Terms::rows(Aggregate kind, const std::string& table, TermId where, TermId value, Type type) {
  Term term{TermKind::rows};
  term.type = type;
  term.detail = static_cast<std::uint32_t>(kind);
  std::string key = table;
  for (const TermId part : {where, value}) {
    key += part.valid() ? "+" : "-";
    if (part.valid()) term.operands.push_back(part);
  }
  term.guarded = where.valid();
  const bool of_values = kind == Aggregate::sum || kind == Aggregate::lowest || kind == Aggregate::highest;
  if (of_values) term.step = (*this)[value].step;
  if (kind == Aggregate::count || type.kind == Kind::boolean || type.is_level()) term.step = Number(1);
  return intern(std::move(term), key);
}

TermId Terms::rated(TermId rated, TermId value, Type type) {
  if (is_true(rated)) return value;
  Term term{TermKind::rated};
  term.type = type;
  term.operands = {rated, value};
  term.step = (*this)[value].step;
  term.may_be_unrated = true;
  return intern(std::move(term));
}

TermId Terms::permit(TermId from, TermId to, const Discretion& rule, TermId has_reason, TermId has_by) {
  Discretion plain = rule;
  plain.adjustment = 0;
  plain.has_reason = 2;  // places among the operands
  plain.has_by = 3;
  Term term{TermKind::permit};
  term.type = {Kind::boolean, 0};
  term.operands = {from, to, plain.requires_reason ? has_reason : truth(true),
                   plain.requires_by ? has_by : truth(true)};
  term.step = Number(1);
  const auto same = std::find(discretions_.begin(), discretions_.end(), plain);
  term.detail = static_cast<std::uint32_t>(same - discretions_.begin());
  if (same == discretions_.end()) discretions_.push_back(plain);
  return intern(std::move(term));
}

TermId Terms::adjust(TermId value, std::vector<LimitTerms> all, Type type) {
  all.erase(std::remove_if(all.begin(), all.end(),
                           [this](const LimitTerms& limit) { return is_false(limit.when) || is_true(limit.off); }),
            all.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.empty()) return value;
  Term term{TermKind::adjust};
  term.type = type;
  term.step = Number(1);
  term.may_be_unrated = may_be_unrated(value);
  term.operands.push_back(value);
  std::vector<Limit> limits;
  for (const LimitTerms& limit : all) {
    const auto at = static_cast<compile::Slot>(term.operands.size());
    limits.push_back({0, limit.is_cap, at, at + 1, at + 2});
    term.operands.insert(term.operands.end(), {limit.when, limit.level, limit.off});
  }
  const auto same = std::find(limits_.begin(), limits_.end(), limits);
  term.detail = static_cast<std::uint32_t>(same - limits_.begin());
  if (same == limits_.end()) limits_.push_back(std::move(limits));
  return intern(std::move(term));
}

}  // namespace rubric::evaluate
