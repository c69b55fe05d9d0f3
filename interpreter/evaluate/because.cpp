#include "evaluate/because.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/spell.hpp"
#include "evaluate/tally.hpp"
#include "evaluate/text.hpp"

namespace rubric::evaluate {

namespace {

using check::Node;
using check::NodeKind;
using resolve::AttributeKind;

std::string condition_text(const View& view, std::uint32_t adjustment) {
  const NodeId when = view.rules().adjustments[adjustment].when;
  return when.valid() ? say(view, when) : std::string("it always holds");
}

std::optional<Because> limit_because(const View& view, const std::vector<LimitState>& limits, std::string_view kind) {
  for (const LimitState& limit : limits) {
    if (!limit.binding) continue;
    const std::string& name = limit.rule->name.text;
    return Because{std::string(kind), name,
                   fmt::format("{} {}: {}", kind, name, condition_text(view, limit.adjustment))};
  }
  return std::nullopt;
}

std::optional<Because> waiver_because(const View& view, const Route& route) {
  for (const auto* limits : {&route.caps, &route.floors}) {
    for (const LimitState& limit : *limits) {
      if (!limit.waived || !limit.would_change) continue;
      std::string reason;
      for (const facts::WaiverRecord& waiver : view.in.facts.waivers) {
        if (waiver.adjustment == limit.adjustment) reason = waiver.reason;
      }
      return Because{"waiver", limit.rule->name.text,
                     fmt::format("waiver of {}{}{}", adjustment_name(*limit.rule), reason.empty() ? "" : ": ", reason)};
    }
  }
  return std::nullopt;
}

std::optional<Because> discretion_because(const View& view, AttributeId attribute, const Route& route) {
  if (!route.discretion_applied) return std::nullopt;
  const Type type = view.type_of(attribute);
  for (const DiscretionCheck& check : check_discretion(view, *route.discretion, route.computed.number)) {
    if (!check.refusals.empty()) continue;
    const std::string& reason = route.discretion->reason;
    return Because{"discretion", check.rule->name.text,
                   fmt::format("{}: {} to {}{}{}", adjustment_name(*check.rule), view.show(route.computed, type),
                               view.show(type, Number(route.discretion->to)), reason.empty() ? "" : ", ", reason)};
  }
  return std::nullopt;
}

// A member's share of a lowest or highest: its value and, where a band gave that, the look-up.
std::string member_text(const View& view, const check::Member& member, bool with_standard) {
  std::string text =
      fmt::format("{} {}", short_name(view.model(), member.item, with_standard), view.show(member.value));
  const Node& node = view.rules()[member.value];
  if (node.kind != NodeKind::attribute) return text;
  const std::optional<Because> own = because(view, AttributeId{node.ref});
  if (own && own->kind == "band") text += ", " + own->text;
  return text;
}

std::optional<Because> extreme_because(const View& view, NodeId id, const check::Aggregate& aggregate) {
  const std::vector<const check::Member*> members = deciding(view, id);
  if (members.empty()) return std::nullopt;
  const bool several = std::any_of(members.begin(), members.end(), [&](const check::Member* member) {
    return view.model()[member->item].parent != view.model()[members.front()->item].parent;
  });
  const Tally who = tally(view, aggregate);
  std::string text =
      fmt::format("the {} of {}: ", aggregate.kind == syntax::AggregateKind::lowest ? "lowest" : "highest",
                  who.counted.size() + who.open.size());
  if (members.size() == 1) {
    text += member_text(view, *members.front(), several);
  } else {
    text += fmt::format("{}, each {}", ids_of(view, members), view.show(members.front()->value));
  }
  const syntax::ItemKind kind = view.model()[members.front()->item].kind;
  const char* word = kind == syntax::ItemKind::question   ? "question"
                     : kind == syntax::ItemKind::standard ? "standard"
                                                          : "domain";
  return Because{word, short_name(view.model(), members.front()->item, several), std::move(text)};
}

std::optional<Because> node_because(const View& view, NodeId id);

std::optional<Because> first_of_because(const View& view, NodeId id, const Node& node) {
  const std::optional<std::size_t> row = chosen_row(view, id);
  if (!row) return std::nullopt;
  const bool otherwise = *row * 2 + 1 >= node.child_count;
  const std::string text =
      otherwise ? "otherwise: no row above holds" : say(view, view.rules().child(node, *row * 2 + 1));
  return Because{"row", fmt::format("{}", *row + 1), fmt::format("row {} of first of: {}", *row + 1, text)};
}

std::optional<Because> node_because(const View& view, NodeId id) {
  const Node& node = view.rules()[id];
  switch (node.kind) {
    case NodeKind::bands:
      if (auto hit = band_hit(view, id))
        return Because{"band", view.model().bands[node.ref].name, std::move(hit->text)};
      return std::nullopt;
    case NodeKind::first_of: return first_of_because(view, id, node);
    case NodeKind::choose:
      if (const auto taken = view.truth(view.rules().child(node, 0))) {
        const NodeId branch = view.rules().child(node, *taken ? 1 : 2);
        const std::string condition = say(view, view.rules().child(node, 0));
        if (auto inner = node_because(view, branch); inner && inner->kind != "rule") return inner;
        return Because{"rule", "", condition};
      }
      return std::nullopt;
    case NodeKind::aggregate: {
      const check::Aggregate& aggregate = view.rules().aggregates[node.ref];
      if (aggregate.kind == syntax::AggregateKind::lowest || aggregate.kind == syntax::AggregateKind::highest) {
        return extreme_because(view, id, aggregate);
      }
      break;
    }
    default: break;
  }
  return Because{"rule", "", spell(view, id)};
}

}  // namespace

std::vector<const check::Member*> deciding(const View& view, NodeId id) {
  std::vector<const check::Member*> members;
  const Reading whole = view.node(id);
  if (!whole.known()) return members;
  const check::Aggregate& aggregate = view.rules().aggregates[view.rules()[id].ref];
  const Tally who = tally(view, aggregate);
  for (const check::Member* member : who.counted) {
    const Reading own = view.node(member->value);
    if (own.known() && own.number == whole.number) members.push_back(member);
  }
  return members;
}

std::optional<BandHit> band_hit(const View& view, NodeId id) {
  const Node& node = view.rules()[id];
  const Reading level = view.node(id);
  const NodeId argument = view.rules().child(node, 0);
  if (!level.known()) return std::nullopt;
  const compile::BandTable& table = view.program().bands[node.ref];
  const check::Bands& rules = view.rules().bands[node.ref];
  const Type type = view.model().bands[node.ref].from;
  const Reading value = view.node(argument);
  std::size_t row = 0;
  if (value.known()) {
    while (row < table.edges.size() &&
           (table.edge_belongs_above ? !(value.number < table.edges[row]) : value.number > table.edges[row])) {
      ++row;
    }
  } else {
    while (row < table.levels.size() && Number(table.levels[row]) != level.number) ++row;
  }
  if (row >= table.levels.size()) return std::nullopt;
  const auto edge = [&](std::size_t i) { return view.show(type, table.edges[i]); };
  const bool above = table.edge_belongs_above;
  std::string bounds;
  if (table.edges.empty()) {
    bounds = "in the one band";
  } else if (row == 0) {
    bounds = (above ? "below " : "up to ") + edge(0);
  } else {
    bounds = (above ? "from " : "above ") + edge(row - 1);
    if (row < table.edges.size()) bounds += (above ? " to below " : " up to ") + edge(row);
  }
  std::string text = fmt::format("{} is {}", view.show(value, type), bounds);
  if (row < rules.rows.size() && !rules.rows[row].label.empty()) text += fmt::format(" ({})", rules.rows[row].label);
  return BandHit{row, std::move(text)};
}

std::optional<std::size_t> chosen_row(const View& view, NodeId id) {
  const Node& node = view.rules()[id];
  for (std::size_t i = 0; i + 1 < node.child_count; i += 2) {
    const std::optional<bool> holds = view.truth(view.rules().child(node, i + 1));
    if (!holds) return std::nullopt;
    if (*holds) return i / 2;
  }
  return node.child_count / 2;
}

std::optional<Because> because_computed(const View& view, AttributeId attribute) {
  const resolve::Attribute& it = view.model()[attribute];
  if (!view.computed_of(attribute).known()) return std::nullopt;
  if (view.given(attribute) != nullptr) {
    const std::string& from = view.provenance(attribute).origin;
    const std::string origin = from.empty() ? "" : ": " + from;
    if (it.kind != AttributeKind::judgement) return Because{"given", "", "given in the case data" + origin};
    const syntax::Judgement& rule = view.in.ast.judgements[it.declaration];
    const std::string by = rule.by ? rule.by->text : "";
    return Because{"judgement", by, fmt::format("judgement{}{}{}", by.empty() ? "" : " by ", by, origin)};
  }
  const NodeId definition = view.rules().attributes[attribute.index()].definition;
  return definition.valid() ? node_because(view, definition) : std::nullopt;
}

std::optional<Because> because(const View& view, AttributeId attribute) {
  if (!view.final_of(attribute).known()) return std::nullopt;
  if (!view.model()[attribute].adjustments.empty()) {
    const Route route = route_of(view, attribute);
    if (auto cap = limit_because(view, route.caps, "cap")) return cap;
    if (auto floor = limit_because(view, route.floors, "floor")) return floor;
    if (auto waiver = waiver_because(view, route)) return waiver;
    if (auto discretion = discretion_because(view, attribute, route)) return discretion;
  }
  return because_computed(view, attribute);
}

}  // namespace rubric::evaluate
