#pragma once
#include "base/diagnostic.hpp"
#include "syntax/ast.hpp"

namespace rubric {

/// Parses the rule file `source` (Markdown where its path ends in `.md`: the fenced `rubric` blocks) into `ast`,
/// after what other files put there. Every declaration with a syntax error is reported once and left out.
void parse(const Sources& sources, SourceId source, syntax::Ast& ast, Diagnostics& diagnostics);

}  // namespace rubric
