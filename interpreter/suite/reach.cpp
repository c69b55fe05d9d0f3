#include <fmt/format.h>

#include <set>

#include "evaluate/text.hpp"
#include "suite/coverage.hpp"
#include "suite/out_of_reach.hpp"
#include "syntax/words.hpp"

namespace rubric::suite {

namespace {

using check::Node;
using check::NodeId;
using check::NodeKind;

constexpr std::size_t clause_bytes = 60;

class Lister {
 public:
  explicit Lister(const Methodology::Impl& rules)
      : ast_(rules.ast),
        rules_(rules.rules),
        program_(rules.programs.front()),
        sources_(*rules.sources),
        out_of_reach_(rules) {
    for (std::uint32_t i = 0; i < rules_.nodes.size(); ++i)
      leaves_value_.push_back(program_.node_slots[i] != compile::no_slot);
    for (const compile::InnerSlot& inner : program_.inner_slots) leaves_value_[inner.node.index()] = true;
    rates_.resize(rules_.model.bands.size());
    for (const check::Attribute& attribute : rules_.attributes) {
      if (attribute.definition.valid()) mark_tables(attribute.definition);
    }
    for (auto* of : {&reach_.condition_of, &reach_.look_up_of, &reach_.choice_of})
      of->assign(rules_.nodes.size(), Id<int>::none);
  }

  Reach list() {
    conditions();
    for (std::uint32_t i = 0; i < rules_.nodes.size(); ++i) {
      const NodeId id{i};
      if (rules_[id].kind == NodeKind::bands) look_up(id);
      if (rules_[id].kind == NodeKind::first_of) choice(id);
    }
    for (std::uint32_t i = 0; i < rules_.adjustments.size(); ++i) adjustment(i);
    rated();
    parameters();
    reach_.out_of_reach = out_of_reach_.take();
    return std::move(reach_);
  }

 private:
  std::size_t point(Span span, std::string_view kind, std::string_view clause, std::string_view what) {
    return reach_.points.point(span, kind, clause, what);
  }
  std::string text(Span span) const { return evaluate::written(sources_, span, clause_bytes); }

  /// A condition, and the conditions that it is put together from.
  void condition(NodeId id, std::set<std::uint32_t>& seen, syntax::Operator joined_by = syntax::Operator::none) {
    if (!id.valid() || !seen.insert(id.value).second) return;
    const Node& node = rules_[id];
    const bool joins = node.kind == NodeKind::binary &&
                       (node.op == syntax::Operator::logical_and || node.op == syntax::Operator::logical_or);
    if (joins || node.kind == NodeKind::logical_not) {
      for (std::size_t i = 0; i < node.child_count; ++i) condition(rules_.child(node, i), seen, node.op);
    }
    if (joins && node.op == joined_by) return;  // a part of one chain: `a or b` in `a or b or c`
    if (node.kind == NodeKind::call) condition(rules_.functions[node.ref], seen);
    // A function that nobody calls leaves no value.
    if (node.kind == NodeKind::constant || node.kind == NodeKind::logical_not || !leaves_value_[id.index()]) return;
    const std::string clause = text(node.span);
    reach_.condition_of[id.index()] = static_cast<std::uint32_t>(reach_.conditions.size());
    reach_.conditions.push_back(
        {{point(node.span, "condition", clause, "false"), point(node.span, "condition", clause, "true")}});
    out_of_reach_.add(id, reach_.conditions.back());
  }

  void conditions() {
    std::set<std::uint32_t> seen;
    for (const Node& node : rules_.nodes) {
      if (node.kind == NodeKind::choose) condition(rules_.child(node, 0), seen);
      for (std::size_t i = 1; node.kind == NodeKind::first_of && i < node.child_count; i += 2)
        condition(rules_.child(node, i), seen);
      if (node.kind != NodeKind::aggregate) continue;
      const check::Aggregate& aggregate = rules_.aggregates[node.ref];
      for (const check::Member& member : aggregate.members) {
        condition(member.where, seen);
        if (is_of_conditions(aggregate.kind)) condition(member.value, seen);
      }
    }
    for (const check::RowAggregate& aggregate : rules_.row_aggregates) {
      condition(aggregate.where, seen);
      if (is_of_conditions(aggregate.kind)) condition(aggregate.value, seen);
    }
    for (const NodeId id : rules_.requires_) condition(id, seen);
    for (const NodeId id : rules_.not_rated) condition(id, seen);
    for (const check::Adjustment& adjustment : rules_.adjustments) condition(adjustment.when, seen);
  }

