#pragma once
#include <string_view>

#include "syntax/ast.hpp"

namespace rubric::syntax {

/// "domain", "standard", "question"; "inspection" for the whole.
constexpr std::string_view word(ItemKind kind) {
  constexpr std::string_view words[] = {"inspection", "domain", "standard", "question"};
  return words[static_cast<std::size_t>(kind)];
}

/// "discretion", "floor" or "cap", as it is written.
constexpr std::string_view word(AdjustmentKind kind) {
  constexpr std::string_view words[] = {"discretion", "floor", "cap"};
  return words[static_cast<std::size_t>(kind)];
}

/// "let", "rating" or "score".
constexpr std::string_view word(DefinitionKind kind) {
  constexpr std::string_view words[] = {"let", "rating", "score"};
  return words[static_cast<std::size_t>(kind)];
}

/// The operator as it is written: "+", "<=", "and"; empty for none.
constexpr std::string_view word(Operator op) {
  constexpr std::string_view words[] = {"", "+", "-", "*", "/", "=", "!=", "<", "<=", ">", ">=", "and", "or"};
  return words[static_cast<std::size_t>(op)];
}

}  // namespace rubric::syntax
