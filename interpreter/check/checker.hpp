#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "check/rules.hpp"

namespace rubric::check {

/// Where an expression stands: the item it is read for, the table whose row it sees, the function whose arguments.
struct Scope {
  ItemId item{0};
  std::uint32_t table = Id<int>::none;
  std::uint32_t function = Id<int>::none;
};

/// What the parts of this stage share.
struct Checker {
  const Sources& sources;
  const syntax::Ast& ast;
  Rules& rules;
  Diagnostics& diagnostics;
  std::unordered_map<std::string, std::uint32_t> text_numbers{};
  // INVARIANT: a level name whose scale is not settled yet is a `constant` node without `ref`; `written` holds its name.
  std::unordered_map<NodeId, std::uint32_t> written{};
  std::vector<bool> typed{};  // by node: `infer` has been there
  bool full = false;          // past the limit of nodes

  const resolve::Model& model() const { return rules.model; }
  void error(Code code, Span span, std::string message, std::string help = {}) const {
    diagnostics.add({code, span, std::move(message), {}, std::move(help)});
  }
  /// Whether further errors are only counted, so that near names need not be looked for.
  bool only_counting() const { return diagnostics.error_count() >= limits::diagnostics; }
  std::string type_name(Type type) const { return rules.model.type_name(type); }
  /// A stretch of rule text as written, for messages.
  std::string quoted(Span span) const;

  NodeId add(Node node, const std::vector<NodeId>& children = {});
  NodeId constant(Number value, Type type, Span span);
  bool is_unsettled_level(NodeId node) const;
  bool is_constant(NodeId node) const;
};

/// The nodes of `expr` as read in `scope`: names settled, types still open.
NodeId lower(Checker& checker, syntax::ExprId expr, const Scope& scope);
/// The nodes of one aggregate.
NodeId lower_aggregate(Checker& checker, const syntax::Expr& expr, const Scope& scope);

/// `item` has no such attribute: names the nearest ones.
void report_unknown_attribute(Checker& checker, ItemId item, const syntax::Name& attribute);

/// Gives `node` and everything under it a type, reports what does not fit, and returns the type. `expected` helps to
/// tell levels of one name apart; it is not enforced.
Type infer(Checker& checker, NodeId node, Type expected = {});
/// The one type of several alternatives, levels among them settled by the others; reports disagreement at its place.
Type infer_alike(Checker& checker, const std::vector<NodeId>& nodes, Type expected, std::string_view what);
/// Types calls of functions, built-ins and bands tables.
Type infer_call(Checker& checker, NodeId node);
/// Types aggregates over items and rows.
Type infer_aggregate(Checker& checker, NodeId node);
/// Infers and reports where the type is not `wanted` (a count is a number); `what` begins the message.
void require_type(Checker& checker, NodeId node, Type wanted, std::string_view what, Code code = Code::type_mismatch);
/// Whether a value of type `found` may stand where `wanted` is expected.
bool assignable(Type wanted, Type found);
/// The index of the level `name` of `type`; reports where there is none.
std::optional<std::uint32_t> level_named(Checker& checker, const syntax::Name& name, Type type);
/// The constant that a literal, a negated literal or a level name is; anything else is reported.
std::optional<Number> constant_value(Checker& checker, syntax::ExprId expr, Type type);

void lower_functions(Checker& checker);
void lower_attributes(Checker& checker);
void lower_clauses(Checker& checker);
void order_attributes(Checker& checker);
void infer_types(Checker& checker);
void check_scales(Checker& checker);
void check_parameters(Checker& checker);
void check_bands(Checker& checker);
void check_adjustments(Checker& checker);
void check_tests(Checker& checker);
void check_claims(const Checker& checker);
void check_warning_rules(const Checker& checker);

}  // namespace rubric::check
