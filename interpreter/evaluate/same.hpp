#pragma once
#include <memory>

#include "evaluate/terms_of.hpp"
#include "evaluate/terms_prove.hpp"

namespace rubric::evaluate {

/// Why one conclusion of two methodologies is the same, or that this is not known.
enum class Ground : std::uint8_t {
  structure,  // the same calculation
  ranges,     // proved over everything the data can say
  refuted,    // they differ, at a point of the data
  open,       // neither proved nor refuted
  type        // the two are of different types
};

/// A conclusion that both have by name.
struct SharedAttribute {
  resolve::AttributeId first{};
  resolve::AttributeId second{};
  Ground ground = Ground::open;
  TermId first_term{};
  TermId second_term{};
  Point at{};  // of refuted
};

/// Two Programs over the same data, conclusion by conclusion: each in an order in which what it reads comes before it,
/// so that what is proved equal is one thing in what reads it.
class SameRules {
 public:
  /// Over data that meet the requirements of both.
  SameRules(const RulesView& first, const RulesView& second, ProofLimits limits);
  const Terms& terms() const { return terms_; }
  const std::vector<SharedAttribute>& attributes() const { return attributes_; }

 private:
  void pair_limits(const resolve::Attribute& first, const resolve::Attribute& second);
  bool settle(compile::Slot first, compile::Slot second);
  void compare(SharedAttribute& both);

  RulesView first_;
  RulesView second_;
  Terms terms_{};
  TermsOf first_terms_;
  TermsOf second_terms_;
  TermsOf second_plain_;  // with nothing settled by a proof
  Prover prover_;
  std::vector<TermId> requirements_{};
  std::vector<SharedAttribute> attributes_{};
};

}  // namespace rubric::evaluate
