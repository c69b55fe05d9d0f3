#include <fmt/format.h>

#include "base/nearest.hpp"
#include "check/checker.hpp"
#include "resolve/resolve.hpp"

namespace rubric::check {

using syntax::AggregateKind;

namespace {

constexpr std::uint32_t none = Id<int>::none;

NodeId lower_rows(Checker& checker, const syntax::Expr& expr, const syntax::Aggregate& written, const Scope& scope) {
  const syntax::Selection& selection = checker.ast[written.selection];
  const syntax::Name& name = *selection.terms.front().table;
  const auto& tables = checker.model().table_by_name;
  const auto at = tables.find(name.text);
  if (at == tables.end()) {
    std::vector<std::string> known;
    for (const auto& [table, index] : tables) known.push_back(table);
    std::string help = did_you_mean(name.text, known);
    if (help.empty()) help = "an aggregate ranges over domains, standards, questions or a declared table";
    checker.error(Code::unknown_name, name.span, fmt::format("no table is called `{}`", name.text), help);
    return checker.constant(Number{}, Type{}, expr.span);
  }
  if (selection.terms.size() > 1 || !selection.except.empty() || selection.rated) {
    checker.error(Code::clause_not_allowed, selection.span, "the rows of a table are selected by `where` alone",
                  "use one table and a `where` condition");
  }
  Scope row = scope;
  row.table = at->second;
  RowAggregate aggregate{written.kind, at->second, {}, {}};
  if (selection.where.valid()) aggregate.where = lower(checker, selection.where, row);
  if (written.value.valid()) aggregate.value = lower(checker, written.value, row);
  Node node{NodeKind::row_aggregate};
  node.ref = static_cast<std::uint32_t>(checker.rules.row_aggregates.size());
  node.span = expr.span;
  checker.rules.row_aggregates.push_back(aggregate);
  return checker.add(node);
}

bool any_may_be_unrated(const Checker& checker, const std::vector<ItemId>& items) {
  for (const ItemId item : items) {
    if (checker.rules.may_be_unrated[item.index()]) return true;
  }
  return false;
}

Type aggregate_type(Checker& checker, AggregateKind kind, Type value, Span span) {
  switch (kind) {
    case AggregateKind::count: return {Kind::count, 0};
    case AggregateKind::proportion: return {Kind::percent, 0};
    case AggregateKind::some:
    case AggregateKind::every: return {Kind::boolean, 0};
    case AggregateKind::sum:
    case AggregateKind::mean:
      if (!value.is_error() && !value.is_number() && value.kind != Kind::percent) {
        checker.error(Code::operator_types, span, fmt::format("{} values cannot be added up", checker.type_name(value)),
                      value.kind == Kind::scale ? "use `points(…)`, or `lowest` or `highest`"
                                                : "aggregate a number or a percent");
        return {};
      }
      return kind == AggregateKind::mean && value.kind == Kind::count ? Type{Kind::number, 0} : value;
    case AggregateKind::lowest:
    case AggregateKind::highest:
      if (!value.is_error() && !value.is_ordered()) {
        checker.error(Code::not_ordered, span, fmt::format("{} values have no order", checker.type_name(value)),
                      "use a scale, number, percent or date");
        return {};
      }
      return value;
  }
  return {};
}

bool has_condition(AggregateKind kind) { return kind == AggregateKind::some || kind == AggregateKind::every; }

}  // namespace

NodeId lower_aggregate(Checker& checker, const syntax::Expr& expr, const Scope& scope) {
  const syntax::Aggregate& written = checker.ast.aggregates[expr.payload];
  const syntax::Selection& selection = checker.ast[written.selection];
  if (scope.function != none) {
    checker.error(Code::impure_function, expr.span, "a function reads only its arguments and parameters",
                  "pass the value in as an argument");
    return checker.constant(Number{}, Type{}, expr.span);
  }
  if (written.kind == AggregateKind::proportion && !selection.where.valid()) {
    checker.error(Code::clause_missing, expr.span, "a proportion needs a condition", "add `where CONDITION`");
  }
  if (!selection.terms.empty() && selection.terms.front().table) return lower_rows(checker, expr, written, scope);
  const std::vector<ItemId> items =
      resolve::select(checker.model(), checker.ast, selection, scope.item, checker.diagnostics);
  if (!selection.rated && any_may_be_unrated(checker, items)) {
    checker.error(Code::unrated_not_decided, selection.span,
                  "some of these items may be not rated, and the aggregate does not say what then",
                  "write `rated` before the selection to leave them out");
  }
  Aggregate aggregate{written.kind, {}};
  for (const ItemId item : items) {
    const Scope inner{item, scope.table, scope.function};
    Member member{item, {}, {}, selection.rated && checker.rules.may_be_unrated[item.index()]};
    if (selection.where.valid()) member.where = lower(checker, selection.where, inner);
    if (written.value.valid()) member.value = lower(checker, written.value, inner);
    aggregate.members.push_back(member);
    if (checker.full) break;
  }
  Node node{NodeKind::aggregate};
  node.ref = static_cast<std::uint32_t>(checker.rules.aggregates.size());
  node.span = expr.span;
  checker.rules.aggregates.push_back(std::move(aggregate));
  return checker.add(node);
}

Type infer_aggregate(Checker& checker, NodeId id) {
  const Node node = checker.rules[id];
  const Type boolean{Kind::boolean, 0};
  if (node.kind == NodeKind::row_aggregate) {
    const RowAggregate aggregate = checker.rules.row_aggregates[node.ref];
    if (aggregate.where.valid()) require_type(checker, aggregate.where, boolean, "the condition");
    if (has_condition(aggregate.kind)) require_type(checker, aggregate.value, boolean, "the condition");
    const Type value = aggregate.value.valid() ? infer(checker, aggregate.value) : Type{};
    return aggregate_type(checker, aggregate.kind, value, node.span);
  }
  const Aggregate aggregate = checker.rules.aggregates[node.ref];
  std::vector<NodeId> values;
  for (const Member& member : aggregate.members) {
    if (member.where.valid()) require_type(checker, member.where, boolean, "the condition");
    if (!member.value.valid()) continue;
    if (has_condition(aggregate.kind)) require_type(checker, member.value, boolean, "the condition");
    values.push_back(member.value);
  }
  const Type value = infer_alike(checker, values, {}, "the values of this aggregate");
  return aggregate_type(checker, aggregate.kind, value, node.span);
}

}  // namespace rubric::check
