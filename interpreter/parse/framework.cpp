#include "parse/builder.hpp"

namespace rubric::parsing {

using namespace syntax;

void Builder::force_date(Piece) { from_ = date_; }
void Builder::force_end(Piece) { to_ = date_; }
void Builder::in_force(Piece piece) { once(first_clause_[0], piece, "`in force`"); }

void Builder::methodology(Piece piece) {
  Methodology methodology;
  head(methodology, piece);
  methodology.title = std::move(title_);
  methodology.from = from_;
  methodology.to = to_;
  add(DeclarationKind::methodology, ast_.methodologies, std::move(methodology));
}

void Builder::source(Piece piece) {
  SourceNote source;
  source.title = take_text();
  source.certainty = certainty_;
  head(source, piece);
  add(DeclarationKind::source, ast_.sources, std::move(source));
}

void Builder::include(Piece piece) { add(DeclarationKind::include, ast_.includes, Include{take_text(), span(piece)}); }

void Builder::points(Piece piece) {
  Span where = span(piece);
  points_ = number_in(piece, at({where.begin, where.end}));
}

void Builder::level_row(Piece piece) {
  levels_.push_back({take_name(), std::move(label_), std::move(points_), span(piece)});
  label_.reset();
  points_.reset();
}

void Builder::levels(Piece piece, bool ordered) {
  Scale scale;
  head(scale, piece);
  scale.ordered = ordered;
  scale.levels = std::move(levels_);
  add(DeclarationKind::scale, ast_.scales, std::move(scale));
}

void Builder::item_declaration(Piece piece, ItemKind kind) {
  ItemDeclaration item;
  head(item, piece);
  item.kind = kind;
  item.title = std::move(title_);
  if (kind == ItemKind::standard) item.parent = domain_;
  if (kind == ItemKind::question) item.parent = standard_;
  add(DeclarationKind::item, ast_.items, std::move(item));
}

void Builder::question_row(Piece piece) {
  ItemDeclaration row;
  row.name = take_name();
  row.span = span(piece);
  row.kind = ItemKind::question;
  row.title = std::move(label_);
  label_.reset();
  rows_.push_back(std::move(row));
}

void Builder::questions(Piece piece) {
  Questions questions;
  head(questions, piece, false);
  questions.selection = take_selection();
  questions.rows = std::move(rows_);
  add(DeclarationKind::questions, ast_.questions, std::move(questions));
}

}  // namespace rubric::parsing
