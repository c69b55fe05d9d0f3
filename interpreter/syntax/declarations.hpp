#pragma once
#include "syntax/ast.hpp"

namespace rubric::syntax {

/// Calls `visit` with each declaration that can cite a source, kind by kind.
template <class Visit>
void for_each_declaration(const Ast& ast, const Visit& visit) {
  const auto all = [&](const auto& declarations) {
    for (const auto& declaration : declarations) visit(declaration);
  };
  all(ast.methodologies);
  all(ast.sources);
  all(ast.scales);
  all(ast.items);
  all(ast.questions);
  all(ast.tables);
  all(ast.parameters);
  all(ast.functions);
  all(ast.bands);
  all(ast.inputs);
  all(ast.judgements);
  all(ast.definitions);
  all(ast.requires_);
  all(ast.claims);
  all(ast.not_rated);
  all(ast.adjustments);
}

/// Calls `visit` with each quoted text that people read: titles, labels, questions, reasons, places in sources.
template <class Visit>
void for_each_text(const Ast& ast, const Visit& visit) {
  const auto some = [&](const std::optional<Text>& text) {
    if (text) visit(*text);
  };
  for_each_declaration(ast, [&](const Declaration& declaration) {
    for (const Cite& cite : declaration.cites) some(cite.place);
  });
  for (const Methodology& methodology : ast.methodologies) some(methodology.title);
  for (const SourceNote& source : ast.sources) visit(source.title);
  for (const Scale& scale : ast.scales) {
    for (const LevelRow& row : scale.levels) some(row.label);
  }
  for (const ItemDeclaration& item : ast.items) some(item.title);
  for (const Questions& questions : ast.questions) {
    for (const ItemDeclaration& row : questions.rows) some(row.title);
  }
  for (const Table& table : ast.tables) some(table.title);
  for (const Bands& bands : ast.bands) {
    for (const BandRow& row : bands.rows) some(row.label);
  }
  for (const Input& input : ast.inputs) some(input.question);
  for (const Judgement& judgement : ast.judgements) {
    some(judgement.question);
    some(judgement.by);
  }
  for (const Require& require : ast.requires_) some(require.message);
  for (const Claim& claim : ast.claims) some(claim.message);
  for (const NotRated& clause : ast.not_rated) some(clause.reason);
  for (const Text& text : ast.texts) visit(text);
}

}  // namespace rubric::syntax
