#pragma once
#include "publish/phrases.hpp"

namespace rubric::publish {

/// Tells declarations as entries: a heading, sentences, what comments explain, sources, and the line of the rules.
class Sentences {
 public:
  Sentences(const Methodology::Impl& rules, const Names& names, const Phrases& phrases)
      : rules_(rules), ast_(rules.ast), names_(names), phrases_(phrases) {}

  /// The entry of a declaration.
  std::vector<Block> entry(DeclarationRef ref) const;
  /// What the entry says, without its heading, comments and sources.
  std::vector<Block> said(DeclarationRef ref) const;
  /// The heading: "Cap `governance`".
  Prose heading(DeclarationRef ref) const;
  /// "Source: Stoke-on-Trent …, “ratings page” (seen)."; empty where nothing is cited.
  Prose cited(const std::vector<syntax::Cite>& cites) const;
  /// "each question of …" of a member of a `for` block; empty for the inspection.
  Prose of(DeclarationRef ref) const;
  /// The items whose rating is adjusted: "each question"; empty for the inspection.
  Prose adjusted(const syntax::Adjustment& adjustment) const {
    return adjustment.selection.valid() ? phrases_.each(ast_[adjustment.selection]) : Prose();
  }

 private:
  using Blocks = std::vector<Block>;

  Blocks told(const syntax::Scale& it) const;
  Blocks told(const syntax::Table& it) const;
  Blocks told(const syntax::Parameter& it) const;
  Blocks told(const syntax::Function& it) const;
  Blocks told(const syntax::Bands& it) const;
  Blocks told(const syntax::Input& it, DeclarationRef ref) const;
  Blocks told(const syntax::Judgement& it, DeclarationRef ref) const;
  Blocks told(const syntax::Definition& it, DeclarationRef ref) const;
  Blocks told(const syntax::Require& it, DeclarationRef ref) const;
  Blocks told(const syntax::NotRated& it, DeclarationRef ref) const;
  Blocks told(const syntax::Adjustment& it, DeclarationRef ref) const;
  Blocks told(const syntax::Claim& it, DeclarationRef ref) const;
  /// `lead` and the value, as steps where it is a choice.
  Blocks defined(Prose lead, syntax::ExprId value, const Scope& scope, const Prose& end) const;
  /// `lead` and the condition, as points where several are joined.
  Blocks conditional(const Prose& before, std::string_view when, syntax::ExprId condition, const Scope& scope) const;
  Scope scope(DeclarationRef ref) const { return {names_.items(ref).front()}; }

  const Methodology::Impl& rules_;
  const syntax::Ast& ast_;
  const Names& names_;
  const Phrases& phrases_;
};

/// A paragraph.
Block paragraph(Prose text);

}  // namespace rubric::publish
