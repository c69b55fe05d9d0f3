#include "parse/builder.hpp"

namespace rubric::parsing {

using namespace syntax;

void Builder::amend(Piece piece) {
  Amend amend;
  head(amend, piece);
  amend.base = take_text();
  amend.title = std::move(title_);
  add(DeclarationKind::amend, ast_.amends, std::move(amend));
}

void Builder::set(Piece piece) {
  ExprId value = take_expr();
  add(DeclarationKind::set, ast_.sets, Set{take_name(), from_, value, span(piece)});
}

void Builder::replace(Piece piece) {
  if (last_) add(DeclarationKind::replace, ast_.replaces, Replace{*last_, span(piece)});  // else the block had no head
}

void Builder::drop(Piece piece) {
  Span where = span(piece);
  Piece word = token_at(text_, skip_space(text_, where.begin + 4));
  Name kind{std::string(at(word)), {source_, word.begin, word.end}};
  add(DeclarationKind::drop, ast_.drops, Drop{std::move(kind), take_name(), where});
}

void Builder::allow(Piece piece) {
  WarningRule rule;
  if (names_.size() > 1) rule.on = take_name();
  rule.code = take_name();
  rule.reason = take_text();
  rule.span = span(piece);
  add(DeclarationKind::warning_rule, ast_.warning_rules, std::move(rule));
}

void Builder::deny_warning(Piece piece) {
  WarningRule rule;
  rule.deny = true;
  rule.code = take_name();
  rule.span = span(piece);
  add(DeclarationKind::warning_rule, ast_.warning_rules, std::move(rule));
}

void Builder::change(Piece) {
  if (last_) test_.changes.push_back(*last_);
}

void Builder::case_path(Piece piece) {
  once(case_, piece, "`case`");
  test_.case_path = take_text();
}

void Builder::target(Piece piece) {
  TestTarget target;
  target.attribute = {target_computed_, take_name(), std::move(item_)};
  target.span = span(piece);
  targets_.push_back(std::move(target));
  item_.reset();
  target_computed_ = false;
}

void Builder::given_reason(Piece piece) {
  once(first_clause_[2], piece, "`reason`");
  given_.reason = take_text();
}

void Builder::given_by(Piece piece) {
  once(first_clause_[3], piece, "`by`");
  given_.by = take_text();
}

void Builder::given(Piece piece) {
  given_.span = span(piece);
  if (given_.kind == GivenKind::waiver) {
    given_.waived = take_name();
  } else {
    given_.target = std::move(targets_.back());
  }
  if (given_.kind == GivenKind::value || given_.kind == GivenKind::discretion) given_.value = take_expr();
  test_.givens.push_back(std::move(given_));
  given_ = {};
  first_clause_[2].reset();
  first_clause_[3].reset();
}

void Builder::because_kind(Piece piece) {
  Span where = span(piece);
  expect_.because_kind = Name{std::string(at({where.begin, where.end})), where};
}

void Builder::because(Piece) { expect_.because = take_name(); }

void Builder::expected_error(Piece piece) {
  Span where = span(piece);
  expect_.kind = ExpectKind::error;
  expect_.code = Name{std::string(at({where.begin, where.end})), where};
}

void Builder::expected_no_error(Piece piece) {
  expected_error(piece);
  expect_.kind = ExpectKind::no_error;
}

void Builder::expect(Piece piece) {
  expect_.span = span(piece);
  if (expect_.kind == ExpectKind::range) expect_.upper = take_expr();
  if (!exprs_.empty()) expect_.value = take_expr();
  if (!targets_.empty()) expect_.target = std::move(targets_.back());
  test_.expects.push_back(std::move(expect_));
}

void Builder::test_title(Piece) { test_.title = take_text(); }

void Builder::test(Piece piece) {
  last_.reset();
  test_.span = span(piece);
  if (!head_failed_ && !clause_failed_ && test_.expects.empty())
    throw Failure{{Code::test_expects_nothing,
                   test_.title.span,
                   "found no `expect` in the test, expected at least one",
                   {},
                   "say what must come out, such as `expect overall = good`"},
                  piece.end};
  if (head_failed_)
    roll_back(ast_, declaration_marks_);
  else
    add(DeclarationKind::test, ast_.tests, std::move(test_));
  test_ = {};
}

}  // namespace rubric::parsing
