#include <fmt/format.h>

#include "evaluate/because.hpp"
#include "evaluate/explain_tree.hpp"
#include "evaluate/spell.hpp"
#include "evaluate/tally.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

using check::Node;
using check::NodeKind;
using syntax::AggregateKind;

namespace {

// "3 of 8 standards have `rating >= good`", "12 standards".
std::string count_text(const View& view, const check::Aggregate& aggregate, const Tally& who) {
  const bool quantified = aggregate.kind == AggregateKind::some || aggregate.kind == AggregateKind::every;
  if (aggregate.members.empty()) return "no items";
  const NodeId condition = quantified ? aggregate.members.front().value : aggregate.members.front().where;
  if (!condition.valid()) return fmt::format("{} {}", who.total(), who.noun);
  const std::string what = view.source(view.rules()[condition].span);
  const char* verb = who.counted.size() == 1 && who.open.empty() ? "has" : "have";
  return fmt::format("{} {} `{}`", share_text(who), verb, what.empty() ? spell(view, condition) : what);
}

std::string members_text(const View& view, const Tally& who, bool conditional) {
  std::vector<std::string> parts;
  const auto say_of = [&](const std::vector<const check::Member*>& members, std::string_view prefix) {
    if (!members.empty()) parts.push_back(fmt::format("{}{}", prefix, ids_of(view, members)));
  };
  say_of(who.counted, "");
  if (conditional) say_of(who.others, "not ");
  say_of(who.open, "open ");
  if (who.unrated != 0) parts.push_back(fmt::format("{} not rated, left out", who.unrated));
  return listed(parts, "; ");
}

}  // namespace

void Teller::member_steps(NodeId id, Steps& steps) {
  const check::Aggregate& aggregate = view_.rules().aggregates[view_.rules()[id].ref];
  for (const check::Member& member : aggregate.members) {
    const std::string item = view_.model().item_name(member.item);
    if (member.rated_only && view_.rated(member.item) == false) {
      Explanation step;
      step.what = item;
      step.value = "not rated";
      step.standing = "not_rated";
      step.detail = "left out";
      add(steps, std::move(step));
      continue;
    }
    const bool out = member.where.valid() && view_.truth(member.where) == false;
    const auto part = [&](NodeId node) {
      if (!node.valid()) return;
      if (view_.rules()[node].kind == NodeKind::attribute) return node_steps(node, steps);
      Explanation step = node_head(node, fmt::format("{}: {}", item, spell(view_, node)));
      add(steps, std::move(step), [&](Steps& inner) { child_steps(node, inner); });
    };
    part(member.where);
    if (!out) part(member.value);
  }
}

void Teller::aggregate(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  const check::Aggregate& aggregate = view_.rules().aggregates[node.ref];
  const Tally who = tally(view_, aggregate);
  const bool conditional = !aggregate.members.empty() && aggregate.members.front().where.valid();
  Explanation step = node_head(id, view_.source(node.span));
  switch (aggregate.kind) {
    case AggregateKind::count:
    case AggregateKind::proportion:
    case AggregateKind::some:
    case AggregateKind::every:
      step.what = count_text(view_, aggregate, who);
      step.detail = members_text(view_, who, true);
      break;
    case AggregateKind::sum:
    case AggregateKind::mean:
      step.detail = fmt::format("of {} {}: {}", who.counted.size(), who.noun, members_text(view_, who, conditional));
      break;
    case AggregateKind::lowest:
    case AggregateKind::highest: {
      const auto members = deciding(view_, id);
      step.detail = fmt::format("the {} of {} {}", aggregate.kind == AggregateKind::lowest ? "lowest" : "highest",
                                who.counted.size() + who.open.size(), who.noun);
      if (!members.empty()) step.detail += ": " + ids_of(view_, members);
      break;
    }
  }
  rule(step, node.span, {});
  add(steps, std::move(step), [&](Steps& inner) { member_steps(id, inner); });
}

void Teller::row_aggregate(NodeId id, Steps& steps) {
  const Node& node = view_.rules()[id];
  const std::uint32_t table = view_.rules().row_aggregates[node.ref].table;
  const std::string& name = view_.model().tables[table].name;
  Explanation step = node_head(id, view_.source(node.span));
  const bool given = table < view_.in.facts.tables.size() && view_.in.facts.tables[table].given;
  step.detail = given ? fmt::format("over {} rows of {}", view_.in.facts.tables[table].rows, name)
                      : fmt::format("{} is not given", name);
  rule(step, node.span, {});
  add(steps, std::move(step));
}

}  // namespace rubric::evaluate
