#pragma once
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace rubric::amending {

/// A declaration that can be named: its kind as the language writes it, and its name.
struct Named {
  syntax::DeclarationRef ref{};
  std::string_view kind;
  const syntax::Name* name = nullptr;
};

/// The declarations of one kind that stand: not dropped, and not the text behind a `replace`.
std::vector<Named> standing(const syntax::Ast& ast, syntax::DeclarationKind kind);
/// All kinds that can be named, in one list.
std::vector<Named> standing(const syntax::Ast& ast);
/// The declaration `ref`, whether it stands or not; its `name` is null where its kind has none.
Named named(const syntax::Ast& ast, syntax::DeclarationRef ref);

}  // namespace rubric::amending
