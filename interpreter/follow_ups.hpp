#pragma once
#include "base/diagnostic.hpp"
#include "syntax/ast.hpp"

namespace rubric {

/// Rule text whose declarations were lost to an error: skipped by the parser, or left out by resolve.
class LostText {
 public:
  /// What the parser skipped.
  LostText(const Sources& sources, const syntax::Ast& ast);
  /// The top-level declarations in which `diagnostics` has an error are lost to later stages.
  void add_declarations_with_errors(const Diagnostics& diagnostics);
  /// Adds to `all` what a stage found, without complaints about names that were declared in lost text.
  void merge(const Diagnostics& found, Diagnostics& all) const;

 private:
  bool holds_word(std::string_view word) const;
  bool is_follow_up(const Diagnostic& diagnostic) const;

  const Sources& sources_;
  const syntax::Ast& ast_;
  std::vector<Span> lost_;
};

}  // namespace rubric
