#include "evaluate/contradictions.hpp"

namespace rubric::evaluate {

TermId Contradictions::term(const Said& said) {
  const TermId holds = terms_of_.of(said.slot);
  return said.holds ? holds : shared_.terms.negation(holds);
}

/// What has to be true, each by itself, for `id` to be true.
std::vector<TermId> Contradictions::parts(TermId id) const {
  const Term& term = shared_.terms[id];
  return term.kind == TermKind::all_of ? term.operands : std::vector{id};
}

/// Whether some of what both are worked out from is the same.
bool Contradictions::is_related(TermId a, TermId b) const {
  const Terms& terms = shared_.terms;
  constexpr unsigned char of_a = 1;
  constexpr unsigned char of_b = 2;
  std::vector<unsigned char> reads(std::max(a.index(), b.index()) + 1, 0);
  reads[a.index()] |= of_a;
  reads[b.index()] |= of_b;
  for (std::size_t i = reads.size(); i-- > 0;) {
    const TermId id{static_cast<std::uint32_t>(i)};
    if (reads[i] == 0 || terms.is_constant(id)) continue;
    if (reads[i] == (of_a | of_b)) return true;
    for (const TermId operand : terms[id].operands) reads[operand.index()] |= reads[i];
  }
  return false;
}

bool Contradictions::never(TermId id) { return !can_be_true(shared_.prover.can_be(id)); }

bool Contradictions::never_both(TermId a, TermId b) {
  if (b < a) std::swap(a, b);
  const auto [at, fresh] = shared_.known.try_emplace({a, b}, false);
  if (fresh && is_related(a, b) && !shared_.prover.spent())
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
  const TermId goal = term(said);
  const std::vector<TermId> of_goal = parts(goal);
  if (never(goal) || some_pair(of_goal, of_goal)) return std::vector<std::size_t>{};
  std::vector<std::pair<std::size_t, TermId>> related;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const TermId id = term(given[i]);
    if (!is_related(goal, id)) continue;
    if (some_pair(of_goal, parts(id)) || never_both(goal, id)) return std::vector{i};
    related.emplace_back(i, id);
  }
  const auto all_but = [&](std::size_t left_out) {
    std::vector<TermId> rest;
    for (std::size_t i = 0; i < related.size(); ++i) {
      if (i != left_out) rest.push_back(related[i].second);
    }
    return shared_.terms.all_of(rest);
  };
  if (related.size() < 2 || !never_both(goal, all_but(related.size()))) return std::nullopt;
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