  /// The tables that a definition looks up itself.
  void mark_tables(NodeId id) {
    const Node& node = rules_[id];
    if (node.kind == NodeKind::bands) rates_[node.ref] = true;
    for (std::size_t i = 0; i < node.child_count; ++i) mark_tables(rules_.child(node, i));
  }

  static bool is_of_conditions(syntax::AggregateKind kind) {
    return kind == syntax::AggregateKind::some || kind == syntax::AggregateKind::every;
  }

  /// The step in which the values of `id` come: that of its rounding; else 1.
  Number step(NodeId id) const {
    for (int depth = 0; depth < 16 && id.valid(); ++depth) {
      const Node& node = rules_[id];
      if (node.kind == NodeKind::attribute || node.kind == NodeKind::computed) {
        id = rules_.attributes[node.ref].definition;
      } else if (node.kind == NodeKind::call) {
        id = rules_.functions[node.ref];
      } else if (node.kind == NodeKind::builtin && node.child_count == 2 && is_rounding(node.ref)) {
        const Node& by = rules_[rules_.child(node, 1)];
        return by.kind == NodeKind::constant ? rules_.constants[by.ref] : Number(1);
      } else {
        break;
      }
    }
    return Number(1);
  }
  static bool is_rounding(std::uint32_t builtin) {
    const auto which = static_cast<check::Builtin>(builtin);
    return which >= check::Builtin::round_half_up && which <= check::Builtin::round_up;
  }

  static std::string shown(const Number& value, Type type) {
    return value.display() + (type.kind == Kind::percent ? "%" : "");
  }

  void look_up(NodeId id) {
    const Node& node = rules_[id];
    if (!leaves_value_[id.index()]) return;
    // What a function asks of a table ("had one more case changed the band?") says little of its rows, where a rating
    // comes from them as well.
    const bool inner = program_.node_slots[id.index()] == compile::no_slot;
    if (inner && rates_[node.ref]) return;
    const resolve::Bands& bands = rules_.model.bands[node.ref];
    const check::Bands& checked = rules_.bands[node.ref];
    const compile::BandTable& table = program_.bands[node.ref];
    LookUp found{node.ref, {}, step(rules_.child(node, 0)), {}};
    for (const check::BandRow& row : checked.rows) {
      found.rows.push_back(point(row.span, "band", fmt::format("bands {}: {}", bands.name, text(row.span)), "reached"));
    }
    found.nearest = out_of_reach_.nearest(rules_.child(node, 0), table);
    for (std::size_t i = 0; i < table.edges.size(); ++i) {
      const Number& edge = table.edges[i];
      const Span span = checked.rows[i + 1].span;
      const std::string clause = fmt::format("bands {}: edge {}", bands.name, shown(edge, bands.from));
      const auto beside = [&](std::optional<Number> Nearest::*side, const Number& step) {
        const bool known = !found.nearest.empty() && found.nearest[i].*side;
        return known ? exactly(*(found.nearest[i].*side), bands.from) : shown(edge + step, bands.from);
      };
      const std::string below = beside(&Nearest::below, -found.step);
      const std::string above = beside(&Nearest::above, found.step);
      found.edges.push_back({point(span, "edge", clause, fmt::format("just below ({})", below)),
                             point(span, "edge", clause, fmt::format("at {}", shown(edge, bands.from))),
                             point(span, "edge", clause, fmt::format("just above ({})", above))});
    }
    out_of_reach_.add(rules_.child(node, 0), found, table, bands.from);
    reach_.look_up_of[id.index()] = static_cast<std::uint32_t>(reach_.look_ups.size());
    reach_.look_ups.push_back(std::move(found));
  }

