#include <algorithm>

#include "suite/mutants.hpp"

namespace rubric::suite {

namespace {

/// The nodes of what is written at `span`, one for each item.
std::vector<check::NodeId> nodes_at(const check::Rules& rules, Span span) {
  std::vector<check::NodeId> nodes;
  for (std::uint32_t i = 0; i < rules.nodes.size(); ++i) {
    if (rules.nodes[i].span == span) nodes.push_back(check::NodeId{i});
  }
  return nodes;
}

}  // namespace

bool changes_what_is_never_taken(const evaluate::Decisions& decisions, const Methodology::Impl& rules,
                                 const Methodology::Impl& variant, const Change& change) {
  if (!change.in_program || change.around.empty() || rules.programs.size() != variant.programs.size()) return false;
  const Span span = rules.ast[change.around.back()].span;
  const std::vector<check::NodeId> before = nodes_at(rules.rules, span);
  const std::vector<check::NodeId> after = nodes_at(variant.rules, moved(span, change.edits));
  const bool leaves_out =
      std::any_of(before.begin(), before.end(), [&](check::NodeId id) { return decisions.leaves_out(id); });
  if (!leaves_out || before.size() != after.size()) return false;
  evaluate::Terms terms;
  constexpr std::uint64_t work_each = 20'000;
  evaluate::Prover prover(terms, {work_each, 10 * work_each, {}});
  for (std::size_t program = 0; program < rules.programs.size(); ++program) {
    evaluate::TermsOf mine(terms, {rules.ast, rules.rules, rules.programs[program]});
    evaluate::TermsOf theirs(terms, {variant.ast, variant.rules, variant.programs[program]});
    for (std::size_t i = 0; i < before.size(); ++i) {
      const compile::Slot slot = rules.programs[program].node_slots[before[i].index()];
      const compile::Slot other = variant.programs[program].node_slots[after[i].index()];
      if (slot == compile::no_slot || other == compile::no_slot) return false;
      if (prover.prove(mine.of(slot), theirs.of(other), {}).proof != evaluate::Proof::proved) return false;
    }
  }
  return true;
}

}  // namespace rubric::suite
