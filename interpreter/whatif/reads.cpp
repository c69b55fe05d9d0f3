#include "whatif/reads.hpp"

#include <algorithm>

#include "evaluate/route.hpp"
#include "syntax/words.hpp"

namespace rubric::whatif {

namespace {

using check::Node;
using check::NodeId;
using check::NodeKind;
using evaluate::Reading;
using evaluate::View;
using resolve::AttributeId;

template <class List>
void mark(std::vector<bool>& marks, const List& list, std::string_view name) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].name == name) marks[i] = true;
  }
}

// Worked out, if only to fail.
bool is_worked_out(const Reading& reading) { return reading.known() || reading.state == State::error; }

}  // namespace

Reads::Reads(const Methodology::Impl& rules) : rules_(rules) {
  const resolve::Model& model = rules.rules.model;
  parameters_.resize(model.parameters.size());
  functions_.resize(model.functions.size());
  bands_.resize(model.bands.size());
  tables_.resize(model.tables.size());
  level_sets_.resize(model.level_sets.size());
  attributes_.resize(model.attributes.size());
  adjustments_.resize(model.adjustments.size());
  not_rated_.resize(model.not_rated.size());
  requires_.resize(model.requires_.size());
  nodes_.resize(rules.rules.nodes.size());
  bodies_.resize(model.functions.size());
}

Reads::Reads(const Methodology::Impl& rules, std::string_view target, std::optional<Span> span) : Reads(rules) {
  const std::size_t space = target.find(' ');
  find(target.substr(0, space), space == std::string_view::npos ? std::string_view() : target.substr(space + 1));
  if (span) find(*span);
  spread();
}

Reads::Reads(const Methodology::Impl& rules, AttributeId input) : Reads(rules) {
  input_ = input;
  spread();
}

void Reads::find(std::string_view kind, std::string_view name) {
  const resolve::Model& model = rules_.rules.model;
  if (kind == "parameter") mark(parameters_, model.parameters, name);
  if (kind == "function") mark(functions_, model.functions, name);
  if (kind == "bands") mark(bands_, model.bands, name);
  if (kind == "table") mark(tables_, model.tables, name);
  if (kind == "scale" || kind == "choice") mark(level_sets_, model.level_sets, name);
  for (std::size_t i = 0; i < model.adjustments.size(); ++i) {
    const syntax::Adjustment& rule = rules_.ast.adjustments[model.adjustments[i].declaration];
    adjustments_[i] = syntax::word(rule.kind) == kind && rule.name.text == name;
  }
  // A whole declaration ("score total"), or one of a block ("rating of questions").
  const std::string_view own = name.substr(0, name.find(' '));
  for (std::size_t i = 0; i < model.attributes.size(); ++i) {
    const resolve::Attribute& it = model.attributes[i];
    const std::string_view word = it.kind == resolve::AttributeKind::input       ? "input"
                                  : it.kind == resolve::AttributeKind::judgement ? "judgement"
                                  : it.kind == resolve::AttributeKind::let       ? "let"
                                  : it.kind == resolve::AttributeKind::rating    ? "rating"
                                                                                 : "score";
    attributes_[i] = word == kind && (it.name == name || it.name == own);
  }
  if (kind != "standard" && kind != "domain" && kind != "question") return;
  for (std::size_t i = 0; i < model.attributes.size(); ++i) {
    const resolve::Item& item = model[model.attributes[i].item];
    attributes_[i] = item.id == own && syntax::word(item.kind) == kind;
  }
}

void Reads::find(Span span) {
  const auto lies_in = [span](Span it) {
    return it.source == span.source && it.begin >= span.begin && it.end <= span.end && it.begin != it.end;
  };
  const auto mark_declared = [&](std::vector<bool>& marks, const auto& list, const auto& declarations) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (lies_in(declarations[list[i].declaration].span)) marks[i] = true;
    }
  };
  const resolve::Model& model = rules_.rules.model;
  const syntax::Ast& ast = rules_.ast;
  mark_declared(parameters_, model.parameters, ast.parameters);
  mark_declared(functions_, model.functions, ast.functions);
  mark_declared(bands_, model.bands, ast.bands);
  mark_declared(tables_, model.tables, ast.tables);
  mark_declared(level_sets_, model.level_sets, ast.scales);
  mark_declared(adjustments_, model.adjustments, ast.adjustments);
  mark_declared(not_rated_, model.not_rated, ast.not_rated);
  mark_declared(requires_, model.requires_, ast.requires_);
  for (std::size_t i = 0; i < model.attributes.size(); ++i) {
    if (lies_in(evaluate::declaration_of(ast, model.attributes[i]).span)) attributes_[i] = true;
  }
}

