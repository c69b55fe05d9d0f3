#include "evaluate/contradictions.hpp"

#include <algorithm>
#include <set>

namespace rubric::evaluate {

namespace {

/// Terms that all proofs may have before them, one after the other, in a second or so; and conditions that are taken together.
constexpr std::size_t most_looked_at = 5'000'000;
constexpr std::size_t a_pair = 16;  // of conditions, told apart without a proof, counts as so many
constexpr std::size_t most_together = 16;

/// A comparison of some datum with a constant: `datum` < bound, = bound or > bound, or not so.
struct Bounded {
  TermId datum{};
  enum class Side : std::uint8_t { below, at, above } side{};
  bool negated = false;
  const Number* bound = nullptr;

  bool holds(const Number& value) const {
    const bool is = side == Side::below ? value < *bound : side == Side::at ? value == *bound : value > *bound;
    return is != negated;
  }
};

std::optional<Bounded> bounded(const Terms& terms, TermId id) {
  Bounded found;
  if (terms[id].kind == TermKind::negation) {
    found.negated = true;
    id = terms[id].operands.front();
  }
  const Term& term = terms[id];
  if (term.kind != TermKind::less && term.kind != TermKind::equal) return std::nullopt;
  const bool constant_first = terms.is_constant(term.operands[0]);
  if (constant_first == terms.is_constant(term.operands[1])) return std::nullopt;
  found.datum = term.operands[constant_first ? 1 : 0];
  found.bound = &terms.value(term.operands[constant_first ? 0 : 1]);
  found.side = term.kind == TermKind::equal ? Bounded::Side::at
               : constant_first             ? Bounded::Side::above
                                            : Bounded::Side::below;
  if (terms[found.datum].kind != TermKind::symbol || terms[found.datum].type.kind == Kind::text) return std::nullopt;
  return found;
}

/// Whether no value of a datum meets both comparisons; nothing where they are not of one datum.
std::optional<bool> settled_by_bounds(const Terms& terms, TermId a, TermId b) {
  const std::optional<Bounded> one = bounded(terms, a);
  const std::optional<Bounded> other = one ? bounded(terms, b) : std::nullopt;
  if (!other || one->datum != other->datum) return std::nullopt;
  const Range all = open_range(terms, terms[one->datum]);
  // Whatever meets both, so does a bound, or what lies next to one.
  const Number& step = terms[one->datum].step;
  const Number gap = *one->bound < *other->bound ? *other->bound - *one->bound : *one->bound - *other->bound;
  const Number near = !step.is_zero() ? step : gap.is_zero() ? Number(1) : gap / Number(2);
  for (const Number* const bound : {one->bound, other->bound}) {
    const Number at = step.is_zero() ? *bound : bound->rounded(step, Rounding::down);
    for (const Number& value : {at - near, at, at + near, at + near + near}) {
      if (all.contains(value) && one->holds(value) && other->holds(value)) return false;
    }
  }
  return true;
}

}  // namespace

TermId Contradictions::term(const Said& said) {
  const auto [at, fresh] = terms_.try_emplace({said.slot, said.holds});
  if (!fresh) return at->second;
  const TermId holds = terms_of_.of(said.slot);
  at->second = said.holds ? holds : shared_.terms.negation(holds);
  return at->second;
}

/// What has to be true, each by itself, for `id` to be true.
std::vector<TermId> Contradictions::parts(TermId id) const {
  const Term& term = shared_.terms[id];
  return term.kind == TermKind::all_of ? term.operands : std::vector{id};
}

/// The data that `id` is worked out from, in order.
const std::vector<TermId>& Contradictions::data_of(TermId id) {
  const auto [at, fresh] = shared_.data.try_emplace(id);
  if (!fresh) return at->second;
  std::set<TermId> seen{id};
  std::vector<TermId> open{id};
  while (!open.empty()) {
    const Term& term = shared_.terms[open.back()];
    if (term.kind == TermKind::symbol) at->second.push_back(open.back());
    open.pop_back();
    for (const TermId operand : term.operands) {
      if (seen.insert(operand).second) open.push_back(operand);
    }
  }
  std::sort(at->second.begin(), at->second.end());
  return at->second;
}

/// Whether both are worked out from some of the same data.
bool Contradictions::is_related(TermId a, TermId b) {
  const std::vector<TermId>& of_a = data_of(a);
  const std::vector<TermId>& of_b = data_of(b);
  auto one = of_a.begin();
  auto other = of_b.begin();
  while (one != of_a.end() && other != of_b.end()) {
    if (*one == *other) return true;
    *one < *other ? ++one : ++other;
  }
  return false;
}

/// Those of `ids`, with their numbers, that share data with `goal`, or with others that do.
std::vector<std::pair<std::size_t, TermId>> Contradictions::related_to(TermId goal, const std::vector<TermId>& ids) {
  std::vector<std::pair<std::size_t, TermId>> related;
  std::vector<bool> taken(ids.size(), false);
  std::vector<TermId> open{goal};
  for (std::size_t count = 0; !open.empty() && count <= most_together;) {
    const TermId from = open.back();
    open.pop_back();
    for (std::size_t i = 0; i < ids.size() && count <= most_together; ++i) {
      if (taken[i] || !is_related(from, ids[i])) continue;
      taken[i] = true;
      ++count;
      open.push_back(ids[i]);
    }
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (taken[i]) related.emplace_back(i, ids[i]);
  }
  return related;
}

bool Contradictions::never(TermId id) { return !can_be_true(shared_.prover.can_be(id)); }

bool Contradictions::never_both(TermId a, TermId b) {
  if (const std::optional<bool> settled = settled_by_bounds(shared_.terms, a, b)) return *settled;
  if (b < a) std::swap(a, b);
  const auto [at, fresh] = shared_.known.try_emplace({a, b}, false);
  if (!fresh || !is_related(a, b) || shared_.prover.spent() || shared_.looked_at > most_looked_at) return at->second;
  shared_.looked_at += shared_.terms.size();
  at->second = shared_.prover.never_both(a, b).proof == Proof::proved;
  return at->second;
}

bool Contradictions::some_pair(const std::vector<TermId>& a, const std::vector<TermId>& b) {
  for (const TermId one : a) {
    for (const TermId other : b) {
      if (one != other && never_both(one, other)) return true;
    }
  }
  return false;
}

bool Contradictions::exclude(const Said& a, const Said& b) {
  const TermId one = term(a);
  const TermId other = term(b);
  return never(one) || never(other) || some_pair(parts(one), parts(other)) || never_both(one, other);
}

std::optional<std::vector<std::size_t>> Contradictions::against(const Said& said, const std::vector<Said>& given) {
  if (shared_.looked_at > most_looked_at) return std::nullopt;
  const TermId goal = term(said);
  const std::vector<TermId> of_goal = parts(goal);
  if (never(goal) || some_pair(of_goal, of_goal)) return std::vector<std::size_t>{};
  std::vector<TermId> ids;
  for (const Said& one : given) ids.push_back(term(one));
  for (std::size_t i = 0; i < ids.size() && shared_.looked_at <= most_looked_at; ++i) {
    shared_.looked_at += a_pair;
    if (is_related(goal, ids[i]) && (some_pair(of_goal, parts(ids[i])) || never_both(goal, ids[i])))
      return std::vector{i};
  }
  std::vector<std::pair<std::size_t, TermId>> related = related_to(goal, ids);
  const auto all_but = [&](std::size_t left_out) {
    std::vector<TermId> rest;
    for (std::size_t i = 0; i < related.size(); ++i) {
      if (i != left_out) rest.push_back(related[i].second);
    }
    return shared_.terms.all_of(rest);
  };
  if (related.size() < 2 || related.size() > most_together || !never_both(goal, all_but(related.size())))
    return std::nullopt;
  for (std::size_t i = 0; i < related.size() && related.size() > 2;) {
    if (never_both(goal, all_but(i))) {
      related.erase(related.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  std::vector<std::size_t> fewest;
  for (const auto& [number, id] : related) fewest.push_back(number);
  return fewest;
}

}  // namespace rubric::evaluate
