#pragma once
#include "base/diagnostic.hpp"
#include "syntax/ast.hpp"

namespace rubric::syntax {

/// Warns of members of a `for` block that stand no deeper than its `for`: layout carries no meaning, but a reader takes a
/// line at the margin for a declaration of its own.
void warn_of_members_at_margin(const Sources& sources, const Ast& ast, Diagnostics& diagnostics);

}  // namespace rubric::syntax
