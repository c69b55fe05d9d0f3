#include "base/limits.hpp"
#include "parse/builder.hpp"

namespace rubric::parsing {

using namespace syntax;

void Builder::push(ExprKind kind, Span span, std::uint32_t payload, const std::vector<ExprId>& children, Operator op,
                   std::uint32_t height_below) {
  Expr expr{
      kind, op,  payload, static_cast<std::uint32_t>(ast_.children.size()), static_cast<std::uint32_t>(children.size()),
      1,    span};
  for (ExprId child : children) height_below = std::max(height_below, ast_[child].height);
  expr.height = height_below + 1;
  if (expr.height > limits::expression_height)
    fail(Code::expression_too_long, span,
         "found an expression of more than " + std::to_string(limits::expression_height) +
             " steps, expected a shorter one",
         "give parts of it names of their own with `let`");
  ast_.children.insert(ast_.children.end(), children.begin(), children.end());
  exprs_.push_back(ExprId{static_cast<std::uint32_t>(ast_.exprs.size())});
  ast_.exprs.push_back(expr);
}

Number Builder::number_in(Piece piece, std::string_view digits) const {
  std::size_t count = 0;
  for (char c : digits) count += c >= '0' && c <= '9' ? 1 : 0;
  std::optional<Number> number;
  if (count <= limits::number_digits) number = Number::parse(digits);
  if (!number)
    fail(Code::number_literal_too_long, span(piece),
         "found a number of " + std::to_string(count) + " digits, expected at most " +
             std::to_string(limits::number_digits),
         "shorten the number");
  return *number;
}

void Builder::number_literal(Piece piece) {
  Span where = span(piece);
  Number number = number_in(piece, at({where.begin, where.end}));
  push(ExprKind::number, where, static_cast<std::uint32_t>(ast_.numbers.size()));
  ast_.numbers.push_back(std::move(number));
}

void Builder::percent_literal(Piece piece) {
  Span where = span(piece);
  Number number = number_in(piece, at({where.begin, where.end - 1}));
  push(ExprKind::percent, where, static_cast<std::uint32_t>(ast_.numbers.size()));
  ast_.numbers.push_back(std::move(number));
}

void Builder::date_literal(Piece piece) {
  push(ExprKind::date, span(piece), static_cast<std::uint32_t>(ast_.numbers.size()));
  ast_.numbers.emplace_back(date_->days);
}

void Builder::text_literal(Piece piece) {
  push(ExprKind::text, span(piece), static_cast<std::uint32_t>(ast_.texts.size()));
  ast_.texts.push_back(take_text());
}

void Builder::boolean_literal(Piece piece, bool value) { push(ExprKind::boolean, span(piece), value ? 1 : 0); }

void Builder::name_value(Piece) {
  Span where = names_.back().span;
  push(ExprKind::name, where, static_cast<std::uint32_t>(ast_.names.size()));
  ast_.names.push_back(take_name());
}

void Builder::opened(Piece piece) { open_.push_back(span(piece)); }

void Builder::call_open(Piece piece) {
  opened(piece);
  frame(piece);
}

void Builder::group(Piece piece) {
  open_.pop_back();
  ast_.exprs[exprs_.back().index()].span = span(piece);  // so that spans that are joined hold both parentheses
}

std::vector<ExprId> Builder::take_exprs(std::size_t count) {
  auto begin = exprs_.end() - static_cast<std::ptrdiff_t>(count);
  std::vector<ExprId> taken(begin, exprs_.end());
  exprs_.erase(begin, exprs_.end());
  return taken;
}

void Builder::call(Piece piece) {
  open_.pop_back();
  std::vector<ExprId> arguments = take_exprs(exprs_.size() - frames_.back());
  frames_.pop_back();
  Span where = join(names_.back().span, span(piece));
  push(ExprKind::call, where, static_cast<std::uint32_t>(ast_.names.size()), arguments);
  ast_.names.push_back(take_name());
}

void Builder::attribute_of(Piece piece) {
  Span where = join(names_.back().span, span(piece));
  push(ExprKind::attribute_of, where, static_cast<std::uint32_t>(ast_.attribute_refs.size()));
  ast_.attribute_refs.push_back({false, take_name(), std::move(item_)});
  item_.reset();
}

void Builder::computed(Piece piece) {
  push(ExprKind::attribute_of, span(piece), static_cast<std::uint32_t>(ast_.attribute_refs.size()));
  ast_.attribute_refs.push_back({true, take_name(), std::move(item_)});
  item_.reset();
}

void Builder::is_rated(Piece piece) {
  push(ExprKind::is_rated, span(piece), static_cast<std::uint32_t>(ast_.item_refs.size()));
  ast_.item_refs.push_back(std::move(*item_));
  item_.reset();
  if (is_not_) push(ExprKind::logical_not, span(piece), 0, take_exprs(1));
  is_not_ = false;
}

void Builder::negate(Piece piece) { push(ExprKind::negate, span(piece), 0, take_exprs(1)); }

void Builder::deny(Piece piece) { push(ExprKind::logical_not, span(piece), 0, take_exprs(1)); }

void Builder::operation(Piece piece) {
  Span where = span(piece);
  std::string_view sign = at({where.begin, where.end});
  static constexpr std::pair<std::string_view, Operator> operators[] = {
      {"+", Operator::add},           {"-", Operator::subtract},
      {"*", Operator::multiply},      {"/", Operator::divide},
      {"=", Operator::equal},         {"!=", Operator::not_equal},
      {"<", Operator::less},          {"<=", Operator::less_equal},
      {">", Operator::greater},       {">=", Operator::greater_equal},
      {"and", Operator::logical_and}, {"or", Operator::logical_or},
  };
  for (const auto& [text, op] : operators)
    if (text == sign) operators_.push_back(op);
}

void Builder::binary(Piece) {
  std::vector<ExprId> sides = take_exprs(2);
  Operator op = operators_.back();
  operators_.pop_back();
  push(ExprKind::binary, join(ast_[sides[0]].span, ast_[sides[1]].span), 0, sides, op);
}

void Builder::choose(Piece piece) { push(ExprKind::choose, span(piece), 0, take_exprs(3)); }

void Builder::first_of(Piece piece) {
  std::vector<ExprId> parts = take_exprs(exprs_.size() - frames_.back());
  frames_.pop_back();
  push(ExprKind::first_of, span(piece), 0, parts);
}

void Builder::aggregate_word(Piece piece) {
  Span where = span(piece);
  std::string_view word = at({where.begin, where.end});
  static constexpr std::pair<std::string_view, AggregateKind> kinds[] = {
      {"count", AggregateKind::count}, {"proportion", AggregateKind::proportion}, {"sum", AggregateKind::sum},
      {"mean", AggregateKind::mean},   {"lowest", AggregateKind::lowest},         {"highest", AggregateKind::highest},
      {"some", AggregateKind::some},   {"every", AggregateKind::every},
  };
  for (const auto& [text, kind] : kinds)
    if (text == word) aggregates_.push_back(kind);
}

void Builder::push_aggregate(Piece piece, ExprId value) {
  SelectionId selection = take_selection();
  ExprId where = ast_[selection].where;
  std::uint32_t below = value.valid() ? ast_[value].height : 0;
  if (where.valid()) below = std::max(below, ast_[where].height);
  push(ExprKind::aggregate, span(piece), static_cast<std::uint32_t>(ast_.aggregates.size()), {}, Operator::none, below);
  ast_.aggregates.push_back({aggregates_.back(), value, selection});
  aggregates_.pop_back();
}

void Builder::counting(Piece piece) { push_aggregate(piece, {}); }

void Builder::folding(Piece piece) { push_aggregate(piece, take_expr()); }

}  // namespace rubric::parsing
