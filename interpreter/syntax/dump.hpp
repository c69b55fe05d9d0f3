#pragma once
#include <string>

#include "syntax/ast.hpp"

namespace rubric::syntax {

/// The syntax tree as indented text, declarations in the order of writing; `rubric dump ast` prints it.
std::string dump(const Sources& sources, const Ast& ast);

}  // namespace rubric::syntax
