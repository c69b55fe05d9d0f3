#pragma once
#include "compile/reads.hpp"
#include "evaluate/evaluate.hpp"

/// How values flow through one Program, and how far they are from where they are wanted.
namespace rubric::suite {

using compile::Slot;
using resolve::AttributeId;

/// What writes and reads each slot.
class Flow {
 public:
  Flow(const check::Rules& rules, const compile::Program& program);

  /// The operation that `slot` has its value from; null for inputs, constants and records.
  const compile::Op* writer(Slot slot) const { return writers_[slot]; }
  /// The outermost skip that `slot` is only written behind; null where it always is.
  const compile::Op* skip(Slot slot) const { return skips_[slot]; }
  bool is_input(Slot slot) const {
    return slot >= program_.first_input && slot - program_.first_input < rules_.inputs.size();
  }
  /// The inputs, by Rules::inputs, that `slots` depend on.
  std::vector<std::uint32_t> inputs_behind(const std::vector<Slot>& slots) const;
  /// The nearest result that depends on `slot`, or is in it; invalid where there is none. An input is no result.
  AttributeId result_of(Slot slot) const;
  /// The result that lies in `slot` itself.
  AttributeId result_in(Slot slot) const { return results_[slot]; }
  const compile::Program& program() const { return program_; }

 private:
  const check::Rules& rules_;
  const compile::Program& program_;
  std::vector<const compile::Op*> writers_{};                   // by slot
  std::vector<const compile::Op*> skips_{};                     // by slot
  std::vector<std::vector<const compile::Op*>> all_writers_{};  // with skips
  std::vector<std::vector<Slot>> readers_{};                    // what is written from it
  std::vector<AttributeId> results_{};                          // by slot
};

/// That a slot shall hold a value from `low` to `high`.
struct Want {
  Slot slot = compile::no_slot;
  double low = 0;
  double high = 0;
  friend bool operator==(const Want&, const Want&) = default;
};

/// How far the values of one run are from what is wanted: 0 where they are there. A guide for a search; what a slot is
/// computed from is followed, so that the guide falls before the slot itself changes.
class Distance {
 public:
  Distance(const Flow& flow, const evaluate::Frame& frame) : flow_(flow), frame_(frame) {}
  double operator()(const Want& want);

 private:
  double want(Slot slot, double low, double high);
  double truth(Slot slot, bool wanted) { return want(slot, wanted ? 1 : 0, wanted ? 1 : 0); }
  double guide(const compile::Op& op, double low, double high);
  double compared(const compile::Op& op, bool wanted);
  double below(Slot a, Slot b, bool strictly);
  double extreme(const compile::Op& op, double low, double high, bool highest);
  double counted(const compile::Op& op, double low, double high);
  double quantified(const compile::Op& op, bool wanted);
  double banded(const compile::Op& op, double low, double high);
  double raw(Slot slot, double low, double high) const;
  std::optional<double> value(Slot slot) const;
  bool is_constant(Slot slot) const { return flow_.writer(slot) == nullptr && !flow_.is_input(slot); }
  /// The members of a list: whether each takes part, or no_slot where it surely does, and its value.
  std::vector<std::pair<Slot, Slot>> members(const compile::Op& op) const;

  const Flow& flow_;
  const evaluate::Frame& frame_;
  int visits_ = 0;
};

/// `number` as a double, for comparing only.
double approximate(const Number& number);

}  // namespace rubric::suite
