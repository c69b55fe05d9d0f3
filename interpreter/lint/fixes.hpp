#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/edit.hpp"
#include "syntax/ast.hpp"

/// The warnings that have one certain cure: something goes that no result, message or case data can depend on.
namespace rubric::lint {

struct Fix {
  Diagnostic warning{};
  Cut cut{};
  std::string done{};  // "removed `source letter`"
  std::optional<syntax::DeclarationRef> removed{};
};

/// The cures in the text `file` of the warnings among `found`.
std::vector<Fix> fixes(const Sources& sources, const syntax::Ast& ast, const std::vector<Diagnostic>& found,
                       SourceId file);

}  // namespace rubric::lint
