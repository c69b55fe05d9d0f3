#pragma once
#include <array>
#include <cstddef>

#include "syntax/ast.hpp"

namespace rubric::parsing {

/// How long every vector of a syntax tree was at one moment.
using Marks = std::array<std::size_t, 34>;

/// The lengths of now.
Marks mark(syntax::Ast& ast);
/// Cuts every vector back to the lengths of `marks`.
void roll_back(syntax::Ast& ast, const Marks& marks);

}  // namespace rubric::parsing