bool Reads::is_target(const Node& node) const {
  switch (node.kind) {
    case NodeKind::attribute:
    case NodeKind::computed: return input_.valid() && node.ref == input_.value;
    case NodeKind::parameter: return parameters_[node.ref];
    case NodeKind::call: return functions_[node.ref];
    case NodeKind::bands:
    case NodeKind::distance: {
      const std::vector<check::BandRow>& rows = rules_.rules.bands[node.ref].rows;
      return bands_[node.ref] || std::any_of(rows.begin(), rows.end(), [&](const check::BandRow& row) {
               return row.bound.valid() && is_target(rules_.rules[row.bound]);
             });
    }
    case NodeKind::builtin: {
      if (static_cast<check::Builtin>(node.ref) != check::Builtin::points) return false;
      const Type type = rules_.rules[rules_.rules.child(node, 0)].type;
      return type.is_level() && level_sets_[type.index];
    }
    case NodeKind::row_aggregate: return tables_[rules_.rules.row_aggregates[node.ref].table];
    default: return false;
  }
}

bool Reads::mentions(NodeId id) {
  if (!id.valid()) return false;
  if (nodes_[id.index()] != Mention::unknown) return nodes_[id.index()] == Mention::yes;
  const Node& node = rules_.rules[id];
  bool found = is_target(node);
  for (std::size_t i = 0; i < node.child_count; ++i) found = mentions(rules_.rules.child(node, i)) || found;
  if (node.kind == NodeKind::call) {
    Mention& body = bodies_[node.ref];
    if (body == Mention::unknown) body = mentions(rules_.rules.functions[node.ref]) ? Mention::yes : Mention::no;
    found = found || body == Mention::yes;
  }
  if (node.kind == NodeKind::aggregate) {
    for (const check::Member& member : rules_.rules.aggregates[node.ref].members) {
      found = mentions(member.where) || found;
      found = mentions(member.value) || found;
    }
  }
  if (node.kind == NodeKind::row_aggregate) {
    const check::RowAggregate& rows = rules_.rules.row_aggregates[node.ref];
    found = mentions(rows.where) || found;
    found = mentions(rows.value) || found;
  }
  nodes_[id.index()] = found ? Mention::yes : Mention::no;
  return found;
}

void Reads::spread() {
  const check::Rules& rules = rules_.rules;
  for (std::uint32_t i = 0; i < rules.attributes.size(); ++i) {
    const Type type = rules.attributes[i].type;
    const bool of_type = type.is_level() && level_sets_[type.index];
    if (mentions(rules.attributes[i].definition) || attributes_[i] || of_type) read_by_.push_back(AttributeId{i});
  }
  for (std::uint32_t i = 0; i < rules.adjustments.size(); ++i) {
    const bool reads = mentions(rules.adjustments[i].when) || mentions(rules.adjustments[i].level);
    if (reads || adjustments_[i]) adjustments_by_.push_back(i);
  }
  for (std::uint32_t i = 0; i < rules.not_rated.size(); ++i) {
    if (mentions(rules.not_rated[i]) || not_rated_[i]) not_rated_by_.push_back(i);
  }
  for (std::uint32_t i = 0; i < rules.requires_.size(); ++i) {
    if (mentions(rules.requires_[i]) || requires_[i]) requires_by_.push_back(i);
  }
}

bool Reads::any_child(const View& view, const Node& node) const {
  for (std::size_t i = 0; i < node.child_count; ++i) {
    if (reached(view, view.rules().child(node, i))) return true;
  }
  return false;
}

