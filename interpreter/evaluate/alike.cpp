#include "evaluate/alike.hpp"

#include <algorithm>

namespace rubric::evaluate {

using Aggregate = syntax::AggregateKind;

namespace {

/// What the first part of a key can be besides a kind of term.
constexpr std::uint32_t constant_key = 1000;
constexpr std::uint32_t variable_key = 1001;

std::uint32_t key_of(TermKind kind) { return static_cast<std::uint32_t>(kind); }

/// Whether it surely comes to a value.
bool is_value(const Range& range) {
  return range.has_value && !range.absent && !range.may_be_unrated && !range.may_fail;
}
bool surely(const Range& condition, bool truth) {
  return is_value(condition) && !(truth ? can_be_false(condition) : can_be_true(condition));
}
bool is_missing(const Range& range) {
  return range.absent && !range.has_value && !range.may_be_unrated && !range.may_fail;
}

}  // namespace

Alike::Alike(const Terms& terms, const Cut& cut) : terms_(terms), cut_(cut), names_(terms.size()) {
  for (const TermId id : cut.constants) names_[id.index()] = constant(terms.value(id));
}

bool Alike::same(const std::vector<Range>& ranges, TermId a, TermId b) {
  for (const Variable& variable : cut_.variables) {
    const std::optional<Number> value = ranges[variable.term.index()].single();
    names_[variable.term.index()] = value ? constant(*value) : named({variable_key, variable.term.value});
  }
  for (const TermId id : cut_.inner) {
    const std::optional<Number> value = ranges[id.index()].single();
    names_[id.index()] = value ? constant(*value) : of(id, ranges);
  }
  return at(a) == at(b);
}

Alike::Name Alike::named(Key key) {
  return known_.try_emplace(std::move(key), static_cast<Name>(known_.size())).first->second;
}

std::uint32_t Alike::number(const Number& value) {
  return numbers_.try_emplace(value, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

Alike::Name Alike::constant(const Number& value) {
  const Name name = named({constant_key, number(value)});
  linear_.try_emplace(name, Linear{value, {}});
  return name;
}

Alike::Name Alike::of(TermId id, const std::vector<Range>& ranges) {
  const Term& term = terms_[id];
  const auto range = [&](std::size_t i) -> const Range& { return ranges[term.operands[i].index()]; };
  switch (term.kind) {
    case TermKind::choose: return chosen(term, ranges);
    case TermKind::or_else:
      if (!range(0).absent) return at(term.operands[0]);
      return is_missing(range(0)) ? at(term.operands[1]) : plain(term);
    case TermKind::rated: return surely(range(0), true) ? at(term.operands[1]) : plain(term);
    case TermKind::sum: {
      Collected all;
      all.linear.constant = term.numbers.front();
      for (std::size_t i = 0; i < term.operands.size(); ++i)
        add(all, at(term.operands[i]), term.numbers[i + 1], is_value(range(i)));
      // A part left alone may be not rated, which in a sum is an error.
      const bool unrated = std::any_of(term.operands.begin(), term.operands.end(),
                                       [&](TermId part) { return ranges[part.index()].may_be_unrated; });
      return unrated ? plain(term) : sum(all);
    }
    case TermKind::product: return product(term, ranges);
    case TermKind::all_of: return conjunction(term, ranges);
    case TermKind::equal:
    case TermKind::less: {
      const bool one = at(term.operands[0]) == at(term.operands[1]) && is_value(range(0)) && is_value(range(1));
      return one ? constant(Number(term.kind == TermKind::equal ? 1 : 0)) : plain(term);
    }
    case TermKind::fold: return fold(term, ranges);
    case TermKind::adjust: return adjusted(term, ranges);
    default: return plain(term);
  }
}

Alike::Name Alike::chosen(const Term& term, const std::vector<Range>& ranges) {
  const Range& condition = ranges[term.operands[0].index()];
  if (surely(condition, true)) return at(term.operands[1]);
  if (surely(condition, false)) return at(term.operands[2]);
  return is_value(condition) && at(term.operands[1]) == at(term.operands[2]) ? at(term.operands[1]) : plain(term);
}

Alike::Name Alike::product(const Term& term, const std::vector<Range>& ranges) {
  Number by(1);
  Key key{key_of(term.kind), constant_key};  // no plain one
  bool values = true;
  bool unrated = false;
  for (const TermId id : term.operands) {
    const Range& range = ranges[id.index()];
    if (const std::optional<Number> value = range.single()) {
      by = by * *value;
      continue;
    }
    key.push_back(at(id));
    values = values && is_value(range);
    unrated = unrated || range.may_be_unrated;
  }
  if (unrated) return plain(term);
  std::sort(key.begin() + 2, key.end());
  constexpr std::size_t of_one = 3;
  Collected all;
  add(all, key.size() == of_one ? key[2] : named(key), by, values);
  return sum(all);
}

Alike::Name Alike::conjunction(const Term& term, const std::vector<Range>& ranges) {
  Key key{key_of(term.kind)};
  bool unrated = false;
  for (const TermId id : term.operands) {
    const Range& range = ranges[id.index()];
    if (surely(range, true)) continue;
    key.push_back(at(id));
    unrated = unrated || range.may_be_unrated;
  }
  std::sort(key.begin() + 1, key.end());
  key.erase(std::unique(key.begin() + 1, key.end()), key.end());
  constexpr std::size_t of_one = 2;
  return key.size() == of_one && !unrated ? key[1] : named(std::move(key));
}

Alike::Name Alike::fold(const Term& term, const std::vector<Range>& ranges) {
  const Name always = constant(Number(1));
  const auto kind = static_cast<Aggregate>(term.detail);
  const bool extreme = kind == Aggregate::lowest || kind == Aggregate::highest;
  std::vector<std::pair<Name, Name>> members;
  bool unrated = false;
  for (std::size_t i = 0; i < term.operands.size(); i += term.guarded ? 2 : 1) {
    const TermId value = term.operands[i + (term.guarded ? 1 : 0)];
    if (term.guarded && surely(ranges[term.operands[i].index()], false)) continue;
    const bool in = !term.guarded || surely(ranges[term.operands[i].index()], true);
    members.emplace_back(in ? always : at(term.operands[i]), at(value));
    unrated = unrated || ranges[value.index()].may_be_unrated;
  }
  std::sort(members.begin(), members.end());
  if (extreme) members.erase(std::unique(members.begin(), members.end()), members.end());
  if (extreme && members.size() == 1 && members[0].first == always && !unrated) return members[0].second;
  Key key{key_of(term.kind), term.detail};
  for (const auto& [included, value] : members) {
    key.push_back(included);
    key.push_back(value);
  }
  return named(std::move(key));
}

Alike::Name Alike::adjusted(const Term& term, const std::vector<Range>& ranges) {
  std::vector<Key> limits;
  for (const Limit& limit : terms_.limits(term)) {
    const TermId when = term.operands[limit.when];
    const TermId off = term.operands[limit.off];
    if (surely(ranges[when.index()], false) || surely(ranges[off.index()], true)) continue;
    limits.push_back({limit.is_cap ? 1U : 0U, at(when), at(term.operands[limit.level]), at(off)});
  }
  if (limits.empty()) return at(term.operands[0]);
  std::sort(limits.begin(), limits.end());
  Key key{key_of(term.kind), at(term.operands[0])};
  for (const Key& limit : limits) key.insert(key.end(), limit.begin(), limit.end());
  return named(std::move(key));
}

Alike::Name Alike::plain(const Term& term) {
  Key key{key_of(term.kind), term.detail, term.guarded ? 1U : 0U, static_cast<std::uint32_t>(term.numbers.size())};
  for (const Number& each : term.numbers) key.push_back(number(each));
  for (const TermId operand : term.operands) key.push_back(at(operand));
  return named(std::move(key));
}

void Alike::add(Collected& to, Name name, const Number& by, bool is_value) const {
  const auto put = [&](Name part, const Number& times) {
    const auto place = std::lower_bound(to.linear.parts.begin(), to.linear.parts.end(), part,
                                        [](const auto& it, Name wanted) { return it.first < wanted; });
    if (place != to.linear.parts.end() && place->first == part) {
      place->second = place->second + times;
    } else {
      to.linear.parts.insert(place, {part, times});
    }
    const auto nothing = to.may_be_nothing.try_emplace(part, !is_value).first;
    nothing->second = nothing->second && !is_value;
  };
  const auto known = linear_.find(name);
  if (known == linear_.end()) return put(name, by);
  to.linear.constant = to.linear.constant + by * known->second.constant;
  for (const auto& part : known->second.parts) put(part.first, by * part.second);
}

Alike::Name Alike::sum(const Collected& collected) {
  Linear linear{collected.linear.constant, {}};
  for (const auto& part : collected.linear.parts) {
    // Where a part may come to no value, the sum does, however often it is taken.
    if (!part.second.is_zero() || collected.may_be_nothing.at(part.first)) linear.parts.push_back(part);
  }
  if (linear.parts.empty()) return constant(linear.constant);
  const bool alone = linear.parts.size() == 1 && linear.constant.is_zero() && linear.parts[0].second == Number(1);
  if (alone) return linear.parts[0].first;
  Key key{key_of(TermKind::sum), constant_key, number(linear.constant)};
  for (const auto& part : linear.parts) {
    key.push_back(part.first);
    key.push_back(number(part.second));
  }
  const Name name = named(std::move(key));
  linear_.try_emplace(name, std::move(linear));
  return name;
}

}  // namespace rubric::evaluate
