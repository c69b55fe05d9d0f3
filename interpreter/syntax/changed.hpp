#pragma once
#include "syntax/ast.hpp"

namespace rubric::syntax {

/// Whether what stands at `span` was written for rules that an amendment or a test has changed since: it may name what
/// is no more, and that is no mistake of the change.
inline bool is_changed_around(const Ast& ast, Span span) {
  const bool changed = !ast.sets.empty() || !ast.replaces.empty() || !ast.dropped.empty() || !ast.overrides.empty();
  return changed && (ast.amends.empty() || span.source < ast.amends.front().span.source);
}

}  // namespace rubric::syntax
