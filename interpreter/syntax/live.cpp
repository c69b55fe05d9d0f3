#include "syntax/live.hpp"

namespace rubric::syntax {

Live::Live(const Ast& ast) {
  const auto remove = [&](DeclarationRef ref) { others_.insert(packed(ref.kind, ref.index)); };
  for (const Replace& replace : ast.replaces) {
    remove(replace.declaration);
    if (replace.declaration.kind != DeclarationKind::for_block) continue;
    for (const DeclarationRef& member : ast.for_blocks[replace.declaration.index].members) remove(member);
  }
  for (const DeclarationRef& ref : ast.dropped) remove(ref);
}

}  // namespace rubric::syntax
