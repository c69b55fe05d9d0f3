#include <fmt/format.h>

#include "check/checker.hpp"
#include "resolve/built_in.hpp"

namespace rubric::check {

namespace {

const Type number{Kind::number, 0};

bool takes(Checker& checker, const Node& node, std::string_view name, std::uint32_t wanted) {
  if (node.child_count == wanted) return true;
  checker.error(
      Code::argument_count, node.span,
      fmt::format("`{}` takes {} argument{}, found {}", name, wanted, wanted == 1 ? "" : "s", node.child_count),
      fmt::format("give it {}", wanted));
  return false;
}

std::vector<NodeId> arguments(const Checker& checker, const Node& node) {
  std::vector<NodeId> all;
  for (std::uint32_t i = 0; i < node.child_count; ++i) all.push_back(checker.rules.child(node, i));
  return all;
}

bool is_quantity(Type type) { return type.is_number() || type.kind == Kind::percent || type.is_error(); }

Type infer_points(Checker& checker, const Node& node) {
  if (!takes(checker, node, "points", 1)) return number;
  const NodeId argument = checker.rules.child(node, 0);
  const Type type = infer(checker, argument);
  if (type.is_error()) return number;
  if (type.kind != Kind::scale) {
    checker.error(Code::type_mismatch, checker.rules[argument].span,
                  fmt::format("`points` takes a level of a scale, found a {}", checker.type_name(type)),
                  "give it a rating");
    return number;
  }
  bool counts = true;
  for (const resolve::Level& level : checker.model().level_sets[type.index].levels) {
    if (!level.points) {
      checker.error(Code::no_points, node.span, fmt::format("scale {} has no points", checker.type_name(type)),
                    "write points behind its levels");
      return number;
    }
    counts = counts && level.points->is_whole() && !level.points->is_negative();
  }
  return counts ? Type{Kind::count, 0} : number;
}

Type infer_rounding(Checker& checker, const Node& node, std::string_view name) {
  if (!takes(checker, node, name, 2)) return {};
  const NodeId value = checker.rules.child(node, 0);
  const NodeId step = checker.rules.child(node, 1);
  const Type type = infer(checker, value);
  const Type step_type = infer(checker, step);
  if (!is_quantity(type)) {
    checker.error(Code::operator_types, node.span,
                  fmt::format("`{}` does not take a {}", name, checker.type_name(type)),
                  "round a number or a percentage");
    return {};
  }
  if (!type.is_error())
    require_type(checker, step, type.kind == Kind::percent ? type : number, fmt::format("the step of `{}`", name));
  const Node& written = checker.rules[step];
  const bool literal = written.kind == NodeKind::constant && !step_type.is_error();
  const bool negated = written.kind == NodeKind::negate;
  if ((literal && checker.rules.constants[written.ref] <= Number(0)) || negated) {
    checker.error(Code::bad_step, written.span,
                  fmt::format("`{}` is no step to round to", checker.quoted(written.span)),
                  "a step is above zero, as in `1%`");
  } else if (!literal && written.kind != NodeKind::parameter && !step_type.is_error()) {
    checker.error(Code::not_constant, written.span, fmt::format("the step of `{}` is not constant", name),
                  "write a number, or name a parameter");
  }
  return type.is_number() ? number : type;
}

Type infer_builtin(Checker& checker, const Node& node) {
  const auto builtin = static_cast<Builtin>(node.ref);
  const std::string_view name = resolve::built_in_functions[node.ref];
  switch (builtin) {
    case Builtin::points: return infer_points(checker, node);
    case Builtin::min:
    case Builtin::max: {
      if (node.child_count < 2) {
        checker.error(Code::argument_count, node.span,
                      fmt::format("`{}` takes two or more arguments, found {}", name, node.child_count), "give it two");
      }
      const Type type = infer_alike(checker, arguments(checker, node), {}, fmt::format("the arguments of `{}`", name));
      if (type.is_error() || type.is_ordered()) return type;
      checker.error(Code::not_ordered, node.span, fmt::format("{} values have no order", checker.type_name(type)),
                    "use numbers, percentages, dates or a scale");
      return {};
    }
    case Builtin::abs:
    case Builtin::floor:
    case Builtin::ceiling: {
      if (!takes(checker, node, name, 1)) return number;
      const Type type = infer(checker, checker.rules.child(node, 0));
      if (is_quantity(type)) return type;
      checker.error(Code::operator_types, node.span,
                    fmt::format("`{}` does not take a {}", name, checker.type_name(type)),
                    "give it a number or a percentage");
      return {};
    }
    case Builtin::round_half_up:
    case Builtin::round_half_even:
    case Builtin::round_down:
    case Builtin::round_up: return infer_rounding(checker, node, name);
    case Builtin::years_between:
    case Builtin::months_between:
    case Builtin::days_between:
      if (!takes(checker, node, name, 2)) return number;
      for (const NodeId argument : arguments(checker, node))
        require_type(checker, argument, {Kind::date, 0}, fmt::format("an argument of `{}`", name));
      return number;
  }
  return {};
}

}  // namespace

Type infer_call(Checker& checker, NodeId id) {
  const Node node = checker.rules[id];
  const resolve::Model& model = checker.model();
  switch (node.kind) {
    case NodeKind::builtin: return infer_builtin(checker, node);
    case NodeKind::distance: {
      const resolve::Bands& bands = model.bands[node.ref];
      require_type(checker, checker.rules.child(node, 0), bands.from,
                   fmt::format("the value whose distance to `{}` is meant", bands.name));
      return bands.from.kind == Kind::count ? number : bands.from;
    }
    case NodeKind::bands: {
      const resolve::Bands& bands = model.bands[node.ref];
      if (takes(checker, node, bands.name, 1))
        require_type(checker, checker.rules.child(node, 0), bands.from,
                     fmt::format("the value looked up in `{}`", bands.name));
      return bands.to;
    }
    default: {
      const resolve::Function& function = model.functions[node.ref];
      if (takes(checker, node, function.name, static_cast<std::uint32_t>(function.parameters.size()))) {
        const auto& names = checker.ast.functions[function.declaration].parameters;
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
          require_type(checker, checker.rules.child(node, i), function.parameters[i],
                       fmt::format("`{}` of `{}`", names[i].name.text, function.name));
        }
      }
      return function.result;
    }
  }
}

}  // namespace rubric::check
