#pragma once
#include <string_view>
#include <vector>

#include "engine.hpp"
#include "evaluate/view.hpp"

namespace rubric::whatif {

/// Where a methodology reads one of its declarations, and whether an inspection leads there.
class Reads {
 public:
  /// `target` as a change names it: "parameter discretion_margin", "bands case_quality", "cap governance"; and whatever
  /// is declared in `span`.
  Reads(const Methodology::Impl& rules, std::string_view target, std::optional<Span> span = std::nullopt);
  /// The fact `input` instead of a declaration.
  Reads(const Methodology::Impl& rules, resolve::AttributeId input);
  /// Whether in this run a value is worked out by the declaration: one that the data give instead is not, nor is what
  /// only a branch not taken reads.
  bool by(const evaluate::View& view) const;
  /// The slots that `by` may look at.
  void add_slots(const compile::Program& program, std::vector<compile::Slot>& slots) const;

 private:
  explicit Reads(const Methodology::Impl& rules);
  void find(std::string_view kind, std::string_view name);
  void find(Span span);
  void spread();
  bool is_target(const check::Node& node) const;
  bool mentions(check::NodeId id);
  bool reached(const evaluate::View& view, check::NodeId id) const;
  bool any_child(const evaluate::View& view, const check::Node& node) const;
  bool attribute_read(const evaluate::View& view, resolve::AttributeId id) const;
  bool adjustment_read(const evaluate::View& view, std::uint32_t adjustment) const;

  const Methodology::Impl& rules_;
  resolve::AttributeId input_{};
  std::vector<bool> parameters_, functions_, bands_, tables_, level_sets_, attributes_, adjustments_, not_rated_,
      requires_;  // the target

  enum class Mention : std::uint8_t { unknown, no, yes };
  std::vector<Mention> nodes_;  // whether a node reads the target by itself, functions looked into
  std::vector<Mention> bodies_;
  std::vector<resolve::AttributeId> read_by_;  // attributes whose definition does, or which are the target
  std::vector<std::uint32_t> adjustments_by_;  // adjustments that do, or are
  std::vector<std::uint32_t> not_rated_by_;    // clauses that do
  std::vector<std::uint32_t> requires_by_;
};

}  // namespace rubric::whatif
