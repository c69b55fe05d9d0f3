#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "suite/mutants.hpp"
#include "syntax/words.hpp"

namespace rubric::suite {

namespace {

using syntax::AggregateKind;
using syntax::ExprId;
using syntax::ExprKind;
using syntax::Operator;

/// What may stand in the place of an operator.
Operator other(Operator op) {
  switch (op) {
    case Operator::add: return Operator::subtract;
    case Operator::subtract: return Operator::add;
    case Operator::equal: return Operator::not_equal;
    case Operator::not_equal: return Operator::equal;
    case Operator::less: return Operator::less_equal;
    case Operator::less_equal: return Operator::less;
    case Operator::greater: return Operator::greater_equal;
    case Operator::greater_equal: return Operator::greater;
    case Operator::logical_and: return Operator::logical_or;
    case Operator::logical_or: return Operator::logical_and;
    default: return Operator::none;
  }
}

/// Functions of the language that take the same and give something else.
std::vector<std::string_view> others(std::string_view function) {
  static constexpr std::array<std::string_view, 4> roundings{"round_half_up", "round_half_even", "round_down",
                                                             "round_up"};
  static constexpr std::array<std::string_view, 2> extremes{"min", "max"};
  static constexpr std::array<std::string_view, 2> wholes{"floor", "ceiling"};
  std::vector<std::string_view> found;
  const auto among = [&](const auto& family) {
    if (std::find(family.begin(), family.end(), function) == family.end()) return;
    for (const std::string_view name : family) {
      if (name != function) found.push_back(name);
    }
  };
  among(roundings);
  among(extremes);
  among(wholes);
  return found;
}

/// The word of an aggregate and the one that may stand in its place.
std::optional<std::pair<std::string_view, std::string_view>> swapped(AggregateKind kind) {
  switch (kind) {
    case AggregateKind::lowest: return std::pair{"lowest", "highest"};
    case AggregateKind::highest: return std::pair{"highest", "lowest"};
    case AggregateKind::some: return std::pair{"some", "every"};
    case AggregateKind::every: return std::pair{"every", "some"};
    default: return std::nullopt;
  }
}

}  // namespace

void Changes::expression(ExprId id) {
  if (!id.valid()) return;
  const syntax::Expr& expr = ast_[id];
  if (expr.kind == ExprKind::binary) operation(id);
  if (expr.kind == ExprKind::call) call(expr);
  if (expr.kind == ExprKind::aggregate) aggregate(id);
  for (std::size_t i = 0; i < expr.child_count; ++i) expression(ast_.child(expr, i));
}

void Changes::operation(ExprId id) {
  const syntax::Expr& expr = ast_[id];
  const Operator swap = other(expr.op);
  if (swap == Operator::none) return;
  const Span left = ast_[ast_.child(expr, 0)].span;
  const Span right = ast_[ast_.child(expr, 1)].span;
  const auto at = find_word(sources_, {expr.span.source, left.end, right.begin}, syntax::word(expr.op));
  if (at) replace(*at, std::string(syntax::word(swap)), expr.span);
}

void Changes::call(const syntax::Expr& expr) {
  const syntax::Name& name = ast_.names[expr.payload];
  if (rules_.rules.model.function_by_name.contains(name.text)) return;
  for (const std::string_view instead : others(name.text)) replace(name.span, std::string(instead), expr.span);
}

void Changes::aggregate(ExprId id) {
  const syntax::Expr& expr = ast_[id];
  const syntax::Aggregate& aggregate = ast_.aggregates[expr.payload];
  if (const auto words = swapped(aggregate.kind)) {
    const auto at = find_word(sources_, expr.span, words->first);
    if (at) replace(*at, std::string(words->second), expr.span);
  }
  const syntax::Selection& selection = ast_[aggregate.selection];
  leave_out_items(selection, expr.span);
  expression(aggregate.value);
  expression(selection.where);
}

std::vector<std::string> Changes::ids_in(Span span) const {
  std::vector<std::string> ids;
  const auto [first, past] = aggregates_.equal_range(span.begin);
  for (auto at = first; at != past; ++at) {
    if (at->second->span != span) continue;
    for (const check::Member& member : rules_.rules.aggregates[at->second->ref].members)
      ids.push_back(rules_.rules.model[member.item].id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void Changes::leave_out_items(const syntax::Selection& selection, Span aggregate) {
  const std::vector<std::string> ids = ids_in(aggregate);
  if (ids.size() < 2) return;
  for (const std::string& id : ids) {
    if (selection.except.empty()) {
      const Span last = selection.terms.back().span;
      replace({last.source, last.end, last.end}, " except " + id, selection.span);
    } else {
      const Span first = selection.except.front().span;
      replace({first.source, first.begin, first.begin}, id + ", ", selection.span);
    }
  }
}

}  // namespace rubric::suite
