#include "parse/builder.hpp"

namespace rubric::parsing {

using namespace syntax;

namespace {

Name take(std::vector<Name>& names) {
  Name name = std::move(names.back());
  names.pop_back();
  return name;
}

}  // namespace

void Builder::asked(Piece piece) {
  once(first_clause_[0], piece, "question");
  asked_ = take_text();
}

void Builder::changeable(Piece piece) { once(changeable_, piece, "`changeable`"); }

void Builder::or_else(Piece piece) {
  once(first_clause_[1], piece, "`or else`");
  or_else_ = take_expr();
}

void Builder::answered_by(Piece piece) {
  once(first_clause_[1], piece, "`by`");
  by_ = take_text();
}

void Builder::input(Piece piece) {
  Input input;
  head(input, piece);
  input.type = {take(types_)};
  input.or_else = or_else_;
  input.question = std::move(asked_);
  input.changeable = changeable_;
  add(DeclarationKind::input, ast_.inputs, std::move(input));
}

void Builder::judgement(Piece piece) {
  Judgement judgement;
  head(judgement, piece);
  judgement.type = {take(types_)};
  judgement.question = std::move(asked_);
  judgement.by = std::move(by_);
  judgement.changeable = changeable_;
  add(DeclarationKind::judgement, ast_.judgements, std::move(judgement));
}

void Builder::definition(Piece piece, DefinitionKind kind) {
  Definition definition;
  definition.kind = kind;
  if (kind == DefinitionKind::score) definition.out_of = take_expr();
  definition.value = take_expr();
  head(definition, piece);
  add(DeclarationKind::definition, ast_.definitions, std::move(definition));
}

void Builder::message(Piece) { message_ = take_text(); }

void Builder::require(Piece piece) {
  Require require;
  require.condition = take_expr();
  require.message = std::move(message_);
  head(require, piece, false);
  add(DeclarationKind::require, ast_.requires_, std::move(require));
}

void Builder::claimed_item(Piece) {
  claimed_item_ = std::move(item_);
  item_.reset();
}

void Builder::claim(Piece piece) {
  Claim claim;
  claim.rising = rising_;
  if (!selections_.empty()) claim.selection = take_selection();
  claim.cause = take(names_);
  claim.result = {false, take(names_), std::move(claimed_item_)};
  claimed_item_.reset();
  claim.message = std::move(message_);
  head(claim, piece, false);
  add(DeclarationKind::claim, ast_.claims, std::move(claim));
}

void Builder::not_rated(Piece piece) {
  NotRated not_rated;
  not_rated.when = take_expr();
  not_rated.reason = std::move(message_);
  head(not_rated, piece, false);
  add(DeclarationKind::not_rated, ast_.not_rated, std::move(not_rated));
}

void Builder::may_be_not_rated(Piece piece) {
  NotRated not_rated;
  head(not_rated, piece, false);
  add(DeclarationKind::not_rated, ast_.not_rated, std::move(not_rated));
}

void Builder::for_selection(Piece) { block_.selection = take_selection(); }

void Builder::for_block(Piece piece) {
  last_.reset();
  block_.span = span(piece);
  if (head_failed_)
    roll_back(ast_, declaration_marks_);
  else
    add(DeclarationKind::for_block, ast_.for_blocks, std::move(block_));
  block_ = {};
}

}  // namespace rubric::parsing
