#pragma once
#include <map>

#include "evaluate/terms_of.hpp"
#include "evaluate/terms_prove.hpp"

namespace rubric::evaluate {

/// That what a slot holds is true, or false.
struct Said {
  compile::Slot slot = compile::no_slot;
  bool holds = true;
};

/// Proves of conditions, over the slots of one Program, that no case data make them come out so together. They are taken
/// to be read, all of them: where one has no value they do not come out in any way.
class Contradictions {
 public:
  /// What several Programs can share, so that no proof is gone through twice.
  struct Shared {
    Terms terms{};
    Prover prover;
    std::map<std::pair<TermId, TermId>, bool> known{};
    std::map<TermId, std::vector<TermId>> data{};  // that a condition is worked out from
    std::size_t looked_at = 0;                     // terms, by all proofs
    explicit Shared(ProofLimits limits) : prover(terms, std::move(limits)) {}
  };

  Contradictions(Shared& shared, const RulesView& view) : shared_(shared), terms_of_(shared.terms, view) {}
  /// Whether no data bring about both.
  bool exclude(const Said& a, const Said& b);
  /// Which of `given`, by number, exclude `said`: the fewest that are found, and none where it never comes out so at
  /// all. Nothing where that is not proved.
  std::optional<std::vector<std::size_t>> against(const Said& said, const std::vector<Said>& given);

 private:
  TermId term(const Said& said);
  std::vector<TermId> parts(TermId id) const;
  const std::vector<TermId>& data_of(TermId id);
  bool is_related(TermId a, TermId b);
  std::vector<std::pair<std::size_t, TermId>> related_to(TermId goal, const std::vector<TermId>& ids);
  bool never(TermId id);
  bool never_both(TermId a, TermId b);
  bool some_pair(const std::vector<TermId>& a, const std::vector<TermId>& b);

  Shared& shared_;
  TermsOf terms_of_;
  std::map<std::pair<compile::Slot, bool>, TermId> terms_{};  // of what is said
};

}  // namespace rubric::evaluate
