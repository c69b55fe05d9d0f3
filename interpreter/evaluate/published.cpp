#include "evaluate/published.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/spell.hpp"
#include "evaluate/verdict.hpp"

namespace rubric::evaluate {

namespace {

using check::Node;
using check::NodeKind;

// The attributes that one expression reads.
void reads(const check::Rules& rules, NodeId id, std::vector<AttributeId>& into) {
  if (!id.valid()) return;
  const Node& node = rules[id];
  if (node.kind == NodeKind::attribute || node.kind == NodeKind::computed) into.push_back(AttributeId{node.ref});
  if (node.kind == NodeKind::aggregate) {
    for (const check::Member& member : rules.aggregates[node.ref].members) {
      reads(rules, member.where, into);
      reads(rules, member.value, into);
    }
  }
  for (std::size_t i = 0; i < node.child_count; ++i) reads(rules, rules.child(node, i), into);
}

std::vector<AttributeId> definition_reads(const View& view, AttributeId attribute) {
  std::vector<AttributeId> read;
  if (view.given(attribute) == nullptr)
    reads(view.rules(), view.rules().attributes[attribute.index()].definition, read);
  return read;
}

std::string condition(const View& view, std::uint32_t adjustment) {
  const NodeId when = view.rules().adjustments[adjustment].when;
  return when.valid() ? say(view, when) : std::string("it always holds");
}

void add_limits(const View& view, AttributeId attribute, std::vector<Applied>& all) {
  const Route route = route_of(view, attribute);
  if (route.final_.state == State::error) return;
  for (const auto* limits : {&route.floors, &route.caps}) {
    for (const LimitState& state : *limits) {
      if (state.when == false || state.waived) continue;
      const std::string name = adjustment_name(*state.rule);
      all.push_back({fmt::format("{} on {}", name, view.model().attribute_name(attribute)),
                     name,
                     attribute,
                     state.rule->span,
                     condition(view, state.adjustment),
                     {view.program().adjustment_off[state.adjustment], true}});
    }
  }
}

void add_discretion(const View& view, const facts::DiscretionRecord& record, std::vector<Applied>& all) {
  const DiscretionVerdict verdict = judge(view, record);
  if (verdict.fate != Fate::applied || verdict.rule() == nullptr) return;
  const std::string name = adjustment_name(*verdict.rule()->rule);
  all.push_back({fmt::format("{} on {}", name, view.model().attribute_name(record.attribute)),
                 name,
                 record.attribute,
                 verdict.rule()->rule->span,
                 record.reason,
                 {view.program().discretion_slots[record.attribute.index()].present, false}});
}

void add_waiver(const View& view, const facts::WaiverRecord& record, std::vector<Applied>& all) {
  const std::optional<WaiverVerdict> verdict = judge(view, record);
  if (!verdict || verdict->fate != Fate::applied) return;
  const resolve::Adjustment& it = view.model().adjustments[record.adjustment];
  const syntax::Adjustment& rule = view.in.ast.adjustments[it.declaration];
  const std::string name = "waiver of " + adjustment_name(rule);
  all.push_back({fmt::format("{} on {}", name, view.model().attribute_name(it.attribute)),
                 name,
                 it.attribute,
                 rule.span,
                 record.reason,
                 {view.program().adjustment_off[record.adjustment], false}});
}

}  // namespace

Number out_of(const View& view, AttributeId score) {
  return view.node(view.rules().attributes[score.index()].out_of).number;
}

const facts::PublishedOutOf* printed_out_of_another(const View& view, AttributeId score) {
  for (const facts::PublishedOutOf& printed : view.in.facts.published_out_of) {
    if (printed.attribute == score && out_of(view, score) != printed.value) return &printed;
  }
  return nullptr;
}

bool differs(const View& view, const facts::Published& published) {
  const Reading reading = view.final_of(published.attribute);
  if (reading.state == State::missing) return reading.range != nullptr && !reading.range->contains(published.value);
  return !reading.known() || reading.number != published.value;
}

std::vector<const facts::Published*> differing_below(const View& view, AttributeId attribute) {
  std::vector<const facts::Published*> found;
  std::vector<bool> seen(view.model().attributes.size());
  std::vector<AttributeId> open{attribute};
  seen[attribute.index()] = true;
  while (!open.empty()) {
    const AttributeId at = open.back();
    open.pop_back();
    const auto& published = view.in.facts.published;
    const auto own =
        std::find_if(published.begin(), published.end(), [&](const auto& it) { return it.attribute == at; });
    const bool compared = own != published.end() && printed_out_of_another(view, at) == nullptr;
    if (at != attribute && compared && differs(view, *own)) {
      found.push_back(&*own);
      continue;
    }
    const std::vector<AttributeId> read = definition_reads(view, at);
    for (auto it = read.rbegin(); it != read.rend(); ++it) {
      if (!seen[it->index()]) open.push_back(*it);
      seen[it->index()] = true;
    }
  }
  return found;
}

std::string difference_text(const View& view, const facts::Published& published) {
  const Type type = view.type_of(published.attribute);
  return fmt::format("{}: the rules give {}, published is {}", view.model().attribute_name(published.attribute),
                     view.show_final(published.attribute), view.show(type, published.value));
}

std::vector<bool> rests_on(const View& view, AttributeId attribute, const std::vector<bool>& ends) {
  std::vector<bool> seen(view.model().attributes.size());
  std::vector<AttributeId> open{attribute};
  while (!open.empty()) {
    const AttributeId at = open.back();
    open.pop_back();
    std::vector<AttributeId> read = definition_reads(view, at);
    for (const std::uint32_t adjustment : view.model()[at].adjustments) {
      reads(view.rules(), view.rules().adjustments[adjustment].when, read);
      reads(view.rules(), view.rules().adjustments[adjustment].level, read);
    }
    for (const AttributeId id : read) {
      if (id == attribute || seen[id.index()]) continue;
      seen[id.index()] = true;
      if (ends.empty() || !ends[id.index()]) open.push_back(id);
    }
  }
  return seen;
}

std::vector<Applied> applied(const View& view) {
  std::vector<Applied> all;
  for (std::uint32_t i = 0; i < view.model().attributes.size(); ++i) {
    if (!view.model().attributes[i].adjustments.empty()) add_limits(view, AttributeId{i}, all);
  }
  for (const facts::DiscretionRecord& record : view.in.facts.discretion) add_discretion(view, record, all);
  for (const facts::WaiverRecord& record : view.in.facts.waivers) add_waiver(view, record, all);
  std::erase_if(all, [](const Applied& it) { return it.patch.slot == no_slot; });
  return all;
}

}  // namespace rubric::evaluate
