#include "suite/coverage.hpp"

namespace rubric::suite {

namespace {

using check::Node;
using check::NodeId;
using compile::no_slot;
using compile::Slot;

constexpr std::uint32_t nothing = Id<int>::none;

class Finder {
 public:
  Finder(const check::Rules& rules, const Reach& reach) : rules_(rules), reach_(reach) {}

  /// The node `id`, whose value lies in `slot`; its operands lie in `slots`, by node.
  void at(NodeId id, Slot slot, const std::vector<Slot>& slots, Sites& sites) const {
    if (slot == no_slot) return;
    const auto listed = [&](const std::vector<std::uint32_t>& of) { return of[id.index()] != nothing; };
    Site site{slot};
    if (listed(reach_.condition_of)) sites.conditions.emplace_back(reach_.condition_of[id.index()], site);
    const Node& node = rules_[id];
    if (listed(reach_.look_up_of)) {
      site.argument = slots[rules_.child(node, 0).index()];
      sites.look_ups.emplace_back(reach_.look_up_of[id.index()], site);
    }
    if (listed(reach_.choice_of)) {
      for (std::size_t i = 1; i < node.child_count; i += 2)
        site.conditions.push_back(slots[rules_.child(node, i).index()]);
      sites.choices.emplace_back(reach_.choice_of[id.index()], site);
    }
  }

 private:
  const check::Rules& rules_;
  const Reach& reach_;
};

}  // namespace

ProgramSites sites_of(const check::Rules& rules, const compile::Program& program, const Reach& reach) {
  ProgramSites sites;
  sites.rows.resize(program.rows.size());
  const Finder finder(rules, reach);
  for (std::uint32_t i = 0; i < rules.nodes.size(); ++i)
    finder.at(NodeId{i}, program.node_slots[i], program.node_slots, sites.whole);
  // A node follows its operands: what was written last of them belongs to it.
  std::vector<Slot> last(rules.nodes.size(), no_slot);
  for (const compile::InnerSlot& inner : program.inner_slots) {
    last[inner.node.index()] = inner.slot;
    const bool in_row = inner.rows != compile::InnerSlot::whole_run;
    finder.at(inner.node, inner.slot, last, in_row ? sites.rows[inner.rows] : sites.whole);
  }
  return sites;
}

}  // namespace rubric::suite
