#include "evaluate/same.hpp"

#include <algorithm>

namespace rubric::evaluate {

using compile::no_slot;
using compile::Slot;

SameRules::SameRules(const RulesView& first, const RulesView& second, ProofLimits limits)
    : first_(first),
      second_(second),
      first_terms_(terms_, first),
      second_terms_(terms_, second),
      second_plain_(terms_, second),
      prover_(terms_, std::move(limits)) {
  for (const Slot slot : first.program.requires_) requirements_.push_back(first_terms_.of(slot));
  for (const Slot slot : second.program.requires_) requirements_.push_back(second_terms_.of(slot));
  std::map<std::string, std::uint32_t> names;
  for (std::uint32_t i = 0; i < second.rules.model.attributes.size(); ++i)
    names.emplace(second.rules.model.attribute_name(resolve::AttributeId{i}), i);
  for (const resolve::AttributeId attribute : first.rules.order) {
    const auto at = names.find(first.rules.model.attribute_name(attribute));
    if (at == names.end()) continue;
    attributes_.push_back({attribute, resolve::AttributeId{at->second}});
    pair_limits(first.rules.model[attribute], second.rules.model[attributes_.back().second]);
    compare(attributes_.back());
  }
}

void SameRules::pair_limits(const resolve::Attribute& first, const resolve::Attribute& second) {
  for (const std::uint32_t a : first.adjustments) {
    const auto b = std::find_if(second.adjustments.begin(), second.adjustments.end(), [&](std::uint32_t other) {
      return adjustment_name(first_, a) == adjustment_name(second_, other);
    });
    if (b == second.adjustments.end()) continue;
    settle(first_.program.adjustment_when[a], second_.program.adjustment_when[*b]);
    settle(first_.program.adjustment_level[a], second_.program.adjustment_level[*b]);
  }
}

bool SameRules::settle(Slot first, Slot second) {
  if (first == no_slot || second == no_slot) return first == second;
  const TermId a = first_terms_.of(first);
  const TermId b = second_terms_.of(second);
  if (a == b) return true;
  if (terms_[a].type.is_level() != terms_[b].type.is_level() || prover_.spent()) return false;
  if (prover_.prove(a, b, requirements_).proof != Proof::proved) return false;
  second_terms_.settle(second, a);
  return true;
}

void SameRules::compare(SharedAttribute& both) {
  const Type first = first_terms_.type(first_.rules.attributes[both.first.index()].type);
  const Type second = second_terms_.type(second_.rules.attributes[both.second.index()].type);
  if (first != second && !(first.is_number() && second.is_number())) {
    both.ground = Ground::type;
    return;
  }
  const Slot a = first_.program.final_[both.first.index()];
  const Slot b = second_.program.final_[both.second.index()];
  settle(first_.program.computed[both.first.index()], second_.program.computed[both.second.index()]);
  both.first_term = first_terms_.of(a);
  both.second_term = second_terms_.of(b);
  if (both.first_term == both.second_term) {
    both.ground = both.first_term == second_plain_.of(b) ? Ground::structure : Ground::ranges;
    return;
  }
  if (prover_.spent()) return;
  Proved proved = prover_.prove(both.first_term, both.second_term, requirements_);
  if (proved.proof == Proof::proved) {
    both.ground = Ground::ranges;
    second_terms_.settle(b, both.first_term);
  } else if (proved.proof == Proof::refuted) {
    both.ground = Ground::refuted;
    both.at = std::move(proved.at);
    // What reads a conclusion that differs will mostly differ too: less is tried to show that it does not.
    constexpr std::uint64_t less = 50'000;
    prover_.limit_each(less);
  }
}

}  // namespace rubric::evaluate
