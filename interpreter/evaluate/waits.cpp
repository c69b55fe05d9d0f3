#include "evaluate/waits.hpp"

#include <algorithm>

namespace rubric::evaluate {

namespace {

using check::Node;
using check::NodeKind;

// Walks with a list of open attributes, not by recursion: chains of attributes may be long, expressions are not.
class Walk {
 public:
  explicit Walk(const View& view) : view_(view), seen_(view.model().attributes.size()) {}

  void attribute(AttributeId id) {
    if (seen_[id.index()]) return;
    seen_[id.index()] = true;
    open_.push_back(id);
  }

  void node(NodeId id) {
    if (!id.valid()) return;
    const Node& it = view_.rules()[id];
    const bool inside = view_.program().node_slots[id.index()] == no_slot && it.kind != NodeKind::constant;
    if (!inside && view_.node(id).state != State::missing) return;
    switch (it.kind) {
      case NodeKind::attribute:
      case NodeKind::computed: attribute(AttributeId{it.ref}); return;
      case NodeKind::is_rated: rated(ItemId{it.ref}); return;
      case NodeKind::aggregate: members(view_.rules().aggregates[it.ref]); return;
      case NodeKind::choose: choose(it); return;
      case NodeKind::row_aggregate: return;
      default: break;
    }
    for (std::size_t i = 0; i < it.child_count; ++i) node(view_.rules().child(it, i));
  }

  std::vector<AttributeId> finish() {
    while (!open_.empty()) {
      const AttributeId id = open_.back();
      open_.pop_back();
      expand(id);
    }
    std::vector<std::size_t> place(view_.model().items.size());
    const std::vector<ItemId> order = framework_order(view_.model());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i].index()] = i;
    std::sort(found_.begin(), found_.end(), [&](AttributeId a, AttributeId b) {
      return std::pair(place[view_.model()[a].item.index()], a) < std::pair(place[view_.model()[b].item.index()], b);
    });
    return std::move(found_);
  }

 private:
  void choose(const Node& it) {
    const NodeId condition = view_.rules().child(it, 0);
    const std::optional<bool> taken = view_.truth(condition);
    if (!taken) node(condition);
    if (taken != false) node(view_.rules().child(it, 1));
    if (taken != true) node(view_.rules().child(it, 2));
  }

  void members(const check::Aggregate& aggregate) {
    for (const check::Member& member : aggregate.members) {
      if (member.rated_only) {
        const std::optional<bool> is = view_.rated(member.item);
        if (is == false) continue;
        if (!is) rated(member.item);
      }
      if (member.where.valid()) {
        node(member.where);
        if (view_.truth(member.where) == false) continue;
      }
      node(member.value);
    }
  }

  void rated(ItemId item) {
    for (std::size_t i = 0; i < view_.model().not_rated.size(); ++i) {
      if (view_.model().not_rated[i].item == item) node(view_.rules().not_rated[i]);
    }
  }

  void expand(AttributeId id) {
    if (view_.final_of(id).state != State::missing && view_.computed_of(id).state != State::missing) return;
    const check::Attribute& it = view_.rules().attributes[id.index()];
    const Range* range = view_.final_of(id).range;
    if (range != nullptr && range->may_be_unrated) rated(view_.model()[id].item);
    for (const std::uint32_t adjustment : view_.model()[id].adjustments) {
      if (view_.truth(view_.program().adjustment_off[adjustment]) != true) {
        const bool discretion = view_.in.ast.adjustments[view_.model().adjustments[adjustment].declaration].kind ==
                                syntax::AdjustmentKind::discretion;
        if (!discretion || has_record(id)) node(view_.rules().adjustments[adjustment].when);
      }
    }
    if (view_.computed_of(id).state != State::missing) return;
    if (view_.given(id) != nullptr) return;
    node(it.definition);
    if (it.input != Id<int>::none && !leads_on(it.definition)) found_.push_back(id);
  }

  // Whether what stands behind an `or else` reads some attribute that is not settled (and is listed on its own).
  bool leads_on(NodeId id) const {
    if (!id.valid()) return false;
    const Node& it = view_.rules()[id];
    if (it.kind == NodeKind::attribute || it.kind == NodeKind::computed) return view_.node(id).state == State::missing;
    if (it.kind == NodeKind::aggregate) {
      for (const check::Member& member : view_.rules().aggregates[it.ref].members) {
        if (leads_on(member.where) || leads_on(member.value)) return true;
      }
    }
    for (std::size_t i = 0; i < it.child_count; ++i) {
      if (leads_on(view_.rules().child(it, i))) return true;
    }
    return false;
  }

  bool has_record(AttributeId id) const {
    const auto& records = view_.in.facts.discretion;
    return std::any_of(records.begin(), records.end(), [&](const auto& record) { return record.attribute == id; });
  }

  const View& view_;
  std::vector<bool> seen_;
  std::vector<AttributeId> open_;
  std::vector<AttributeId> found_;
};

}  // namespace

std::vector<AttributeId> waits_for(const View& view, AttributeId attribute) {
  Walk walk(view);
  walk.attribute(attribute);
  return walk.finish();
}

std::vector<AttributeId> waits_for(const View& view, NodeId node) {
  Walk walk(view);
  walk.node(node);
  return walk.finish();
}

}  // namespace rubric::evaluate
