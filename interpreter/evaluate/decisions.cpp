#include "evaluate/decisions.hpp"

#include <algorithm>

namespace rubric::evaluate {

using check::Node;
using check::NodeId;
using check::NodeKind;
using compile::no_slot;

namespace {

/// A share of the work of a whole check: conditions that can be told apart are so by a few of the values next to them.
constexpr std::uint64_t work_each = 20'000;
constexpr std::uint64_t work_all = 3'000'000;

struct Leaves {
  bool parameter = false;
  bool boolean_parameter = false;
  bool other = false;
};

void gather(const check::Rules& rules, NodeId id, Leaves& leaves) {
  const Node& node = rules[id];
  if (node.kind == NodeKind::parameter) {
    leaves.parameter = true;
    leaves.boolean_parameter = leaves.boolean_parameter || node.type.kind == Kind::boolean;
  } else if (node.child_count == 0 && node.kind != NodeKind::constant && node.kind != NodeKind::text_constant) {
    leaves.other = true;
  }
  for (std::size_t i = 0; i < node.child_count; ++i) gather(rules, rules.child(node, i), leaves);
}

}  // namespace

bool is_switch(const check::Rules& rules, NodeId id) {
  Leaves leaves;
  gather(rules, id, leaves);
  return leaves.boolean_parameter || (leaves.parameter && !leaves.other);
}

Decisions::Decisions(const syntax::Ast& ast, const check::Rules& rules, const std::vector<compile::Program>& programs)
    : rules_(rules),
      programs_(programs),
      shared_(std::make_unique<Contradictions::Shared>(ProofLimits{work_each, work_all, {}})) {
  contradictions_.reserve(programs.size());
  for (const compile::Program& program : programs)
    contradictions_.emplace_back(*shared_, RulesView{ast, rules, program});
  for (const check::Attribute& attribute : rules.attributes) {
    if (attribute.definition.valid()) walk(attribute.definition, {});
    if (attribute.out_of.valid()) walk(attribute.out_of, {});
  }
  const auto condition = [this](NodeId id) {
    if (!id.valid()) return;
    walk(id, {});
    decide(id, {});
  };
  for (const check::Adjustment& adjustment : rules.adjustments) {
    condition(adjustment.when);
    if (!adjustment.level.valid()) continue;
    Path path;
    if (adjustment.when.valid()) extend(path, adjustment.when, true);
    walk(adjustment.level, path);
  }
  std::for_each(rules.requires_.begin(), rules.requires_.end(), condition);
  std::for_each(rules.not_rated.begin(), rules.not_rated.end(), condition);
}

const Decision& Decisions::of(NodeId condition) const {
  static const Decision open;
  const auto at = settled_.find(condition.value);
  return at == settled_.end() ? open : at->second;
}

/// A switch says nothing that will stay so.
void Decisions::extend(Path& path, NodeId condition, bool held) const {
  if (!is_switch(rules_, condition)) path.push_back({condition, held});
}

void Decisions::walk(NodeId id, const Path& path) {
  const Node& node = rules_[id];
  if (node.kind == NodeKind::choose) return walk_choice(node, path);
  if (node.kind == NodeKind::first_of) return walk_rows(node, path);
  if (node.kind == NodeKind::aggregate) walk_members(rules_.aggregates[node.ref], path);
  for (std::size_t i = 0; i < node.child_count; ++i) walk(rules_.child(node, i), path);
}

void Decisions::walk_members(const check::Aggregate& aggregate, const Path& path) {
  for (const check::Member& member : aggregate.members) {
    if (member.where.valid()) walk(member.where, path);
    if (member.value.valid()) walk(member.value, path);
  }
}

void Decisions::walk_choice(const Node& node, const Path& path) {
  const NodeId condition = rules_.child(node, 0);
  walk(condition, path);
  const Decision decision = decide(condition, path);
  for (const bool holds : {true, false}) {
    const NodeId branch = rules_.child(node, holds ? 1 : 2);
    if (!(holds ? decision.can_hold : decision.can_fail)) {
      never_read(branch);
      continue;
    }
    Path there = path;
    extend(there, condition, holds);
    walk(branch, there);
  }
}

void Decisions::walk_rows(const Node& node, Path path) {
  bool is_read = true;
  for (std::size_t i = 0; i < node.child_count; i += 2) {
    const NodeId value = rules_.child(node, i);
    const bool otherwise = i + 1 == node.child_count;
    if (!is_read) {
      never_read(value);
      if (!otherwise) never_read(rules_.child(node, i + 1));
      continue;
    }
    if (otherwise) return walk(value, path);
    const NodeId condition = rules_.child(node, i + 1);
    walk(condition, path);
    const Decision decision = decide(condition, path);
    Path there = path;
    extend(there, condition, true);
    decision.can_hold ? walk(value, there) : never_read(value);
    extend(path, condition, false);
    is_read = decision.can_fail;
  }
}

void Decisions::never_read(NodeId id) {
  const Node& node = rules_[id];
  if (node.type.kind == Kind::boolean) settled_[id.value].is_read = false;
  if (node.kind == NodeKind::aggregate) {
    for (const check::Member& member : rules_.aggregates[node.ref].members) {
      if (member.where.valid()) never_read(member.where);
      if (member.value.valid()) never_read(member.value);
    }
  }
  for (std::size_t i = 0; i < node.child_count; ++i) never_read(rules_.child(node, i));
}

Decision Decisions::decide(NodeId condition, const Path& path) {
  Decision decision;
  if (is_switch(rules_, condition)) return decision;
  const Span span = rules_[condition].span;
  std::set<bool>& open = open_[{static_cast<std::uint32_t>(span.source), span.begin, span.end}];
  for (const bool holds : {true, false}) {
    if (open.contains(holds)) continue;
    if (never(condition, holds, path, decision)) {
      (holds ? decision.can_hold : decision.can_fail) = false;
    } else {
      open.insert(holds);
    }
  }
  if (!decision.can_hold || !decision.can_fail) settled_[condition.value] = decision;
  return decision;
}

bool Decisions::never(NodeId condition, bool holds, const Path& path, Decision& decision) {
  std::vector<Decided> most;  // of all Programs
  for (std::size_t i = 0; i < programs_.size(); ++i) {
    const auto slot = [&](NodeId id) { return programs_[i].node_slots[id.index()]; };
    if (slot(condition) == no_slot) return false;
    std::vector<Said> given;
    for (const Decided& decided : path) given.push_back({slot(decided.condition), decided.held});
    const auto against = contradictions_[i].against({slot(condition), holds}, given);
    if (!against) return false;
    std::vector<Decided> because;
    for (const std::size_t number : *against) because.push_back(path[number]);
    if (because.size() > most.size()) most = std::move(because);
  }
  decision.because = std::move(most);
  return true;
}

bool Decisions::leaves_out(NodeId id) const {
  const Node& node = rules_[id];
  if (node.kind != NodeKind::choose && node.kind != NodeKind::first_of) return false;
  for (std::size_t i = 0; i < node.child_count; ++i) {
    const NodeId part = rules_.child(node, i);
    const Decision& decision = of(part);
    const bool is_condition = node.kind == NodeKind::choose ? i == 0 : i % 2 == 1;
    if (is_condition ? !decision.can_hold || !decision.can_fail : leaves_out(part)) return true;
  }
  return false;
}

Range Decisions::chosen(std::size_t program, NodeId id, const RangeFrame& frame) const {
  const Node& node = rules_[id];
  std::optional<Range> all;
  const auto take = [&](NodeId branch) {
    const Range range = chosen(program, branch, frame);
    all = all ? all->join(range) : range;
  };
  if (node.kind == NodeKind::choose) {
    const Decision& decision = of(rules_.child(node, 0));
    if (decision.can_hold) take(rules_.child(node, 1));
    if (decision.can_fail) take(rules_.child(node, 2));
  } else if (node.kind == NodeKind::first_of) {
    for (std::size_t i = 0; i < node.child_count; i += 2) {
      const bool otherwise = i + 1 == node.child_count;
      const Decision& decision = of(otherwise ? NodeId{} : rules_.child(node, i + 1));
      if (otherwise || decision.can_hold) take(rules_.child(node, i));
      if (!otherwise && !decision.can_fail) break;
    }
  }
  if (all) return *all;
  const compile::Slot slot = programs_[program].node_slots[id.index()];
  return slot == no_slot ? Range::all(node.type, limits::levels) : frame.slots[slot];
}

}  // namespace rubric::evaluate
