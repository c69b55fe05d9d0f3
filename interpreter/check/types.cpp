#include <fmt/format.h>

#include "check/checker.hpp"
#include "syntax/words.hpp"

namespace rubric::check {

using syntax::Operator;

namespace {

Type unify(Type a, Type b) {
  if (a == b) return a;
  if (a.is_number() && b.is_number()) return {Kind::number, 0};
  return {};
}

std::optional<Type> arithmetic(Operator op, Type a, Type b) {
  const bool percents = a.kind == Kind::percent && b.kind == Kind::percent;
  const bool numbers = a.is_number() && b.is_number();
  const bool counts = a.kind == Kind::count && b.kind == Kind::count;
  const Type number{Kind::number, 0};
  const Type percent{Kind::percent, 0};
  switch (op) {
    case Operator::add:
    case Operator::subtract:
      if (percents) return percent;
      if (numbers) return counts && op == Operator::add ? a : number;
      return std::nullopt;
    case Operator::multiply:
      if (numbers) return counts ? a : number;
      if ((a.kind == Kind::percent && b.is_number()) || (b.kind == Kind::percent && a.is_number())) return percent;
      return std::nullopt;
    case Operator::divide:
      if (numbers || percents) return number;
      if (a.kind == Kind::percent && b.is_number()) return percent;
      return std::nullopt;
    default: return std::nullopt;
  }
}

bool percent_meets_number(Type a, Type b) {
  return (a.kind == Kind::percent && b.is_number()) || (b.kind == Kind::percent && a.is_number());
}

Type infer_arithmetic(Checker& checker, const Node& node) {
  const NodeId right = checker.rules.child(node, 1);
  const Type a = infer(checker, checker.rules.child(node, 0));
  const Type b = infer(checker, right);
  if (a.is_error() || b.is_error()) return {};
  if (node.op == Operator::divide && checker.rules[right].kind == NodeKind::constant &&
      checker.rules.constants[checker.rules[right].ref].is_zero()) {
    checker.error(Code::constant_division_by_zero, node.span,
                  fmt::format("`{}` divides by zero", checker.quoted(node.span)), "divide by something else");
    return {};
  }
  if (const auto type = arithmetic(node.op, a, b)) return *type;
  if (percent_meets_number(a, b)) {
    checker.error(Code::percent_or_number, node.span,
                  fmt::format("`{}` joins a {} and a {}", word(node.op), checker.type_name(a), checker.type_name(b)),
                  "write the number as a percentage (`5%`, not `5` or `0.05`), or divide the percentage by `100%`");
  } else {
    checker.error(
        Code::operator_types, node.span,
        fmt::format("`{}` does not take a {} and a {}", word(node.op), checker.type_name(a), checker.type_name(b)),
        a.kind == Kind::percent && b.kind == Kind::percent ? "divide one percentage by `100%` first"
                                                           : "arithmetic is for numbers and percentages");
  }
  return {};
}

Type infer_comparison(Checker& checker, const Node& node) {
  const NodeId left = checker.rules.child(node, 0);
  const NodeId right = checker.rules.child(node, 1);
  const bool right_first = checker.is_unsettled_level(left);
  const Type first = infer(checker, right_first ? right : left);
  const Type second = infer(checker, right_first ? left : right, first);
  const Type boolean{Kind::boolean, 0};
  if (first.is_error() || second.is_error()) return boolean;
  const Type common = unify(first, second);
  if (common.is_error()) {
    const Type a = right_first ? second : first;
    const Type b = right_first ? first : second;
    const bool percent = percent_meets_number(a, b);
    checker.error(
        percent ? Code::percent_or_number : Code::type_mismatch, node.span,
        fmt::format("`{}` compares a {} with a {}", word(node.op), checker.type_name(a), checker.type_name(b)),
        percent ? "write the number as a percentage (`65%`, not `65` or `0.65`)" : "compare values of one type");
    return boolean;
  }
  if (node.op != Operator::equal && node.op != Operator::not_equal && !common.is_ordered()) {
    checker.error(
        Code::not_ordered, node.span,
        fmt::format("{} values have no order, so `{}` cannot compare them", checker.type_name(common), word(node.op)),
        "use `=` or `!=`, or make it a scale");
  }
  return boolean;
}

Type settle_level(Checker& checker, NodeId id, Type expected) {
  const resolve::Model& model = checker.model();
  const syntax::Name& name = checker.ast.names[checker.written.at(id)];
  const auto& candidates = model.levels_by_name.at(name.text);
  const std::pair<std::uint32_t, std::uint32_t>* chosen = nullptr;
  for (const auto& candidate : candidates) {
    if (candidates.size() == 1 || (expected.is_level() && candidate.first == expected.index)) chosen = &candidate;
  }
  if (chosen == nullptr) {
    std::vector<std::string> sets;
    for (const auto& [set, level] : candidates) sets.push_back("`" + model.level_sets[set].name + "`");
    checker.error(Code::ambiguous_name, name.span,
                  fmt::format("`{}` is a level of {}", name.text, fmt::join(sets, " and ")),
                  "compare it with a value of one of them, or rename a level");
    return {};
  }
  checker.rules.constants.emplace_back(chosen->second);
  checker.rules.nodes[id.index()].ref = static_cast<std::uint32_t>(checker.rules.constants.size() - 1);
  return {model.level_sets[chosen->first].ordered ? Kind::scale : Kind::choice, chosen->first};
}

Type infer_choice(Checker& checker, const Node& node, Type expected) {
  const Type boolean{Kind::boolean, 0};
  std::vector<NodeId> branches;
  if (node.kind == NodeKind::choose) {
    require_type(checker, checker.rules.child(node, 0), boolean, "the condition");
    branches = {checker.rules.child(node, 1), checker.rules.child(node, 2)};
  } else {
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
      const NodeId child = checker.rules.child(node, i);
      if (i % 2 == 0) {
        branches.push_back(child);
      } else {
        require_type(checker, child, boolean, "the condition");
      }
    }
  }
  return infer_alike(checker, branches, expected, "the branches");
}

Type infer_new(Checker& checker, NodeId id, Type expected) {
  const Node node = checker.rules[id];
  const Type boolean{Kind::boolean, 0};
  switch (node.kind) {
    case NodeKind::constant: return node.ref == Id<int>::none ? settle_level(checker, id, expected) : node.type;
    case NodeKind::text_constant:
    case NodeKind::column: return node.type;
    case NodeKind::attribute:
    case NodeKind::computed: return checker.rules.attributes[node.ref].type;
    case NodeKind::parameter: return checker.model().parameters[node.ref].type;
    case NodeKind::argument: return node.type;
    case NodeKind::call:
    case NodeKind::builtin:
    case NodeKind::bands:
    case NodeKind::distance: return infer_call(checker, id);
    case NodeKind::negate: {
      const Type type = infer(checker, checker.rules.child(node, 0));
      if (type.is_error() || type.kind == Kind::percent) return type;
      if (type.is_number()) return {Kind::number, 0};
      checker.error(Code::operator_types, node.span, fmt::format("`-` does not take a {}", checker.type_name(type)),
                    "negate a number or a percentage");
      return {};
    }
    case NodeKind::logical_not:
      require_type(checker, checker.rules.child(node, 0), boolean, "what `not` turns round");
      return boolean;
    case NodeKind::binary:
      switch (node.op) {
        case Operator::logical_and:
        case Operator::logical_or:
          for (std::uint32_t i = 0; i < 2; ++i)
            require_type(checker, checker.rules.child(node, i), boolean, fmt::format("a side of `{}`", word(node.op)));
          return boolean;
        case Operator::add:
        case Operator::subtract:
        case Operator::multiply:
        case Operator::divide: return infer_arithmetic(checker, node);
        default: return infer_comparison(checker, node);
      }
    case NodeKind::choose:
    case NodeKind::first_of: return infer_choice(checker, node, expected);
    case NodeKind::is_rated: return boolean;
    case NodeKind::aggregate:
    case NodeKind::row_aggregate: return infer_aggregate(checker, id);
  }
  return {};
}

}  // namespace

