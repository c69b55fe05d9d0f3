#include <algorithm>

#include "base/limits.hpp"
#include "base/nearest.hpp"
#include "grammar/words.hpp"
#include "parse/builder.hpp"
#include "parse/sync.hpp"
#include "parse/wording.hpp"

namespace rubric::parsing {

Marks Builder::begin(Unit unit, std::uint32_t start) {
  ends_.forget();
  clear();
  depth_ = 0;
  if (unit == Unit::declaration) {
    declaration_start_ = start;
    block_ = {};
    test_ = {};
    case_.reset();
    head_failed_ = clause_failed_ = false;
  }
  Marks marks = mark(ast_);
  if (unit == Unit::declaration) declaration_marks_ = marks;
  return marks;
}

void Builder::commit(Unit unit) {
  if (!last_) return;
  if (unit == Unit::member) block_.members.push_back(*last_);
  if (unit != Unit::declaration) return;
  ast_.order.push_back(*last_);
  bool is_item = last_->kind == syntax::DeclarationKind::item;
  if (!is_item) domain_ = standard_ = Id<int>::none;
  if (is_item && ast_.items[last_->index].kind == syntax::ItemKind::domain) {
    domain_ = last_->index;
    standard_ = Id<int>::none;
  }
  if (is_item && ast_.items[last_->index].kind == syntax::ItemKind::standard) standard_ = last_->index;
  using syntax::DeclarationKind;
  bool can_be_member = last_->kind == DeclarationKind::input || last_->kind == DeclarationKind::judgement ||
                       last_->kind == DeclarationKind::definition || last_->kind == DeclarationKind::require;
  if (!can_be_member) skipped_ = false;
}

std::uint32_t Builder::recover(Unit unit, const Marks& marks, const Failure& failure, std::uint32_t start) {
  // What stands behind a declaration that was skipped may have belonged to it: one cause, one message.
  if (failure.diagnostic.code != Code::only_in_for_block || !skipped_) diagnostics_.add(failure.diagnostic);
  ast_.partial = true;
  roll_back(ast_, marks);
  Context context = Context::file;
  if (unit == Unit::for_head || unit == Unit::member) context = Context::block;
  if (unit == Unit::test_head || unit == Unit::clause) context = Context::test;
  if (unit == Unit::for_head || unit == Unit::test_head) {
    head_failed_ = true;
    start = declaration_start_;  // the very next word may begin the first member or clause
  }
  if (unit == Unit::clause) clause_failed_ = true;
  if (unit == Unit::declaration) {
    skipped_ = true;
    domain_ = standard_ = Id<int>::none;
  }
  std::uint32_t next = next_start(text_, start, failure.offset, context);
  if (next > start) ast_.skipped.push_back({source_, start, next});
  clear();
  return next;
}

void Builder::enter_expression(std::uint32_t offset) {
  if (++depth_ <= limits::nesting_depth) return;
  Piece token = token_at(text_, offset);
  throw Failure{
      {Code::nested_too_deep,
       {source_, token.begin, token.end},
       "found more than " + std::to_string(limits::nesting_depth) + " expressions inside each other, expected fewer",
       {},
       "give the inner ones names of their own with `let`"},
      offset};
}

void Builder::fail(Code code, Span span, std::string message, std::string help, std::vector<Label> labels) const {
  throw Failure{{code, span, std::move(message), std::move(labels), std::move(help)}, span.end};
}

void Builder::fail(const grammar::Point& point, std::uint32_t offset) const {
  std::optional<Span> open;
  if (!open_.empty()) open = open_.back();
  // Inside a word is where a longer one was wanted; looking for the next declaration begins with the whole word.
  std::uint32_t begin = point.problem == grammar::Problem::escape ? offset : token_at(text_, offset).begin;
  throw Failure{word_failure({text_, source_, ends_, open}, point, offset), begin};
}

}  // namespace rubric::parsing
