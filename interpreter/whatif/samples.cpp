#include "whatif/samples.hpp"

#include <set>

namespace rubric::whatif {

namespace {

using check::Node;
using check::NodeId;
using check::NodeKind;
using syntax::Operator;

/// The input behind `id`, where it is nothing but one count.
std::uint32_t count_input(const check::Rules& rules, NodeId id) {
  if (!id.valid() || rules[id].kind != NodeKind::attribute) return Id<int>::none;
  const check::Attribute& attribute = rules.attributes[rules[id].ref];
  return attribute.type.kind == Kind::count ? attribute.input : Id<int>::none;
}

void bound_by(const check::Rules& rules, NodeId id, std::vector<std::vector<UpperBound>>& bounds) {
  const Node& node = rules[id];
  if (node.kind != NodeKind::binary) return;
  const NodeId left = rules.child(node, 0);
  const NodeId right = rules.child(node, 1);
  if (node.op == Operator::logical_and) {
    bound_by(rules, left, bounds);
    bound_by(rules, right, bounds);
    return;
  }
  const bool upward = node.op == Operator::less || node.op == Operator::less_equal;
  const bool downward = node.op == Operator::greater || node.op == Operator::greater_equal;
  const bool inclusive = node.op == Operator::less_equal || node.op == Operator::greater_equal;
  const std::uint32_t input = upward ? count_input(rules, left) : downward ? count_input(rules, right) : Id<int>::none;
  if (input != Id<int>::none) bounds[input].push_back({upward ? right : left, inclusive});
}

/// Walks what defines an attribute, functions written out, and notes which counts are divided by which.
class Divisions {
 public:
  Divisions(const check::Rules& rules, std::vector<AttributeId>& samples) : rules_(rules), samples_(samples) {}

  /// Notes the divisions in `id`.
  void walk(NodeId id) { read(id, {}); }

 private:
  using Reads = std::set<std::uint32_t>;  // counts among Rules::inputs
  static constexpr std::size_t most_visits = 200'000;

  /// The counts that `id` is made of, with the arguments of the function around it.
  Reads read(NodeId id, const std::vector<Reads>& arguments) {
    if (!id.valid() || ++visits_ > most_visits) return {};
    const Node& node = rules_[id];
    if (node.kind == NodeKind::argument) return node.ref < arguments.size() ? arguments[node.ref] : Reads{};
    if (node.kind == NodeKind::attribute) {
      const std::uint32_t input = count_input(rules_, id);
      return input == Id<int>::none ? Reads{} : Reads{input};
    }
    std::vector<Reads> parts;
    for (std::size_t i = 0; i < node.child_count; ++i) parts.push_back(read(rules_.child(node, i), arguments));
    if (node.kind == NodeKind::call) return read(rules_.functions[node.ref], parts);
    if (node.kind == NodeKind::binary && node.op == Operator::divide && parts[1].size() == 1) {
      for (const std::uint32_t part : parts[0]) note(part, *parts[1].begin());
    }
    Reads all;
    for (const Reads& part : parts) all.insert(part.begin(), part.end());
    return all;
  }

  void note(std::uint32_t part, std::uint32_t whole) {
    if (part != whole && !samples_[part].valid()) samples_[part] = rules_.inputs[whole];
  }

  const check::Rules& rules_;
  std::vector<AttributeId>& samples_;
  std::size_t visits_ = 0;
};

}  // namespace

std::vector<std::vector<UpperBound>> upper_bounds(const check::Rules& rules) {
  std::vector<std::vector<UpperBound>> bounds(rules.inputs.size());
  for (const NodeId id : rules.requires_) {
    if (id.valid()) bound_by(rules, id, bounds);
  }
  return bounds;
}

std::vector<AttributeId> samples(const check::Rules& rules) {
  std::vector<AttributeId> found(rules.inputs.size());
  const std::vector<std::vector<UpperBound>> bounds = upper_bounds(rules);
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    for (const UpperBound& bound : bounds[i]) {
      const std::uint32_t whole = count_input(rules, bound.node);
      if (whole != Id<int>::none && !found[i].valid()) found[i] = rules.inputs[whole];
    }
  }
  Divisions divisions(rules, found);
  for (const check::Attribute& attribute : rules.attributes) divisions.walk(attribute.definition);
  return found;
}

}  // namespace rubric::whatif