bool assignable(Type wanted, Type found) {
  return wanted == found || wanted.is_error() || found.is_error() ||
         (wanted.kind == Kind::number && found.kind == Kind::count);
}

Type infer(Checker& checker, NodeId node, Type expected) {
  if (checker.typed.size() < checker.rules.nodes.size()) checker.typed.resize(checker.rules.nodes.size());
  if (!checker.typed[node.index()]) {
    checker.typed[node.index()] = true;
    const Type type = infer_new(checker, node, expected);
    checker.rules.nodes[node.index()].type = type;
  }
  return checker.rules[node].type;
}

Type infer_alike(Checker& checker, const std::vector<NodeId>& nodes, Type expected, std::string_view what) {
  Type common{};
  bool first = true;
  const auto take = [&](NodeId node) {
    const Type type = infer(checker, node, common.is_error() ? expected : common);
    if (type.is_error()) return;
    const Type joined = first ? type : unify(common, type);
    if (joined.is_error()) {
      checker.error(Code::type_mismatch, checker.rules[node].span,
                    fmt::format("{} differ in type: {} here, {} before", what, checker.type_name(type),
                                checker.type_name(common)),
                    "give them all one type");
      return;
    }
    common = joined;
    first = false;
  };
  for (const NodeId node : nodes) {
    if (!checker.is_unsettled_level(node)) take(node);
  }
  for (const NodeId node : nodes) {
    if (checker.is_unsettled_level(node)) take(node);
  }
  return common;
}

void require_type(Checker& checker, NodeId node, Type wanted, std::string_view what, Code code) {
  const Type found = infer(checker, node, wanted);
  if (assignable(wanted, found)) return;
  const Node& it = checker.rules[node];
  if (percent_meets_number(wanted, found)) {
    checker.error(Code::percent_or_number, it.span,
                  fmt::format("{} is a {}, expected a {}", what, checker.type_name(found), checker.type_name(wanted)),
                  wanted.kind == Kind::percent
                      ? "write `65%`, not `65` or `0.65`; a ratio becomes a percentage by `100% * …`"
                      : "divide by `100%` to get a number");
    return;
  }
  std::string help;
  if (wanted.kind == Kind::count && found.kind == Kind::number)
    help = "a count is a whole number from 0; declare it as number";
  if (const auto level = checker.written.find(node); level != checker.written.end() && wanted.is_level()) {
    std::vector<std::string> names;
    for (const resolve::Level& other : checker.model().level_sets[wanted.index].levels) names.push_back(other.name);
    help = fmt::format("the levels of {} are {}", checker.type_name(wanted), fmt::join(names, ", "));
  }
  checker.error(code, it.span,
                fmt::format("{} is a {}, expected a {}", what, checker.type_name(found), checker.type_name(wanted)),
                help);
}

}  // namespace rubric::check
