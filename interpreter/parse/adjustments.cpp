#include <charconv>

#include "parse/builder.hpp"

namespace rubric::parsing {

using namespace syntax;

void Builder::adjusted_selection(Piece) { adjustment_.selection = take_selection(); }

void Builder::at_level(Piece piece) {
  once(first_clause_[0], piece, "`at`");
  name_value(piece);
  adjustment_.level = take_expr();
}

void Builder::width(Piece piece) {
  Span where = span(piece);
  std::string_view digits = at({where.begin, where.end});
  std::uint32_t width = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), width);
  if (error != std::errc() || end != digits.data() + digits.size())
    fail(Code::number_literal_too_long, where,
         "found a width of " + std::to_string(digits.size()) + " digits, expected a small number",
         "write, for example, `allows 1 band up or down`");
  adjustment_.width = width;
}

void Builder::allows(Piece piece) {
  once(first_clause_[1], piece, "`allows`");
  adjustment_.allows_span = span(piece);
}

void Builder::when(Piece piece) {
  once(first_clause_[2], piece, "`when`");
  adjustment_.when_span = span(piece);
  adjustment_.when = take_expr();
}

void Builder::waivable(Piece piece) {
  if (adjustment_.waivable)
    fail(Code::repeated_clause, span(piece), "found a second `waivable`, one was expected", "take one of the two out");
  adjustment_.waivable = true;
}

void Builder::requirements(Piece piece) {
  once(first_clause_[3], piece, "`requires`");
  adjustment_.requires_span = span(piece);
}

void Builder::adjustment(Piece piece) {
  adjustment_.attribute = std::move(names_.back());
  names_.pop_back();
  head(adjustment_, piece);
  add(DeclarationKind::adjustment, ast_.adjustments, std::move(adjustment_));
}

}  // namespace rubric::parsing
