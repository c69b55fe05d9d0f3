#include "check/check.hpp"

#include <fmt/format.h>

#include "base/limits.hpp"
#include "check/checker.hpp"
#include "syntax/margin.hpp"

namespace rubric::check {

Rules check(const Sources& sources, const syntax::Ast& ast, resolve::Model model, Diagnostics& diagnostics) {
  Rules rules;
  rules.model = std::move(model);
  rules.may_be_unrated.assign(rules.model.items.size(), false);
  for (const resolve::Clause& clause : rules.model.not_rated) rules.may_be_unrated[clause.item.index()] = true;
  Checker checker{sources, ast, rules, diagnostics};
  syntax::warn_of_members_at_margin(checker.sources, checker.ast, checker.diagnostics);
  check_warning_rules(checker);
  check_scales(checker);
  check_parameters(checker);
  check_bands(checker);
  lower_functions(checker);
  lower_attributes(checker);
  lower_clauses(checker);
  if (checker.full) return rules;
  order_attributes(checker);
  infer_types(checker);
  check_adjustments(checker);
  check_tests(checker);
  check_claims(checker);
  return rules;
}

std::string Checker::quoted(Span span) const {
  std::string text(sources.text(span));
  if (const std::size_t line = text.find('\n'); line != std::string::npos) text = text.substr(0, line) + " …";
  return text;
}

NodeId Checker::add(Node node, const std::vector<NodeId>& children) {
  if (rules.nodes.size() >= limits::operations) {
    if (!full)
      error(Code::program_too_large, node.span, fmt::format("the rules grow past {} steps", limits::operations),
            "use fewer aggregates inside `for` blocks");
    full = true;
    return NodeId{0};
  }
  node.first_child = static_cast<std::uint32_t>(rules.children.size());
  node.child_count = static_cast<std::uint32_t>(children.size());
  rules.children.insert(rules.children.end(), children.begin(), children.end());
  rules.nodes.push_back(node);
  return NodeId{static_cast<std::uint32_t>(rules.nodes.size() - 1)};
}

NodeId Checker::constant(Number value, Type type, Span span) {
  Node node{NodeKind::constant};
  node.type = type;
  node.ref = static_cast<std::uint32_t>(rules.constants.size());
  node.span = span;
  rules.constants.push_back(std::move(value));
  return add(node);
}

bool Checker::is_unsettled_level(NodeId node) const {
  return rules[node].kind == NodeKind::constant && rules[node].ref == Id<int>::none;
}

bool Checker::is_constant(NodeId node) const {
  const Node& it = rules[node];
  return it.kind == NodeKind::constant || it.kind == NodeKind::text_constant ||
         (it.kind == NodeKind::negate && is_constant(rules.child(it, 0)));
}

}  // namespace rubric::check
