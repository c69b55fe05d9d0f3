#pragma once
#include "publish/names.hpp"

namespace rubric::publish {

/// Where an expression is read: in the scope of an item (the first of those it is read for), inside a function, over the
/// rows of a table, or over the items of an aggregate.
struct Scope {
  ItemId item{0};
  const syntax::Function* function = nullptr;
  const syntax::Table* table = nullptr;
  std::optional<syntax::ItemKind> each{};  // the items that an aggregate goes through
};

/// Expressions and selections in plain English, names linked to where they are told of.
class Phrases {
 public:
  Phrases(const Methodology::Impl& rules, const Names& names);

  /// "the lowest `rating` of its rated questions".
  Prose value(syntax::ExprId id, const Scope& scope) const;
  /// A condition: what is yes or no by itself is said to be yes.
  Prose condition(syntax::ExprId id, const Scope& scope) const { return asserted(id, scope, 0); }
  /// The parts of a condition that are joined by `op`; the whole where it is not.
  std::vector<Prose> parts(syntax::ExprId id, syntax::Operator op, const Scope& scope) const;
  /// "standards in domains 2 and 3".
  Prose items(syntax::SelectionId id, const Scope& scope) const;
  /// "each question", "each of standards 2.1 to 2.4 and 3.1", "standard 4.1"; empty for the inspection.
  Prose each(const syntax::Selection& selection) const;
  /// "a percentage", "a level of" and the scale.
  Prose type(const syntax::TypeName& name) const;
  /// "the `rating` of standard 1.1", `overall`.
  Prose attribute(const syntax::AttributeRef& ref, const Scope& scope) const;
  /// "Good" of a level's name.
  std::string level(std::string_view name) const;

 private:
  Prose phrase(syntax::ExprId id, const Scope& scope, int around) const;
  Prose asserted(syntax::ExprId id, const Scope& scope, int around) const;
  Prose name(const std::string& text, const Scope& scope) const;
  Prose call(const syntax::Expr& expr, const Scope& scope) const;
  Prose built_in(const std::string& word, const std::vector<Prose>& arguments) const;
  Prose binary(const syntax::Expr& expr, const Scope& scope, int around) const;
  Prose aggregate(const syntax::Expr& expr, const Scope& scope, int around) const;
  Prose choices(const syntax::Expr& expr, const Scope& scope) const;
  Prose item(const syntax::ItemRef& ref) const;
  Prose ids(syntax::ItemKind kind, const std::vector<syntax::IdRange>& ranges) const;
  Prose id(syntax::ItemKind kind, const std::string& text) const;
  Prose term(const syntax::SelectionTerm& term, bool rated, bool all, const Scope& scope) const;
  Prose selection(const syntax::Selection& selection, bool all, const Scope& scope) const;
  Scope inside(const syntax::Selection& selection, const Scope& scope) const;
  std::string id_of_attribute(const std::string& text, const Scope& scope) const;
  bool is_level(syntax::ExprId id, const Scope& scope) const;

  const Methodology::Impl& rules_;
  const syntax::Ast& ast_;
  const resolve::Model& model_;
  const Names& names_;
};

}  // namespace rubric::publish
