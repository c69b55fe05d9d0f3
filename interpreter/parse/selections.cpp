#include "parse/builder.hpp"

namespace rubric::parsing {

using namespace syntax;

void Builder::container_kind(Piece) {
  term_.container_kind = kind_;
  term_.ids = std::move(ranges_);
  ranges_.clear();
}

void Builder::id_range(Piece) {
  IdRange range;
  if (range_has_end_) range.last = take_name();
  range.first = take_name();
  range_has_end_ = false;
  ranges_.push_back(std::move(range));
}

void Builder::add_term(SelectionTerm term) {
  (in_except_ ? selection_.except : selection_.terms).push_back(std::move(term));
  term_ = {};
  ranges_.clear();
}

void Builder::item_term(Piece piece) {
  (term_.container_kind ? term_.container_ids : term_.ids) = std::move(ranges_);
  term_.span = span(piece);
  add_term(std::move(term_));
}

void Builder::table_term(Piece piece) {
  SelectionTerm term;
  term.table = take_name();
  term.span = span(piece);
  add_term(std::move(term));
}

void Builder::bare_term(Piece piece) {
  SelectionTerm term;
  term.kind = selection_.terms.front().kind;
  term.ids = std::move(ranges_);
  term.span = span(piece);
  add_term(std::move(term));
}

void Builder::where_word(Piece) {
  outer_.push_back(std::move(selection_));
  selection_ = {};
  in_except_ = false;
}

void Builder::where_condition(Piece) {
  selection_ = std::move(outer_.back());
  outer_.pop_back();
  selection_.where = take_expr();
}

void Builder::selection(Piece piece) {
  selection_.span = span(piece);
  selections_.push_back(SelectionId{static_cast<std::uint32_t>(ast_.selections.size())});
  ast_.selections.push_back(std::move(selection_));
  selection_ = {};
  in_except_ = false;
}

void Builder::item_standard(Piece) { item_standard_ = take_name(); }

void Builder::item(Piece piece) {
  item_ = ItemRef{kind_, take_name(), std::move(item_standard_), span(piece)};
  item_standard_.reset();
}

}  // namespace rubric::parsing
