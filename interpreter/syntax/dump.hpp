#pragma once
#include <string>

#include "syntax/ast.hpp"

namespace rubric::syntax {

/// Whether a dump says where each declaration stands.
enum class Places : bool { left_out, shown };

/// The syntax tree as indented text, declarations in the order of writing; `rubric dump ast` prints it.
std::string dump(const Sources& sources, const Ast& ast, Places places = Places::shown);

}  // namespace rubric::syntax
