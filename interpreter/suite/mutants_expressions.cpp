#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

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
  around_.push_back(id);
  literal(expr, id);
  if (expr.kind == ExprKind::name) level(expr);
  if (expr.kind == ExprKind::binary) operation(id);
  if (expr.kind == ExprKind::call) call(expr);
  if (expr.kind == ExprKind::aggregate) aggregate(id);
  for (std::size_t i = 0; i < expr.child_count; ++i) expression(ast_.child(expr, i));
  around_.pop_back();
}

void Changes::literal(const syntax::Expr& expr, ExprId id) {
  if (expr.kind == ExprKind::negate) return;  // the number behind the sign is changed
  const Span shown = shown_around();
  for (const int by : {-1, 1}) {
    auto text = stepped_bound(id, by);
    if (!text) text = stepped(id, by);
    if (text && !text->starts_with('-')) replace(expr.span, *text, shown);
  }
}

std::optional<std::string> Changes::stepped_bound(ExprId id, int by) {
  const std::optional<Number> bound = number_in(id);
  if (!bound || around_.size() < 2) return std::nullopt;
  const syntax::Expr& around = ast_[*(around_.end() - 2)];
  const bool compares =
      around.kind == ExprKind::binary && around.op >= Operator::equal && around.op <= Operator::greater_equal;
  if (!compares) return std::nullopt;
  const bool on_the_right = ast_.child(around, 1) == id;
  const auto values = possible_.values_at(ast_[ast_.child(around, on_the_right ? 0 : 1)].span);
  if (!values) return std::nullopt;
  // `a <= 5` parts the values behind 5, and so does `5 < a`.
  const bool behind = on_the_right ? around.op == Operator::less_equal || around.op == Operator::greater
                                   : around.op == Operator::less || around.op == Operator::greater_equal;
  const bool equals = around.op == Operator::equal || around.op == Operator::not_equal;
  const auto moved = bound_beside(*values, *bound, equals ? by > 0 : behind, by);
  return moved ? std::optional(written_as(id, *moved)) : std::nullopt;
}

void Changes::level(const syntax::Expr& expr) {
  const auto [first, past] = nodes_.equal_range(expr.span.begin);
  const auto at = std::find_if(first, past, [&](const auto& it) {
    return it.second->kind == check::NodeKind::constant && it.second->span == expr.span;
  });
  if (at == past) return;
  const Type type = at->second->type;
  const std::string& name = ast_.names[expr.payload].text;
  const Span shown = shown_around();
  if (type.kind == Kind::choice) {
    // A choice has no order: the one after it, round the end, stands for any other.
    const std::vector<resolve::Level>& levels = rules_.rules.model.level_sets[type.index].levels;
    const auto here = std::find_if(levels.begin(), levels.end(), [&](const auto& it) { return it.name == name; });
    if (here == levels.end() || levels.size() < 2) return;
    return replace(expr.span, here + 1 == levels.end() ? levels.front().name : (here + 1)->name, shown);
  }
  for (const int by : {-1, 1}) {
    if (const auto text = level_beside(type, name, by)) replace(expr.span, *text, shown);
  }
}

Span Changes::shown_around() const {
  for (auto at = around_.rbegin() + 1; at < around_.rend(); ++at) {
    if (ast_[*at].kind != ExprKind::negate) return ast_[*at].span;
  }
  return ast_[around_.back()].span;
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
  leave_out_items(selection, items_in(expr.span));
  expression(aggregate.value);
  expression(selection.where);
}

std::vector<resolve::ItemId> Changes::items_in(Span span) const {
  std::vector<resolve::ItemId> items;
  const auto [first, past] = nodes_.equal_range(span.begin);
  for (auto at = first; at != past; ++at) {
    if (at->second->span != span || at->second->kind != check::NodeKind::aggregate) continue;
    for (const check::Member& member : rules_.rules.aggregates[at->second->ref].members) items.push_back(member.item);
  }
  return items;
}

void Changes::leave_out_items(const syntax::Selection& selection, const std::vector<resolve::ItemId>& items) {
  std::set<std::string> ids;
  for (const resolve::ItemId item : items) ids.insert(rules_.rules.model[item].id);
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