bool Reads::reached(const View& view, NodeId id) const {
  if (!id.valid() || nodes_[id.index()] != Mention::yes) return false;
  const check::Rules& rules = view.rules();
  const Node& node = rules[id];
  if (is_target(node)) return true;
  if (node.kind == NodeKind::call) return any_child(view, node) || bodies_[node.ref] == Mention::yes;
  if (node.kind == NodeKind::choose) {
    if (reached(view, rules.child(node, 0))) return true;
    const std::optional<bool> holds = view.truth(rules.child(node, 0));
    return (holds != false && reached(view, rules.child(node, 1))) ||
           (holds != true && reached(view, rules.child(node, 2)));
  }
  if (node.kind == NodeKind::first_of) {
    for (std::size_t i = 0; i + 1 < node.child_count; i += 2) {
      if (reached(view, rules.child(node, i + 1))) return true;
      const std::optional<bool> holds = view.truth(rules.child(node, i + 1));
      if (holds != false && reached(view, rules.child(node, i))) return true;
      if (holds == true) return false;
    }
    return reached(view, rules.child(node, node.child_count - 1));
  }
  if (node.kind == NodeKind::aggregate) {
    const std::vector<check::Member>& members = rules.aggregates[node.ref].members;
    return std::any_of(members.begin(), members.end(), [&](const check::Member& member) {
      if (member.rated_only && view.rated(member.item) == false) return false;
      if (reached(view, member.where)) return true;
      const bool counts = !member.where.valid() || view.truth(member.where) != false;
      return counts && reached(view, member.value);
    });
  }
  return node.kind == NodeKind::row_aggregate || any_child(view, node);
}

bool Reads::attribute_read(const View& view, AttributeId id) const {
  const bool is_plain = !view.rules().attributes[id.index()].definition.valid();
  if (attributes_[id.index()] && (is_plain || view.given(id) == nullptr)) return is_worked_out(view.final_of(id));
  if (view.given(id) != nullptr || !is_worked_out(view.computed_of(id))) return false;
  const Type type = view.type_of(id);
  if (type.is_level() && level_sets_[type.index]) return true;
  return reached(view, view.rules().attributes[id.index()].definition);
}

bool Reads::adjustment_read(const View& view, std::uint32_t adjustment) const {
  const AttributeId rating = view.model().adjustments[adjustment].attribute;
  if (!is_worked_out(view.computed_of(rating))) return false;
  const check::Adjustment& rule = view.rules().adjustments[adjustment];
  if (rule.kind == syntax::AdjustmentKind::discretion) {
    const std::vector<facts::DiscretionRecord>& records = view.in.facts.discretion;
    if (std::none_of(records.begin(), records.end(), [&](const auto& it) { return it.attribute == rating; }))
      return false;
  }
  return adjustments_[adjustment] || reached(view, rule.when) || reached(view, rule.level);
}

bool Reads::by(const View& view) const {
  const check::Rules& rules = view.rules();
  return std::any_of(read_by_.begin(), read_by_.end(), [&](AttributeId id) { return attribute_read(view, id); }) ||
         std::any_of(adjustments_by_.begin(), adjustments_by_.end(),
                     [&](std::uint32_t i) { return adjustment_read(view, i); }) ||
         std::any_of(not_rated_by_.begin(), not_rated_by_.end(),
                     [&](std::uint32_t i) {
                       if (!rules.not_rated[i].valid()) return view.rated(view.model().not_rated[i].item) == false;
                       return view.truth(rules.not_rated[i]).has_value() &&
                              (not_rated_[i] || reached(view, rules.not_rated[i]));
                     }) ||
         std::any_of(requires_by_.begin(), requires_by_.end(), [&](std::uint32_t i) {
           return view.truth(rules.requires_[i]).has_value() && (requires_[i] || reached(view, rules.requires_[i]));
         });
}

void Reads::add_slots(const compile::Program& program, std::vector<compile::Slot>& slots) const {
  const check::Rules& rules = rules_.rules;
  const auto node = [&](NodeId id) {
    if (id.valid()) slots.push_back(program.node_slots[id.index()]);
  };
  const auto attribute = [&](AttributeId id) {
    slots.push_back(program.final_[id.index()]);
    slots.push_back(program.computed[id.index()]);
    slots.push_back(program.rated[rules.model[id].item.index()]);
  };
  for (const AttributeId id : read_by_) attribute(id);
  for (const std::uint32_t i : adjustments_by_) attribute(rules.model.adjustments[i].attribute);
  for (const std::uint32_t i : not_rated_by_) {
    node(rules.not_rated[i]);
    slots.push_back(program.rated[rules.model.not_rated[i].item.index()]);
  }
  for (const std::uint32_t i : requires_by_) node(rules.requires_[i]);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i] != Mention::yes) continue;
    const Node& it = rules.nodes[i];
    if (it.kind == NodeKind::choose) node(rules.child(it, 0));
    for (std::size_t row = 1; it.kind == NodeKind::first_of && row < it.child_count; row += 2)
      node(rules.child(it, row));
    if (it.kind != NodeKind::aggregate) continue;
    for (const check::Member& member : rules.aggregates[it.ref].members) {
      node(member.where);
      slots.push_back(program.rated[member.item.index()]);
    }
  }
}

}  // namespace rubric::whatif
