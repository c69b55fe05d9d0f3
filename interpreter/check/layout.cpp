#include <fmt/format.h>

#include "check/checker.hpp"

namespace rubric::check {

using syntax::DeclarationKind;

namespace {

Span span_of(const syntax::Ast& ast, syntax::DeclarationRef member) {
  switch (member.kind) {
    case DeclarationKind::input: return ast.inputs[member.index].span;
    case DeclarationKind::judgement: return ast.judgements[member.index].span;
    case DeclarationKind::definition: return ast.definitions[member.index].span;
    case DeclarationKind::require: return ast.requires_[member.index].span;
    default: return ast.not_rated[member.index].span;
  }
}

}  // namespace

/// Layout carries no meaning, but a reader takes a line at the margin for a declaration of its own.
void check_layout(Checker& checker) {
  for (const syntax::ForBlock& block : checker.ast.for_blocks) {
    const Place head = checker.sources.place(block.span);
    for (const syntax::DeclarationRef& member : block.members) {
      const Span span = span_of(checker.ast, member);
      const Place place = checker.sources.place(span);
      if (place.line == head.line || place.column > head.column) continue;
      checker.diagnostics.add({Code::member_at_margin,
                               span,
                               "this belongs to the `for` block above it, and stands no deeper than its `for`",
                               {{checker.ast[block.selection].span, "repeated for each of these"}},
                               "indent it, or write `end` before it if it is to stand on its own"});
      break;
    }
  }
}

}  // namespace rubric::check
