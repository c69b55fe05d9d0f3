#pragma once
#include "base/diagnostic.hpp"
#include "syntax/ast.hpp"

/// Changes of a methodology: `set`, `replace` and `drop`, applied to its tree before anything is resolved.
namespace rubric::amend {

/// `ast` with `changes` (which lie in it) applied in their order. What a change does not find is reported.
syntax::Ast amended(syntax::Ast ast, const std::vector<syntax::DeclarationRef>& changes, Diagnostics& diagnostics);

}  // namespace rubric::amend
