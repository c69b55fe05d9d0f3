#pragma once
#include "engine.hpp"
#include "evaluate/evaluate.hpp"
#include "whatif/target.hpp"

namespace rubric::whatif {

using compile::Slot;
using resolve::AttributeId;

/// An input that may have any whole value from `low` to `high` at once.
struct OpenInput {
  std::uint32_t input = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
};

/// Runs one inspection again and again with some inputs at other values, without building documents.
class Probe {
 public:
  Probe(const Inspection::Impl& inspection, std::size_t program);

  const check::Rules& rules() const { return rules_; }
  const compile::Program& program() const { return program_; }
  /// The facts with the inputs that are set now.
  const facts::Facts& facts() const { return facts_; }

  /// The inputs (by Rules::inputs) that are not given, nor counted from rows that are.
  const std::vector<std::uint32_t>& missing() const { return missing_; }

  /// Gives an input another value.
  void set(std::uint32_t input, std::int64_t value);
  /// Gives an input back what the data say.
  void reset(std::uint32_t input);
  /// Sets aside a cap or floor (a slot of Program::adjustment_off), or puts it back as the data have it.
  void set_aside(Slot off, bool aside);

  /// The final value of `attribute`; of what missing data leave open, the one value that it settles on.
  Cell result(AttributeId attribute);
  /// Whether the target holds, whatever missing data turn out to be.
  bool holds(const Target& target);
  /// The same, and no requirement of the rules is broken that the data keep as they stand.
  bool accepts(const Target& target);
  /// Whether a requirement of the rules does not hold that the data keep as they stand.
  bool breaks_requirement();
  /// Every slot of an exact run.
  const std::vector<Cell>& exact();

  /// What a slot can be with inputs anywhere in `inputs`: never leaves out a value that some choice gives.
  const Range& possible(Slot slot, const std::vector<OpenInput>& inputs) { return ranges(inputs, {})[slot]; }
  /// The same of every slot.
  const std::vector<Range>& ranges(const std::vector<OpenInput>& inputs) { return ranges(inputs, {}); }
  /// Whether the target may hold, and whether it is sure to, with inputs anywhere in `inputs`.
  bool may_hold(const Target& target, const std::vector<OpenInput>& inputs);
  bool must_hold(const Target& target, const std::vector<OpenInput>& inputs);

 private:
  using Completion = std::vector<std::pair<std::uint32_t, std::int64_t>>;
  void put(const OpenInput& input);
  const std::vector<Range>& ranges(const std::vector<OpenInput>& inputs, const Completion& completion);
  void run_fractions();
  void find_completions();
  bool fails_somehow(const Target& target);

  const check::Rules& rules_;
  const compile::Program& program_;
  facts::Facts facts_;
  const std::vector<Cell> given_;          // as the data have it
  const std::vector<AttributeId> wholes_;  // counts that others are a part of
  evaluate::FractionFrame fractions_;
  evaluate::Frame cells_;
  evaluate::RangeFrame ranges_;
  std::vector<Slot> aside_{};
  bool fractions_fresh_ = false;
  bool cells_fresh_ = false;
  bool ranges_fresh_ = false;  // with nothing open but what is missing
  std::vector<std::uint32_t> missing_{};
  /// Missing inputs with values, to see soon that a target does not hold whatever they are.
  std::vector<Completion> completions_{};
  std::vector<bool> broken_before_{};  // by Program::requires_
};

}  // namespace rubric::whatif