  void choice(NodeId id) {
    const Node& node = rules_[id];
    if (!leaves_value_[id.index()]) return;
    Choice found;
    for (std::size_t i = 0; i < node.child_count; i += 2) {
      const bool otherwise = i + 1 == node.child_count;
      const Span span = rules_[rules_.child(node, i)].span;
      found.rows.push_back(point(span, "row", otherwise ? "otherwise " + text(span) : text(span), "taken"));
    }
    out_of_reach_.add(id, found);
    reach_.choice_of[id.index()] = static_cast<std::uint32_t>(reach_.choices.size());
    reach_.choices.push_back(std::move(found));
  }

  void adjustment(std::uint32_t i) {
    const check::Adjustment& clauses = rules_.adjustments[i];
    const syntax::Adjustment& rule = ast_.adjustments[rules_.model.adjustments[i].declaration];
    const std::string_view kind = syntax::word(clauses.kind);
    const std::string clause = fmt::format("{} {}", kind, rule.name.text);
    const auto at = [&](std::string_view what) { return point(rule.name.span, kind, clause, what); };
    if (clauses.kind == syntax::AdjustmentKind::discretion) {
      DiscretionPoints found{i, at("applied")};
      found.too_far = at(fmt::format("refused: more than {} band{}", clauses.width, clauses.width == 1 ? "" : "s"));
      if (!clauses.up) found.upwards = at("refused: upwards");
      if (!clauses.down) found.downwards = at("refused: downwards");
      if (clauses.when.valid()) found.condition = at("refused: its condition does not hold");
      if (clauses.requires_reason) found.reason = at("refused: without a reason");
      if (clauses.requires_by) found.by = at("refused: without a name");
      out_of_reach_.add(found);
      reach_.discretions.push_back(found);
      return;
    }
    LimitPoints found{i};
    found.conditional = clauses.when.valid();
    found.waivable = clauses.waivable;
    found.binding = at("binding");
    found.not_binding = at("active without changing anything");
    if (found.conditional) found.inactive = at("inactive");
    if (found.waivable) found.waived = at("waived");
    out_of_reach_.add(found);
    reach_.limits.push_back(found);
  }

  void rated() {
    for (std::size_t i = 0; i < rules_.not_rated.size(); ++i) {
      if (rules_.not_rated[i].valid()) continue;
      const resolve::Clause& clause = rules_.model.not_rated[i];
      const Span span = ast_.not_rated[clause.declaration].span;
      reach_.rated.push_back({clause.item, point(span, "rated", "may be not rated", "rated"),
                              point(span, "rated", "may be not rated", "not rated")});
    }
  }

  void parameters() {
    for (std::size_t i = 0; i < rules_.model.parameters.size(); ++i) {
      std::vector<std::size_t>& values = reach_.parameters.emplace_back();
      const syntax::Parameter& written = ast_.parameters[rules_.model.parameters[i].declaration];
      if (written.values.size() < 2) continue;
      for (const syntax::ParameterValue& value : written.values) {
        values.push_back(point(value.span, "parameter", fmt::format("parameter {}", written.name.text),
                               value.from ? "from " + to_string(*value.from) : "before"));
      }
    }
  }

  const syntax::Ast& ast_;
  const check::Rules& rules_;
  const compile::Program& program_;
  const Sources& sources_;
  std::vector<bool> leaves_value_{};  // by node
  std::vector<bool> rates_{};         // by table of bands: whether a definition looks it up itself
  OutOfReach out_of_reach_;
  Reach reach_{};
};

}  // namespace

std::size_t Points::point(Span span, std::string_view kind, std::string_view clause, std::string_view what) {
  const auto [at, fresh] = known_.try_emplace(
      {static_cast<std::uint32_t>(span.source), span.begin, span.end, std::string(clause), std::string(what)},
      all_.size());
  if (fresh) all_.push_back({span, std::string(kind), std::string(clause), std::string(what)});
  return at->second;
}

std::optional<std::size_t> Points::find(const Point& like) const {
  const Span span = like.span;
  const auto at = known_.find({static_cast<std::uint32_t>(span.source), span.begin, span.end, like.clause, like.what});
  return at != known_.end() ? std::optional(at->second) : std::nullopt;
}

Reach reach_of(const Methodology::Impl& rules) {
  Reach reach = Lister(rules).list();
  for (const compile::Program& program : rules.programs) reach.sites.push_back(sites_of(rules.rules, program, reach));
  return reach;
}

}  // namespace rubric::suite
