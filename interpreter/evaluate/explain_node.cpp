#include <fmt/format.h>

#include "evaluate/because.hpp"
#include "evaluate/explain_tree.hpp"
#include "evaluate/spell.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

using check::Node;
using check::NodeKind;

namespace {

bool is_arithmetic(const Node& node) {
  if (node.kind == NodeKind::negate) return true;
  return node.kind == NodeKind::binary &&
         (node.op == syntax::Operator::add || node.op == syntax::Operator::subtract ||
          node.op == syntax::Operator::multiply || node.op == syntax::Operator::divide);
}

}  // namespace

Explanation Teller::node_head(NodeId id, std::string what) const {
  Explanation step;
  const Reading reading = view_.node(id);
  step.what = std::move(what);
  step.value = view_.show(reading, view_.rules()[id].type);
  step.standing = word(reading);
  return step;
}

void Teller::node_steps(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  switch (node.kind) {
    case NodeKind::constant:
    case NodeKind::text_constant:
    case NodeKind::argument:
    case NodeKind::column: return;
    case NodeKind::attribute: {
      const AttributeId read{node.ref};
      return add(steps, head(read), [&](Steps& inner) { attribute_steps(read, inner); });
    }
    case NodeKind::computed: {
      const AttributeId read{node.ref};
      Explanation step = node_head(id, "computed " + view_.model().attribute_name(read));
      if (const auto why = because_computed(view_, read)) step.detail = why->text;
      const syntax::Declaration& declaration = declaration_of(view_.in.ast, view_.model()[read]);
      rule(step, declaration.span, declaration.cites);
      return add(steps, std::move(step), [&](Steps& inner) { definition_steps(read, inner); });
    }
    case NodeKind::parameter: return parameter(id, steps);
    case NodeKind::call: return call(id, steps);
    case NodeKind::bands: return look_up(id, steps);
    case NodeKind::choose: return add(steps, node_head(id, "if"), [&](Steps& inner) { choose_steps(id, inner); });
    case NodeKind::first_of: return add(steps, node_head(id, "first of"), [&](Steps& inner) { row_steps(id, inner); });
    case NodeKind::aggregate: return aggregate(id, steps);
    case NodeKind::row_aggregate: return row_aggregate(id, steps);
    case NodeKind::is_rated: return add(steps, node_head(id, say(view_, id)));
    case NodeKind::binary:
    case NodeKind::negate:
      if (is_arithmetic(node)) {
        return add(steps, node_head(id, spell_without_value(view_, id)),
                   [&](Steps& inner) { arithmetic_steps(id, inner); });
      }
      break;
    case NodeKind::builtin:
    case NodeKind::distance:
    case NodeKind::logical_not: break;
  }
  add(steps, node_head(id, spell_without_value(view_, id)), [&](Steps& inner) { child_steps(id, inner); });
}

void Teller::child_steps(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  const bool logical = node.op == syntax::Operator::logical_and || node.op == syntax::Operator::logical_or;
  for (std::size_t i = 0; i < node.child_count; ++i) {
    const NodeId child = view_.rules().child(node, i);
    const Node& it = view_.rules()[child];
    if (logical && it.kind == NodeKind::binary && it.op == node.op) {
      child_steps(child, steps);  // a row of `or`s is one list
    } else {
      node_steps(child, steps);
    }
  }
}

// One step for a whole calculation: its operands follow, however it nests.
void Teller::arithmetic_steps(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  for (std::size_t i = 0; i < node.child_count; ++i) {
    const NodeId child = view_.rules().child(node, i);
    if (is_arithmetic(view_.rules()[child])) {
      arithmetic_steps(child, steps);
    } else {
      node_steps(child, steps);
    }
  }
}

void Teller::choose_steps(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  const NodeId condition = view_.rules().child(node, 0);
  const std::optional<bool> taken = view_.truth(condition);
  add(steps, node_head(condition, "if " + spell(view_, condition)),
      [&](Steps& inner) { child_steps(condition, inner); });
  for (std::size_t i = 1; i <= 2; ++i) {
    const NodeId branch = view_.rules().child(node, i);
    Explanation step = node_head(branch, fmt::format("{} {}", i == 1 ? "then" : "else", spell(view_, branch)));
    step.losing = taken.has_value() && *taken != (i == 1);
    const bool told = !step.losing;
    add(steps, std::move(step), [&](Steps& inner) {
      if (told) node_steps(branch, inner);
    });
  }
}

void Teller::row_steps(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  const std::optional<std::size_t> chosen = chosen_row(view_, id);
  for (std::size_t row = 0; row * 2 < node.child_count; ++row) {
    const NodeId value = view_.rules().child(node, row * 2);
    const bool otherwise = row * 2 + 1 >= node.child_count;
    const NodeId condition = otherwise ? NodeId{} : view_.rules().child(node, row * 2 + 1);
    Explanation step = node_head(value, otherwise ? std::string("otherwise") : "when " + spell(view_, condition));
    step.losing = chosen.has_value() && *chosen != row;
    step.detail = otherwise ? "" : chosen && row > *chosen ? "not reached" : say(view_, condition);
    rule(step, otherwise ? view_.rules()[value].span : join(view_.rules()[value].span, view_.rules()[condition].span),
         {});
    add(steps, std::move(step), [&](Steps& inner) {
      if (chosen && row > *chosen) return;
      if (!otherwise) child_steps(condition, inner);
      if (!chosen || row == *chosen) node_steps(value, inner);
    });
  }
}

void Teller::call(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  const syntax::Function& function = view_.in.ast.functions[view_.model().functions[node.ref].declaration];
  Explanation step = node_head(id, spell_without_value(view_, id));
  for (std::size_t i = 0; i < node.child_count && i < function.parameters.size(); ++i) {
    step.detail += fmt::format("{}{} = {}", i == 0 ? "" : ", ", function.parameters[i].name.text,
                               view_.show(view_.rules().child(node, i)));
  }
  rule(step, function.span, function.cites);
  add(steps, std::move(step), [&](Steps& inner) { child_steps(id, inner); });
}

void Teller::look_up(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  const syntax::Bands& bands = view_.in.ast.bands[view_.model().bands[node.ref].declaration];
  Explanation step = node_head(id, spell_without_value(view_, id));
  Span span = bands.span;
  if (const auto hit = band_hit(view_, id)) {
    step.detail = hit->text;
    const auto& rows = view_.rules().bands[node.ref].rows;
    if (hit->row < rows.size() && rows[hit->row].span.begin < rows[hit->row].span.end) span = rows[hit->row].span;
  }
  rule(step, span, bands.cites);
  add(steps, std::move(step), [&](Steps& inner) { child_steps(id, inner); });
}

void Teller::parameter(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  const resolve::Parameter& parameter = view_.model().parameters[node.ref];
  const syntax::Parameter& declaration = view_.in.ast.parameters[parameter.declaration];
  const check::Interval& interval = view_.rules().intervals[view_.program().interval];
  Explanation step = node_head(id, "parameter " + parameter.name);
  rule(step, declaration.span, declaration.cites);
  const std::size_t row = node.ref < interval.parameter_rows.size() ? interval.parameter_rows[node.ref] : 0;
  if (row < declaration.values.size()) {
    const syntax::ParameterValue& value = declaration.values[row];
    if (value.from) {
      step.detail = "from " + to_string(*value.from);
      rule(step, value.span, value.cites.empty() ? declaration.cites : value.cites);
    } else if (!value.cites.empty()) {
      step.cites = citations_of(view_.in.ast, value.cites);
    }
  }
  add(steps, std::move(step));
}

}  // namespace rubric::evaluate
