#include "evaluate/faults.hpp"

#include <fmt/format.h>

#include "base/limits.hpp"
#include "evaluate/route.hpp"
#include "evaluate/spell.hpp"

namespace rubric::evaluate {

namespace {

using check::Node;
using check::NodeKind;

// Finds in one expression the operations that fail of themselves, and the failed attributes that others wait on.
class Search {
 public:
  explicit Search(const View& view) : view_(view) {}

  std::vector<FaultOrigin> origins;
  std::vector<AttributeId> waits_on;

  void look(NodeId id) {
    if (!id.valid()) return;
    const Reading reading = view_.node(id);
    if (reading.state != State::error) return;
    const Node& node = view_.rules()[id];
    if (node.kind == NodeKind::attribute || node.kind == NodeKind::computed) return attribute(node, reading.fault);
    bool inner = false;
    each_part(node, [&](NodeId part) {
      if (part.valid() && view_.node(part).state == State::error) {
        inner = true;
        look(part);
      }
    });
    if (!inner) origins.push_back(origin(id, node, reading.fault));
  }

 private:
  void attribute(const Node& node, Fault fault) {
    const AttributeId read{node.ref};
    const Reading own = node.kind == NodeKind::computed ? view_.computed_of(read) : view_.final_of(read);
    if (own.state == State::error) {
      waits_on.push_back(read);
      return;
    }
    const std::string item = view_.model().item_name(view_.model()[read].item);
    origins.push_back(
        {fault, fmt::format("`{}` is read, and {} is not rated", view_.model().attribute_name(read), item), node.span});
  }

  template <class Do>
  void each_part(const Node& node, Do&& act) {
    if (node.kind == NodeKind::aggregate) {
      for (const check::Member& member : view_.rules().aggregates[node.ref].members) {
        if (member.rated_only && view_.rated(member.item) == false) continue;
        act(member.where);
        if (!member.where.valid() || view_.truth(member.where) == true) act(member.value);
      }
      return;
    }
    for (std::size_t i = 0; i < node.child_count; ++i) act(view_.rules().child(node, i));
  }

  // The division behind a failure seen from outside: in the body of a function or in the condition on rows.
  std::optional<NodeId> division(NodeId id) const {
    if (!id.valid()) return std::nullopt;
    const Node& node = view_.rules()[id];
    if (node.kind == NodeKind::binary && node.op == syntax::Operator::divide) return id;
    std::vector<NodeId> parts;
    if (node.kind == NodeKind::call) parts.push_back(view_.rules().functions[node.ref]);
    if (node.kind == NodeKind::row_aggregate) {
      const check::RowAggregate& rows = view_.rules().row_aggregates[node.ref];
      parts = {rows.where, rows.value};
    }
    for (std::size_t i = 0; i < node.child_count; ++i) parts.push_back(view_.rules().child(node, i));
    for (const NodeId part : parts) {
      if (auto found = division(part)) return found;
    }
    return std::nullopt;
  }

  FaultOrigin origin(NodeId id, const Node& node, Fault fault) const {
    std::string what = view_.source(node.span);
    if (what.empty()) what = spell(view_, id);
    switch (fault) {
      case Fault::division_by_zero: {
        const NodeId at = division(id).value_or(id);
        const std::string inner = at == id ? std::string() : view_.source(view_.rules()[at].span);
        if (inner.empty()) return {fault, fmt::format("`{}` divides by zero", what), node.span};
        return {fault, fmt::format("`{}` divides by zero in `{}`", inner, spell(view_, id)), view_.rules()[at].span};
      }
      case Fault::nothing_to_aggregate: return {fault, fmt::format("`{}` has no item to work on", what), node.span};
      case Fault::unrated_read: return {fault, fmt::format("`{}` reads an item that is not rated", what), node.span};
      case Fault::number_too_large:
        return {fault, fmt::format("`{}` grows past the limit of {} bits", what, limits::number_bits), node.span};
      case Fault::floor_above_cap:
      case Fault::none: break;
    }
    return {fault, fmt::format("`{}` cannot be computed", what), node.span};
  }

  const View& view_;
};

// A floor above an active cap, in so many words.
std::optional<FaultOrigin> crossed_limits(const View& view, AttributeId attribute) {
  const Reading own = view.final_of(attribute);
  if (own.state != State::error || own.fault != Fault::floor_above_cap) return std::nullopt;
  const Route route = route_of(view, attribute);
  const LimitState* floor = nullptr;
  const LimitState* cap = nullptr;
  for (const LimitState& limit : route.floors) {
    if (limit.active() && limit.level && (floor == nullptr || *limit.level > *floor->level)) floor = &limit;
  }
  for (const LimitState& limit : route.caps) {
    if (limit.active() && limit.level && (cap == nullptr || *limit.level < *cap->level)) cap = &limit;
  }
  if (floor == nullptr || cap == nullptr) return std::nullopt;
  const Type type = view.type_of(attribute);
  return FaultOrigin{own.fault,
                     fmt::format("floor `{}` at {} lies above cap `{}` at {}", floor->rule->name.text,
                                 view.show(type, *floor->level), cap->rule->name.text, view.show(type, *cap->level)),
                     floor->rule->span};
}

Search search(const View& view, AttributeId attribute) {
  Search found(view);
  const check::Attribute& it = view.rules().attributes[attribute.index()];
  const ItemId item = view.model()[attribute].item;
  if (view.given(attribute) == nullptr) found.look(it.definition);
  for (const std::uint32_t adjustment : view.model()[attribute].adjustments) {
    found.look(view.rules().adjustments[adjustment].when);
  }
  for (std::size_t i = 0; i < view.model().not_rated.size(); ++i) {
    if (view.model().not_rated[i].item == item) found.look(view.rules().not_rated[i]);
  }
  if (auto crossed = crossed_limits(view, attribute)) found.origins.push_back(*std::move(crossed));
  return found;
}

bool failed(const View& view, AttributeId id) {
  return view.final_of(id).state == State::error || view.computed_of(id).state == State::error;
}

}  // namespace

std::vector<FaultOrigin> faults_of(const View& view, AttributeId attribute) {
  return failed(view, attribute) ? search(view, attribute).origins : std::vector<FaultOrigin>();
}

std::vector<FaultOrigin> faults_of(const View& view, NodeId node) {
  Search found(view);
  found.look(node);
  return found.origins;
}

std::string fault_reason(const View& view, AttributeId attribute) {
  AttributeId at = attribute;
  for (std::size_t step = 0; step <= view.model().attributes.size(); ++step) {
    const Search found = search(view, at);
    if (!found.origins.empty()) {
      const std::string& text = found.origins.front().text;
      return at == attribute ? text : fmt::format("waits on {}: {}", view.model().attribute_name(at), text);
    }
    if (found.waits_on.empty()) break;
    at = found.waits_on.front();
  }
  return "cannot be computed";
}

Code code_of(Fault fault) {
  switch (fault) {
    case Fault::nothing_to_aggregate: return Code::nothing_to_aggregate;
    case Fault::unrated_read: return Code::unrated_read;
    case Fault::floor_above_cap: return Code::floor_above_cap;
    case Fault::number_too_large: return Code::number_too_large;
    case Fault::division_by_zero:
    case Fault::none: break;
  }
  return Code::division_by_zero;
}

}  // namespace rubric::evaluate
