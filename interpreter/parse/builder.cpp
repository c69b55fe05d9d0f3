#include "parse/builder.hpp"

#include "base/limits.hpp"

namespace rubric::parsing {

Builder::Builder(std::string_view text, SourceId source, syntax::Ast& ast, Diagnostics& diagnostics)
    : text_(text), source_(source), ast_(ast), diagnostics_(diagnostics) {}

Span Builder::span(Piece piece) const {
  Piece trimmed = ends_.trim(piece);
  return {source_, trimmed.begin, trimmed.end};
}

void Builder::once(std::optional<Span>& first, Piece piece, std::string_view clause) const {
  Span here = span(piece);
  if (first)
    fail(Code::repeated_clause, here, "found a second " + std::string(clause) + ", one was expected",
         "take one of the two out", {{*first, "the first"}});
  first = here;
}

void Builder::clear() {
  names_.clear();
  texts_.clear();
  exprs_.clear();
  selections_.clear();
  frames_.clear();
  open_.clear();
  operators_.clear();
  aggregates_.clear();
  types_.clear();
  cites_.clear();
  date_.reset();
  selection_ = {};
  term_ = {};
  ranges_.clear();
  outer_.clear();
  item_.reset();
  claimed_item_.reset();
  item_standard_.reset();
  range_has_end_ = in_except_ = is_not_ = target_computed_ = false;
  title_.reset();
  label_.reset();
  place_.reset();
  certainty_ = {};
  from_.reset();
  to_.reset();
  points_.reset();
  levels_.clear();
  rows_.clear();
  values_.clear();
  arguments_.clear();
  columns_.clear();
  bands_.clear();
  row_cites_ = 0;
  per_ = {};
  asked_.reset();
  by_.reset();
  changeable_.reset();
  message_.reset();
  or_else_ = {};
  adjustment_ = {};
  targets_.clear();
  given_ = {};
  expect_ = {};
  for (auto& first : first_clause_) first.reset();
  last_.reset();
}

void Builder::name(Piece piece) {
  Span where = span(piece);
  if (where.end - where.begin > limits::name_bytes)
    fail(Code::name_too_long, where,
         "found a name of " + std::to_string(where.end - where.begin) + " characters, expected at most " +
             std::to_string(limits::name_bytes),
         "shorten the name");
  names_.push_back({std::string(text_.substr(where.begin, where.end - where.begin)), where});
}

void Builder::text(Piece piece) {
  Span where = span(piece);
  std::string_view inside = text_.substr(where.begin + 1, where.end - where.begin - 2);
  std::string plain;
  plain.reserve(inside.size());
  for (std::size_t i = 0; i < inside.size(); ++i) {
    char c = inside[i];
    if (c == '\\') {
      c = inside[++i];
      c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
    plain += c;
  }
  texts_.push_back({std::move(plain), where});
}

void Builder::title(Piece) { title_ = take_text(); }
void Builder::label(Piece) { label_ = take_text(); }
void Builder::cited_place(Piece) { place_ = take_text(); }

void Builder::cite(Piece piece) {
  cites_.push_back({take_name(), std::move(place_), certainty_, span(piece)});
  place_.reset();
  certainty_ = {};
}

void Builder::date(Piece piece) {
  Span where = span(piece);
  date_ = parse_date(text_.substr(where.begin, where.end - where.begin));
  if (!date_)
    fail(Code::bad_date, where,
         "found `" + std::string(text_.substr(where.begin, where.end - where.begin)) +
             "`, expected a day that the calendar has",
         "write year, month and day, such as `2021-07-01`");
}

syntax::Name Builder::take_name() {
  syntax::Name name = std::move(names_.back());
  names_.pop_back();
  return name;
}

syntax::Text Builder::take_text() {
  syntax::Text text = std::move(texts_.back());
  texts_.pop_back();
  return text;
}

syntax::ExprId Builder::take_expr() {
  syntax::ExprId expr = exprs_.back();
  exprs_.pop_back();
  return expr;
}

syntax::SelectionId Builder::take_selection() {
  syntax::SelectionId selection = selections_.back();
  selections_.pop_back();
  return selection;
}

std::vector<syntax::Cite> Builder::take_cites(std::size_t from) {
  auto begin = cites_.begin() + static_cast<std::ptrdiff_t>(from);
  std::vector<syntax::Cite> taken(std::make_move_iterator(begin), std::make_move_iterator(cites_.end()));
  cites_.erase(begin, cites_.end());
  return taken;
}

void Builder::head(syntax::Declaration& declaration, Piece piece, bool named) {
  if (named) declaration.name = take_name();
  declaration.span = span(piece);
  declaration.cites = take_cites();
}

}  // namespace rubric::parsing
