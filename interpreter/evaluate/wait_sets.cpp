#include "evaluate/wait_sets.hpp"

#include <algorithm>
#include <map>

namespace rubric::evaluate {

namespace {

using check::Node;
using check::NodeKind;

// What one attribute waits for of itself, and the attributes whose waits are its own too.
struct Own {
  std::vector<Wait> waits;
  std::vector<AttributeId> reads;
};

class Collector {
 public:
  Collector(const View& view, WaitSets& sets)
      : view_(view), sets_(sets), row_reader_(view), place_(view.model().items.size()) {
    const std::vector<ItemId> order = framework_order(view.model());
    for (std::uint32_t i = 0; i < order.size(); ++i) place_[order[i].index()] = i;
  }

  Own collect(AttributeId id) {
    own_ = {};
    expand(id);
    sort(own_.waits);
    sort(own_.reads);
    return std::move(own_);
  }

 private:
  template <class List>
  static void sort(List& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }

  void node(NodeId id) {
    if (!id.valid()) return;
    const Node& it = view_.rules()[id];
    const bool inside = view_.program().node_slots[id.index()] == no_slot && it.kind != NodeKind::constant;
    if (!inside && view_.node(id).state != State::missing) return;
    switch (it.kind) {
      case NodeKind::attribute:
      case NodeKind::computed: own_.reads.push_back(AttributeId{it.ref}); return;
      case NodeKind::is_rated: rated(ItemId{it.ref}); return;
      case NodeKind::aggregate: members(view_.rules().aggregates[it.ref]); return;
      case NodeKind::choose: choose(it); return;
      case NodeKind::row_aggregate: rows(id, view_.rules().row_aggregates[it.ref]); return;
      default: break;
    }
    for (std::size_t i = 0; i < it.child_count; ++i) node(view_.rules().child(it, i));
  }

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

  bool is_given(std::uint32_t table) const {
    return table < view_.in.facts.tables.size() && view_.in.facts.tables[table].given;
  }

  void rows(NodeId id, const check::RowAggregate& aggregate) {
    node(aggregate.where);
    node(aggregate.value);
    if (!is_given(aggregate.table)) {
      // An input with `or else` stands for itself where it is to be counted in a table that is not given.
      if (!behind_else_) own_.waits.push_back({1, aggregate.table, 0, 0});
      return;
    }
    for (EmptyCells& empty : row_reader_.empty_cells(id)) {
      const auto next = static_cast<std::uint32_t>(sets_.rows.size());
      const auto [at, is_new] = row_sets_.try_emplace(std::move(empty.rows), next);
      if (is_new) sets_.rows.push_back(at->first);
      own_.waits.push_back({1, aggregate.table, 1 + empty.cell, at->second});
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
    behind_else_ = it.input != Id<int>::none;
    node(it.definition);
    behind_else_ = false;
    if (it.input != Id<int>::none && !leads_on(it.definition)) {
      own_.waits.push_back({0, place_[view_.model()[id].item.index()], id.value, 0});
    }
  }

  // Whether what stands behind an `or else` reads some attribute or row that is not settled (and is listed on its own).
  bool leads_on(NodeId id) const {
    if (!id.valid()) return false;
    const Node& it = view_.rules()[id];
    if (it.kind == NodeKind::attribute || it.kind == NodeKind::computed) return view_.node(id).state == State::missing;
    if (it.kind == NodeKind::aggregate) {
      for (const check::Member& member : view_.rules().aggregates[it.ref].members) {
        if (leads_on(member.where) || leads_on(member.value)) return true;
      }
    }
    if (it.kind == NodeKind::row_aggregate) {
      return is_given(view_.rules().row_aggregates[it.ref].table) && view_.node(id).state == State::missing;
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
  WaitSets& sets_;
  RowReader row_reader_;
  std::vector<std::uint32_t> place_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> row_sets_{};
  Own own_{};
  bool behind_else_ = false;
};

// Joins what `own` waits for with the sets of what it reads; the index of an equal set where there is one at hand.
std::uint32_t joined(WaitSets& sets, const Own& own, std::uint32_t before) {
  std::vector<std::uint32_t> parts;
  for (const AttributeId read : own.reads) {
    if (const std::uint32_t set = sets.set_of[read.index()]; set != 0) parts.push_back(set);
  }
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  if (own.waits.empty() && parts.empty()) return before;
  if (own.waits.empty() && parts.size() == 1) return parts.front();
  WaitSet all{own.waits};
  for (const std::uint32_t part : parts) {
    const WaitSet& set = sets.sets[part];
    all.cut = all.cut || set.cut;
    all.waits.insert(all.waits.end(), set.waits.begin(), set.waits.end());
  }
  std::sort(all.waits.begin(), all.waits.end());
  all.waits.erase(std::unique(all.waits.begin(), all.waits.end()), all.waits.end());
  if (all.waits.size() > WaitSets::kept) {
    all.waits.resize(WaitSets::kept);
    all.cut = true;
  }
  for (const std::uint32_t part : {before, parts.empty() ? 0U : parts.back()}) {
    if (sets.sets[part].waits == all.waits && sets.sets[part].cut == all.cut) return part;
  }
  sets.sets.push_back(std::move(all));
  return static_cast<std::uint32_t>(sets.sets.size() - 1);
}

}  // namespace

std::shared_ptr<const WaitSets> wait_sets(const View& view) {
  auto sets = std::make_shared<WaitSets>();
  const std::vector<AttributeId>& order = view.rules().order;
  sets->set_of.assign(view.model().attributes.size(), 0);
  sets->sets.emplace_back();
  std::vector<Own> own;
  std::vector<bool> done(sets->set_of.size());
  bool in_order = true;
  Collector collector(view, *sets);
  for (const AttributeId id : order) {
    own.push_back(collector.collect(id));
    for (const AttributeId read : own.back().reads) in_order = in_order && (read == id || done[read.index()]);
    done[id.index()] = true;
  }
  // Whether an item is rated concerns each of its attributes, also such as are read to tell it: sets then grow until
  // they stay as they are.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t before = sets->set_of[order[i].index()];
      const std::uint32_t after = joined(*sets, own[i], before);
      if (after == before) continue;
      const WaitSet& a = sets->sets[before];
      const WaitSet& b = sets->sets[after];
      changed = changed || (!in_order && (a.waits != b.waits || a.cut != b.cut));
      sets->set_of[order[i].index()] = after;
    }
  }
  return sets;
}

}  // namespace rubric::evaluate
