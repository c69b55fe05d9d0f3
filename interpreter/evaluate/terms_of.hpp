#pragma once
#include "evaluate/terms.hpp"

namespace rubric::evaluate {

/// A Program with the rules it comes from.
struct RulesView {
  const syntax::Ast& ast;
  const check::Rules& rules;
  const compile::Program& program;
};

/// The slots of one Program as terms. Inputs, records and cells of rows are symbols by their names, so that the same
/// data are the same symbols for other Programs.
class TermsOf {
 public:
  TermsOf(Terms& terms, const RulesView& view);
  /// What `slot` comes to. Segments are read as if they always ran: skipping one changes no result.
  TermId of(compile::Slot slot);
  /// From now on `slot` is read as `term`, which was proved to be equal.
  void settle(compile::Slot slot, TermId term) { known_[slot] = term; }
  /// `type` with its scale or choice known by its levels.
  Type type(Type type) const;

 private:
  using Slot = compile::Slot;
  using Op = compile::Op;
  void symbol(Slot slot, Symbol::Kind kind, std::string name, bool may_be_absent = false);
  void name_inputs();
  void name_records();
  void name_cells();
  /// Whether it is what discretion comes to by one rule, or by the first of several that allows it.
  bool is_reached(Slot slot) const;
  TermId built(const Op& op);
  TermId folded(const Op& op);
  TermId rows(const Op& op);
  TermId adjusted(const Op& op);
  TermId known(Slot slot) const { return known_[slot]; }

  Terms& terms_;
  RulesView view_;
  std::vector<TermId> known_;       // by slot
  std::vector<const Op*> written_;  // by slot: the operation that fills it
  std::vector<Type> level_sets_;    // by Model::level_sets
};

/// The name of a cap, floor or discretion in data and messages: "cap governance".
std::string adjustment_name(const RulesView& view, std::size_t adjustment);

}  // namespace rubric::evaluate
