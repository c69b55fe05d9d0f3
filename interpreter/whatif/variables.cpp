#include "whatif/variables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "whatif/names.hpp"

namespace rubric::whatif {

namespace {

using check::NodeId;
using check::NodeKind;

/// Sorts the inputs of one case.
class Sorter {
 public:
  Sorter(Probe& probe, const Choice& choice)
      : probe_(probe),
        choice_(choice),
        rules_(probe.rules()),
        sample_of_(samples(rules_)),
        by_declaration_(choice.by_declaration && choice.change.empty() &&
                        std::any_of(rules_.attributes.begin(), rules_.attributes.end(),
                                    [](const check::Attribute& it) { return it.changeable; })) {}

  Variables sort(Diagnostics& diagnostics) {
    const std::vector<Named> wanted = inputs_named(rules_, choice_.change, diagnostics);
    const std::vector<Named> unwanted = inputs_named(rules_, choice_.keep, diagnostics);
    if (diagnostics.has_errors()) return {};
    Variables sorted;
    for (std::uint32_t i = 0; i < rules_.inputs.size(); ++i) {
      const std::optional<std::int64_t> now = value(i);
      const AttributeId attribute = rules_.inputs[i];
      std::string reason = given(i) && !now ? reason_of_type(attribute) : std::string();
      if (!now && reason.empty()) continue;
      if (reason.empty()) {
        if (unwanted[i] != Named::no) {
          reason = "asked for";
        } else if (!choice_.change.empty() && wanted[i] == Named::no) {
          reason = "not among those to change";
        } else if (by_declaration_ && !declared(attribute)) {
          reason = "not declared changeable";
        } else if (wanted[i] != Named::by_name && !by_declaration_ && is_sample(attribute)) {
          reason = "a number of cases";
        } else if (rules_.model.dated_by == attribute) {
          reason = "it says which parameters hold";
        }
      }
      if (now && reason.empty()) {
        sorted.changing.push_back(variable(i, *now));
      } else {
        sorted.kept.push_back(
            {attribute, reason, now ? std::optional(variable(i, *now)) : std::nullopt, is_sample(attribute)});
      }
    }
    bound(sorted);
    return sorted;
  }

 private:
  bool given(std::uint32_t input) const { return probe_.facts().inputs[input].known(); }

  bool declared(AttributeId attribute) const { return rules_.attributes[attribute.index()].changeable; }

  bool is_sample(AttributeId attribute) const {
    return std::find(sample_of_.begin(), sample_of_.end(), attribute) != sample_of_.end();
  }

  std::string reason_of_type(AttributeId attribute) const {
    return fmt::format("a {}, which is not searched",
                       rules_.model.type_name(rules_.attributes[attribute.index()].type));
  }

  /// What an input is now, where it may take other whole values: given, or counted from the rows of a table.
  std::optional<std::int64_t> value(std::uint32_t input) {
    const check::Attribute& attribute = rules_.attributes[rules_.inputs[input].index()];
    const bool whole =
        attribute.type.kind == Kind::count || attribute.type.kind == Kind::boolean || attribute.type.is_level();
    if (!whole) return std::nullopt;
    Cell cell = probe_.facts().inputs[input];
    const bool counted = attribute.type.kind == Kind::count && attribute.definition.valid() &&
                         rules_[attribute.definition].kind == NodeKind::row_aggregate;
    if (!cell.known() && counted) cell = probe_.exact()[probe_.program().final_[rules_.inputs[input].index()]];
    return cell.known() ? cell.number.whole() : std::nullopt;
  }

  Variable variable(std::uint32_t input, std::int64_t now) const {
    const AttributeId attribute = rules_.inputs[input];
    Variable variable{
        input, attribute, rules_.attributes[attribute.index()].type, now, 0, 0, sample_of_[input], is_sample(attribute),
        false};
    if (variable.type.kind == Kind::boolean) {
      variable.high = 1;
    } else if (variable.type.is_level()) {
      variable.high = static_cast<std::int64_t>(rules_.model.level_sets[variable.type.index].levels.size()) - 1;
    } else {
      constexpr std::int64_t most = std::int64_t{1} << 40;
      const auto limit = static_cast<std::int64_t>(std::min<std::uint64_t>(choice_.counts, most));
      variable.high = std::max(limit, std::min(now, most) * 2);
      variable.unbounded = true;
    }
    return variable;
  }

  /// Ends what each count may be where the rules do, whatever the others come to.
  void bound(Variables& sorted) {
    const std::vector<std::vector<UpperBound>> bounds = upper_bounds(rules_);
    std::vector<OpenInput> open;
    for (const Variable& each : sorted.changing) open.push_back({each.input, each.low, each.high});
    const std::vector<Range>& ranges = probe_.ranges(open);
    const auto end = [&](Variable& variable) {
      if (variable.type.kind != Kind::count) return;
      std::optional<std::int64_t> most;
      const auto lower = [&](const std::optional<Number>& bound, bool inclusive) {
        const std::optional<std::int64_t> whole = last_whole(bound, inclusive);
        // What the data break as they stand bounds nothing.
        if (whole && *whole >= variable.now) most = std::min(most.value_or(*whole), *whole);
      };
      for (const UpperBound& each : bounds[variable.input]) lower(value_of(each.node, ranges), each.inclusive);
      if (!most && variable.sample.valid()) lower(ranges[probe_.program().final_[variable.sample.index()]].high, true);
      if (most) variable.high = *most;
      variable.unbounded = !most;
    };
    for (Variable& each : sorted.changing) end(each);
    for (Kept& each : sorted.kept) {
      if (each.variable) end(*each.variable);
    }
  }

  /// The most that a node can come to, where that is bounded.
  std::optional<Number> value_of(NodeId node, const std::vector<Range>& ranges) const {
    if (rules_[node].kind == NodeKind::constant) return rules_.constants[rules_[node].ref];
    const Slot slot = probe_.program().node_slots[node.index()];
    if (slot == compile::no_slot) return std::nullopt;
    return ranges[slot].has_value ? ranges[slot].high : std::nullopt;
  }

  static std::optional<std::int64_t> last_whole(const std::optional<Number>& bound, bool inclusive) {
    if (!bound) return std::nullopt;
    const std::optional<std::int64_t> whole = bound->rounded(Number(1), Rounding::down).whole();
    return whole && !inclusive && bound->is_whole() ? std::optional(*whole - 1) : whole;
  }

  Probe& probe_;
  const Choice& choice_;
  const check::Rules& rules_;
  std::vector<AttributeId> sample_of_;  // by Rules::inputs
  const bool by_declaration_;           // the rules say what may change, and nothing else is asked for
};

}  // namespace

Variables variables(Probe& probe, const Choice& choice, Diagnostics& diagnostics) {
  return Sorter(probe, choice).sort(diagnostics);
}

}  // namespace rubric::whatif
