#pragma once
#include <vector>

#include "support/model_builder.hpp"

/// Checked rules with expressions, put together by hand, to compile without rule text.
namespace rubric::testing {

using check::NodeId;
using check::NodeKind;
using resolve::AttributeId;
using resolve::ItemId;

inline constexpr Type a_count{Kind::count, 0};
inline constexpr Type a_number{Kind::number, 0};
inline constexpr Type a_percent{Kind::percent, 0};
inline constexpr Type a_boolean{Kind::boolean, 0};
inline constexpr Type a_date{Kind::date, 0};
inline constexpr ItemId inspection{0};

class RulesBuilder : public ModelBuilder {
 public:
  RulesBuilder() : ModelBuilder("hand_built") { rules.intervals.emplace_back(); }

  /// A scale of `levels` levels, each with its index times `points` as points.
  Type rating_scale(std::uint32_t levels = 4, std::int64_t points = 1) {
    const Type type = scale("Rating", {});
    for (std::uint32_t i = 0; i < levels; ++i) {
      const std::string name = "level_" + std::to_string(i);
      rules.model.level_sets[type.index].levels.push_back({name, name, Number(points * i)});
    }
    return type;
  }
  /// A bands table with rows from level 0 up.
  std::uint32_t bands(Type from, Type to, std::vector<Number> edges, bool edge_belongs_above = true) {
    check::Bands table;
    table.edge_belongs_above = edge_belongs_above;
    table.rows.push_back({});
    for (std::uint32_t i = 0; i < edges.size(); ++i) table.rows.push_back({constant(from, edges[i]), i + 1, "", {}});
    rules.bands.push_back(std::move(table));
    rules.model.bands.push_back({"bands", from, to, 0});
    return static_cast<std::uint32_t>(rules.bands.size() - 1);
  }
  std::uint32_t parameter(Type type, Number value) {
    rules.model.parameters.push_back({"parameter", type, 0});
    rules.intervals.front().parameters.push_back(std::move(value));
    return static_cast<std::uint32_t>(rules.model.parameters.size() - 1);
  }
  std::uint32_t function(std::vector<Type> parameters, Type result, NodeId body) {
    rules.model.functions.push_back({"function", std::move(parameters), result, 0});
    rules.functions.push_back(body);
    return static_cast<std::uint32_t>(rules.functions.size() - 1);
  }

  NodeId node(NodeKind kind, Type type, std::uint32_t ref, const std::vector<NodeId>& children = {},
              syntax::Operator op = syntax::Operator::none) {
    check::Node node{kind, op, type, ref};
    node.first_child = static_cast<std::uint32_t>(rules.children.size());
    node.child_count = static_cast<std::uint32_t>(children.size());
    rules.children.insert(rules.children.end(), children.begin(), children.end());
    rules.nodes.push_back(node);
    return NodeId{static_cast<std::uint32_t>(rules.nodes.size() - 1)};
  }
  NodeId constant(Type type, Number value) {
    rules.constants.push_back(std::move(value));
    return node(NodeKind::constant, type, static_cast<std::uint32_t>(rules.constants.size() - 1));
  }
  NodeId number(std::int64_t value) { return constant(a_number, Number(value)); }
  NodeId truth(bool value) { return constant(a_boolean, Number(value ? 1 : 0)); }
  NodeId of(AttributeId id) { return node(NodeKind::attribute, rules.attributes[id.index()].type, id.value); }
  NodeId computed(AttributeId id) { return node(NodeKind::computed, rules.attributes[id.index()].type, id.value); }
  NodeId binary(syntax::Operator op, NodeId a, NodeId b, Type type) {
    return node(NodeKind::binary, type, 0, {a, b}, op);
  }
  NodeId compare(syntax::Operator op, NodeId a, NodeId b) { return binary(op, a, b, a_boolean); }
  NodeId builtin(check::Builtin builtin, const std::vector<NodeId>& arguments, Type type) {
    return node(NodeKind::builtin, type, static_cast<std::uint32_t>(builtin), arguments);
  }
  NodeId aggregate(syntax::AggregateKind kind, std::vector<check::Member> members, Type type) {
    rules.aggregates.push_back({kind, std::move(members)});
    return node(NodeKind::aggregate, type, static_cast<std::uint32_t>(rules.aggregates.size() - 1));
  }
  NodeId rows(syntax::AggregateKind kind, std::uint32_t table, NodeId where, NodeId value, Type type) {
    rules.row_aggregates.push_back({kind, table, where, value});
    return node(NodeKind::row_aggregate, type, static_cast<std::uint32_t>(rules.row_aggregates.size() - 1));
  }

  AttributeId given(Type type, const std::string& name = "given", ItemId item = inspection, NodeId or_else = {}) {
    const AttributeId id = input(item, name, type);
    rules.attributes[id.index()].definition = or_else;
    rules.order.push_back(id);
    return id;
  }
  AttributeId define(NodeId value, const std::string& name = "result", ItemId item = inspection,
                     resolve::AttributeKind kind = resolve::AttributeKind::let) {
    const AttributeId id = attribute(item, name, rules[value].type, kind);
    rules.attributes[id.index()].definition = value;
    rules.order.push_back(id);
    return id;
  }
  /// An adjustment of `id` as the checker writes it; returns its number, its fields are for the caller to fill.
  std::uint32_t adjust(AttributeId id, syntax::AdjustmentKind kind, NodeId level = {}, NodeId when = {}) {
    adjustment(kind, "adjustment", {id});
    rules.adjustments.back().level = level;
    rules.adjustments.back().when = when;
    return static_cast<std::uint32_t>(rules.adjustments.size() - 1);
  }
  std::uint32_t discretion(AttributeId id, std::uint32_t width, bool up, bool down, NodeId when = {}) {
    const std::uint32_t index = adjust(id, syntax::AdjustmentKind::discretion, {}, when);
    check::Adjustment& rule = rules.adjustments[index];
    rule.width = width;
    rule.up = up;
    rule.down = down;
    return index;
  }
  void not_rated_when(ItemId item, NodeId when) {
    may_be_not_rated(item);
    rules.not_rated.back() = when;
  }
};

}  // namespace rubric::testing
