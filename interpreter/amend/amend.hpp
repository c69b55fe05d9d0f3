#pragma once
#include "base/diagnostic.hpp"
#include "syntax/ast.hpp"

/// Changes of a methodology: `set`, `replace` and `drop`, applied to its tree before anything is resolved.
namespace rubric::amending {

/// One amendment in a tree: the changes of one file, or of one bare text. They reach what stands in earlier sources.
struct Layer {
  std::string name;     // a path, or what messages call the text
  SourceId first{};     // its own first source; its includes follow
  Span head{};          // of `amend`
  bool is_bare = true;  // no `amend`: changes alone
};

/// What an amendment does to its base: a `set`, `replace` or `drop`, or else a declaration that it adds.
struct Change {
  syntax::DeclarationRef ref{};
  std::uint32_t layer = 0;
};

/// What the change in `ast` is about: "parameter discretion_margin", "cap governance", "for questions".
std::string target_of(const Sources& sources, const syntax::Ast& ast, syntax::DeclarationRef change);
/// The text of the change: from `set`, `replace`, `drop` or the keyword of what is added to its last token.
Span span_of(const syntax::Ast& ast, syntax::DeclarationRef change);

/// Takes out of `ast` what the change `ref` would add.
void take_out(syntax::Ast& ast, syntax::DeclarationRef ref);

/// `ast` with the changes of a test (which lie in it) applied in their order. What a change does not find is reported.
syntax::Ast amended(syntax::Ast ast, const std::vector<syntax::DeclarationRef>& changes, Diagnostics& diagnostics);

/// `ast` with those of `changes` applied that `kept` names by their number; what others would add is taken out.
syntax::Ast amended(const Sources& sources, syntax::Ast ast, const std::vector<Layer>& layers,
                    const std::vector<Change>& changes, const std::vector<bool>& kept, Diagnostics& diagnostics);

/// To an error of the rules as amended, adds which change brought it about, where that can be told.
void tell_of_changes(const Sources& sources, const syntax::Ast& ast, const std::vector<Layer>& layers,
                     const std::vector<Change>& changes, Diagnostics& diagnostics);

}  // namespace rubric::amending
