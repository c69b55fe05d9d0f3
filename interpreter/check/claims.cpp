#include <fmt/format.h>

#include <algorithm>

#include "check/checker.hpp"
#include "syntax/changed.hpp"

namespace rubric::check {

namespace {

/// Whether values of the type can rise: of a boolean from no to yes.
bool can_rise(Type type) { return type.is_error() || type.is_ordered() || type.kind == Kind::boolean; }

void require_order(const Checker& checker, AttributeId attribute, const syntax::Name& name) {
  const Type type = checker.rules.attributes[attribute.index()].type;
  if (can_rise(type)) return;
  checker.error(Code::not_ordered, name.span,
                fmt::format("`{}` is {}, which has no order, so that it cannot rise",
                            checker.model().attribute_name(attribute), checker.type_name(type)),
                "name a value of a scale, a count, a number, a percentage, a date or a boolean");
}

/// The nearest values of the case data that `attribute` is calculated from, for advice.
std::string given_below(const Checker& checker, AttributeId attribute) {
  std::vector<NodeId> open{checker.rules.attributes[attribute.index()].definition};
  std::vector<bool> seen(checker.rules.attributes.size());
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (!open[i].valid()) continue;
    const Node& node = checker.rules[open[i]];
    for (std::size_t c = 0; c < node.child_count; ++c) open.push_back(checker.rules.child(node, c));
    if (node.kind == NodeKind::aggregate) {
      for (const Member& member : checker.rules.aggregates[node.ref].members) open.push_back(member.value);
    }
    if ((node.kind != NodeKind::attribute && node.kind != NodeKind::computed) || seen[node.ref]) continue;
    seen[node.ref] = true;
    const Attribute& read = checker.rules.attributes[node.ref];
    if (read.input != Id<int>::none) return checker.model().attributes[node.ref].name;
    open.push_back(read.definition);
  }
  return "";
}

}  // namespace

void check_claims(const Checker& checker) {
  for (const resolve::Claim& claim : checker.model().claims) {
    const syntax::Claim& written = checker.ast.claims[claim.declaration];
    if (syntax::is_changed_around(checker.ast, written.span)) continue;
    require_order(checker, claim.result, written.result.attribute);
    for (const AttributeId cause : claim.causes) {
      if (checker.rules.attributes[cause.index()].input == Id<int>::none) {
        const std::string below = given_below(checker, cause);
        checker.error(Code::claim_not_given, written.cause.span,
                      fmt::format("`{}` is calculated, expected a value that case data give",
                                  checker.model().attribute_name(cause)),
                      below.empty() ? "name an input or a judgement"
                                    : fmt::format("name what it is calculated from, such as `{}`", below));
        break;
      }
      if (checker.model().dated_by == cause) {
        checker.error(Code::claim_not_given, written.cause.span,
                      fmt::format("`{}` says which values of parameters hold, expected a value that is rated",
                                  checker.model().attribute_name(cause)),
                      "name another input or a judgement: each time between two dates is looked at by itself");
        break;
      }
      require_order(checker, cause, written.cause);
    }
  }
}

}  // namespace rubric::check
