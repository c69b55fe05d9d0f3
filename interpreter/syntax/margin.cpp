#include "syntax/margin.hpp"

namespace rubric::syntax {

namespace {

Span span_of(const Ast& ast, DeclarationRef member) {
  switch (member.kind) {
    case DeclarationKind::input: return ast.inputs[member.index].span;
    case DeclarationKind::judgement: return ast.judgements[member.index].span;
    case DeclarationKind::definition: return ast.definitions[member.index].span;
    case DeclarationKind::require: return ast.requires_[member.index].span;
    default: return ast.not_rated[member.index].span;
  }
}

}  // namespace

void warn_of_members_at_margin(const Sources& sources, const Ast& ast, Diagnostics& diagnostics) {
  std::vector<Span> heads;
  heads.reserve(ast.for_blocks.size());
  for (const ForBlock& block : ast.for_blocks) heads.push_back(block.span);
  for (const Replace& replace : ast.replaces) {
    if (replace.declaration.kind == DeclarationKind::for_block) heads[replace.declaration.index] = replace.span;
  }
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const ForBlock& block = ast.for_blocks[i];
    const Place head = sources.place(heads[i]);
    for (const DeclarationRef& member : block.members) {
      const Span span = span_of(ast, member);
      const Place place = sources.place(span);
      if (place.line == head.line || place.column > head.column) continue;
      diagnostics.add({Code::member_at_margin,
                       span,
                       "this belongs to the `for` block above it, and stands no deeper than its `for`",
                       {{ast[block.selection].span, "repeated for each of these"}},
                       "indent it, or write `end` before it if it is to stand on its own"});
      break;
    }
  }
}

}  // namespace rubric::syntax
