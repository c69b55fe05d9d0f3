#include <algorithm>

#include "base/limits.hpp"
#include "reference/evaluator.hpp"

namespace rubric::reference {

using syntax::ExprKind;
using syntax::Operator;

namespace {

Value bounded(Number n) {
  if (n.bits() > limits::number_bits) return error("number too large");
  return number(std::move(n));
}

const Value& first_failure(const Value& a, const Value& b) { return a.ok() ? b : a; }

Value failed(const Value& value) { return value.state == State::unrated ? error("an unrated rating is read") : value; }

bool same(const Value& a, const Value& b) {
  return a.sort == Sort::text || a.scale.empty() || b.scale.empty() ? a.text == b.text && a.number == b.number
                                                                    : a.number == b.number;
}

}  // namespace

Value Evaluator::binary(const syntax::Expr& expr, const Scope& scope) {
  Value a = failed(eval(ast_.child(expr, 0), scope));
  Value b = failed(eval(ast_.child(expr, 1), scope));
  if (!a.ok() || !b.ok()) return first_failure(a, b);
  a = in_scale(a, b.scale);
  b = in_scale(b, a.scale);
  switch (expr.op) {
    case Operator::add: return bounded(a.number + b.number);
    case Operator::subtract: return bounded(a.number - b.number);
    case Operator::multiply: return bounded(a.number * b.number);
    case Operator::divide: return b.number.is_zero() ? error("division by zero") : bounded(a.number / b.number);
    case Operator::logical_and: return boolean(a.is_true() && b.is_true());
    case Operator::logical_or: return boolean(a.is_true() || b.is_true());
    case Operator::equal: return boolean(same(a, b));
    case Operator::not_equal: return boolean(!same(a, b));
    case Operator::less: return boolean(a.number < b.number);
    case Operator::less_equal: return boolean(a.number <= b.number);
    case Operator::greater: return boolean(a.number > b.number);
    case Operator::greater_equal: return boolean(a.number >= b.number);
    default: return error("no such operator");
  }
}

Value Evaluator::eval(syntax::ExprId id, const Scope& scope) {
  const syntax::Expr& expr = ast_[id];
  const auto child = [&](std::size_t i) { return failed(eval(ast_.child(expr, i), scope)); };
  switch (expr.kind) {
    case ExprKind::number: return number(ast_.numbers[expr.payload]);
    case ExprKind::percent: return percent(ast_.numbers[expr.payload]);
    case ExprKind::date: return date(Date{static_cast<std::int32_t>(*ast_.numbers[expr.payload].whole())});
    case ExprKind::text: return text(ast_.texts[expr.payload].text);
    case ExprKind::boolean: return boolean(expr.payload != 0);
    case ExprKind::name: return name(ast_.names[expr.payload].text, scope);
    case ExprKind::call: return call(expr, scope);
    case ExprKind::binary: return binary(expr, scope);
    case ExprKind::aggregate: return aggregate(ast_.aggregates[expr.payload], scope);
    case ExprKind::negate: {
      const Value value = child(0);
      return value.ok() ? number(-value.number) : value;
    }
    case ExprKind::logical_not: {
      const Value value = child(0);
      return value.ok() ? boolean(!value.is_true()) : value;
    }
    case ExprKind::choose: {
      const Value condition = child(0);
      return condition.ok() ? eval(ast_.child(expr, condition.is_true() ? 1 : 2), scope) : condition;
    }
    case ExprKind::first_of: {
      for (std::size_t i = 0; i + 1 < expr.child_count; i += 2) {
        const Value condition = child(i + 1);
        if (!condition.ok()) return condition;
        if (condition.is_true()) return eval(ast_.child(expr, i), scope);
      }
      return eval(ast_.child(expr, expr.child_count - 1), scope);
    }
    case ExprKind::attribute_of: {
      const syntax::AttributeRef& ref = ast_.attribute_refs[expr.payload];
      if (ref.item)
        return attribute(framework_.find(framework_.key(*ref.item, scope.item)), ref.attribute.text, ref.computed);
      std::size_t item = scope.item;
      while (item != 0 && !find(item, ref.attribute.text)) item = framework_.items()[item].parent;
      return attribute(item, ref.attribute.text, ref.computed);
    }
    case ExprKind::is_rated: {
      const Value out = not_rated(framework_.find(framework_.key(ast_.item_refs[expr.payload], scope.item)));
      return out.ok() ? boolean(!out.is_true()) : out;
    }
  }
  return error("no such expression");
}

Value Evaluator::aggregate(const syntax::Aggregate& aggregate, const Scope& scope) {
  using syntax::AggregateKind;
  const syntax::Selection& selection = ast_[aggregate.selection];
  std::vector<Scope> members;
  if (!selection.terms.empty() && selection.terms[0].table) {
    const std::string& wanted = selection.terms[0].table->text;
    const auto table =
        std::find_if(ast_.tables.begin(), ast_.tables.end(), [&](const auto& t) { return t.name.text == wanted; });
    const auto rows = data_.tables.find(wanted);
    if (rows == data_.tables.end()) return error("missing table");
    for (const Row& row : rows->second) members.push_back({scope.item, &*table, &row});
  } else {
    for (const std::size_t item : framework_.select(selection, scope.item)) {
      const Value out = selection.rated ? not_rated(item) : boolean(false);
      if (!out.ok()) return out;
      if (!out.is_true()) members.push_back({item, scope.table, scope.row});
    }
  }

  // For `proportion` and `count` the condition is what is counted; elsewhere it says who takes part.
  const bool counts = aggregate.kind == AggregateKind::count || aggregate.kind == AggregateKind::proportion;
  std::vector<Value> values;
  Value failure;
  for (const Scope& member : members) {
    if (selection.where.valid()) {
      const Value holds = failed(eval(selection.where, member));
      if (!holds.ok()) return holds;
      if (counts) values.push_back(holds);
      if (counts || !holds.is_true()) continue;
    }
    values.push_back(counts ? boolean(true) : failed(eval(aggregate.value, member)));
    if (!values.back().ok()) failure = values.back();
  }

  const auto trues = static_cast<std::int64_t>(
      std::count_if(values.begin(), values.end(), [](const Value& v) { return v.is_true(); }));
  const auto all = static_cast<std::int64_t>(values.size());
  if (!failure.ok()) return failure;
  const auto below = [](const Value& a, const Value& b) { return a.number < b.number; };
  switch (aggregate.kind) {
    case AggregateKind::count: return number(trues);
    case AggregateKind::some: return boolean(trues > 0);
    case AggregateKind::every: return boolean(trues == all);
    case AggregateKind::sum:
    case AggregateKind::mean: {
      Number sum;
      for (const Value& value : values) sum = sum + value.number;
      if (aggregate.kind == AggregateKind::sum) return bounded(sum);
      return all == 0 ? error("mean of nothing") : bounded(sum / Number(all));
    }
    default: break;
  }
  if (values.empty()) return error("aggregate of nothing");
  if (aggregate.kind == AggregateKind::proportion) return percent(Number::ratio(100 * trues, all));
  if (aggregate.kind == AggregateKind::lowest) return *std::min_element(values.begin(), values.end(), below);
  return *std::max_element(values.begin(), values.end(), below);
}

}  // namespace rubric::reference
