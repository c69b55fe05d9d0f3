#include "format/planner.hpp"
#include "syntax/words.hpp"

namespace rubric::format {

using namespace syntax;

void Planner::expression(ExprId id, unsigned depth) {
  const Expr& expr = ast_[id];
  switch (expr.kind) {
    case ExprKind::binary: return binary(expr, depth);
    case ExprKind::choose: return choose(expr);
    case ExprKind::first_of: return first_of(expr);
    case ExprKind::call: return call(expr, depth);
    case ExprKind::aggregate: return aggregate(expr);
    case ExprKind::negate: unary_minus(first(ast_.child(expr, 0)) - 1); [[fallthrough]];
    default:
      for (std::uint32_t i = 0; i < expr.child_count; ++i) expression(ast_.child(expr, i), depth + 1);
  }
}

// The sides keep their parentheses in their spans, so the operator stands right behind the left one.
void Planner::binary(const Expr& expr, unsigned depth) {
  const ExprId left = ast_.child(expr, 0);
  const ExprId right = ast_.child(expr, 1);
  const bool is_logic = expr.op == Operator::logical_and || expr.op == Operator::logical_or;
  const bool goes_on = ast_[left].op == expr.op && !is(first(left), "(");
  expression(left, goes_on ? depth : depth + 1);
  expression(right, depth + 1);
  const Index sign = after(ast_[left].span);
  move_break(sign + 1, sign);
  hang(sign, first(left), -static_cast<int>(word(expr.op).size()) - 1,
       is_logic ? urgency::logic(depth, expr.op == Operator::logical_and) : urgency::never);
}

bool Planner::has_broken_logic(ExprId id) const {
  const Expr& expr = ast_[id];
  if (expr.op != Operator::logical_and && expr.op != Operator::logical_or) return false;
  const ExprId left = ast_.child(expr, 0);
  return plan_[after(ast_[left].span)].broken || (!is(first(left), "(") && has_broken_logic(left));
}

void Planner::choose(const Expr& expr) {
  const ExprId condition = ast_.child(expr, 0);
  const Index if_word = first(condition) - 1;
  for (std::uint32_t i = 0; i < 3; ++i) {
    const ExprId part = ast_.child(expr, i);
    expression(part, 1);
    if (i > 0) hang(first(part) - 1, if_word, 0, urgency::value);
  }
}

void Planner::first_of(const Expr& expr) {
  const Index first_word = first(ast_.child(expr, 0)) - 2;
  std::vector<Index> starts;
  for (std::uint32_t i = 0; i < expr.child_count; ++i) {
    const ExprId part = ast_.child(expr, i);
    expression(part, 1);
    const bool is_last = i + 1 == expr.child_count;
    if (i % 2 == 0) starts.push_back(first(part) - (is_last ? 1 : 0));
  }
  const bool aligned = rows(starts, 0);
  const std::uint32_t table = new_table();
  for (std::size_t i = 0; i < starts.size(); ++i) {
    Place& place = plan_[starts[i]];
    place.group = false;
    place.from = From::line_of;
    place.anchor = first_word;
    place.offset = 2;
    if (!aligned) {
      place.urgency = urgency::list;
      place.spaces = i == 0 ? 1 : 2;
    }
    if (i + 1 == starts.size()) break;
    const Index when = first(ast_.child(expr, static_cast<std::uint32_t>(2 * i + 1))) - 1;
    hang(when, starts[i], 2);
    if (!aligned) continue;
    cell(starts[i], table, 0, 1);
    cell(when, table, 1, 2);
  }
}

void Planner::call(const Expr& expr, unsigned depth) {
  const Index open = at(ast_.names[expr.payload].span.begin) + 1;
  plan_[open].spaces = 0;
  for (std::uint32_t i = 0; i < expr.child_count; ++i) {
    const ExprId argument = ast_.child(expr, i);
    expression(argument, depth + 1);
    if (i > 0) hang(first(argument), open, 1);
  }
}

void Planner::aggregate(const Expr& expr) {
  const Aggregate& aggregate = ast_.aggregates[expr.payload];
  if (aggregate.value.valid()) expression(aggregate.value, 1);
  selection(aggregate.selection);
}

void Planner::selection(SelectionId id) {
  const Selection& selection = ast_[id];
  const Index start = at(selection.span.begin);
  const Index where = selection.where.valid() ? first(selection.where) - 1 : after(selection.span);
  for (Index i = start; i < where; ++i) {
    if (is(i, ",")) hang(i + 1, start, 0);
    if (is(i, "except")) hang(i, start, 2);
  }
  if (!selection.where.valid()) return;
  expression(selection.where, 1);
  hang(where, start, 2);
}

}  // namespace rubric::format
