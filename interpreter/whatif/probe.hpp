#pragma once
#include "engine.hpp"
#include "evaluate/slices.hpp"
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

/// What the values in a set of inputs leave possible for a target.
struct Prospect {
  bool may = false;   // some choice may fulfil it
  bool must = false;  // every choice does
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

  /// From here on only this target is asked for; `narrow` says which inputs may be set or open until it says otherwise.
  /// Every run is then of what leads from these to the target. Nothing is set when it begins.
  void focus(const Target& target);
  void narrow(const std::vector<std::uint32_t>& inputs);
  /// Any question may be asked again.
  void unfocus();

  /// The final value of `attribute`; of what missing data leave open, the one value that it settles on.
  Cell result(AttributeId attribute);
  /// Whether the target holds, whatever missing data turn out to be.
  bool holds(const Target& target);
  /// The same, and nothing is broken that the data keep as they stand.
  bool accepts(const Target& target);
  /// Whether a requirement of the rules does not hold that the data keep as they stand, or a count is past its sample.
  bool breaks_requirement();
  /// Whether inputs anywhere in `inputs` put some count past its sample, whichever values they have there.
  bool outgrows_sample(const std::vector<OpenInput>& inputs);
  /// Every slot of an exact run.
  const std::vector<Cell>& exact();

  /// What a slot can be with inputs anywhere in `inputs`: never leaves out a value that some choice gives.
  const Range& possible(Slot slot, const std::vector<OpenInput>& inputs) { return ranges(inputs)[slot]; }
  /// The same of every slot (while focused: of those that lead to the target).
  const std::vector<Range>& ranges(const std::vector<OpenInput>& inputs) { return ranges(contexts_.front(), inputs); }
  /// What inputs anywhere in `inputs` leave possible for the target, whatever missing data turn out to be.
  Prospect prospect(const Target& target, const std::vector<OpenInput>& inputs);

 private:
  using Completion = std::vector<std::pair<std::uint32_t, std::int64_t>>;
  /// A count and the one that it is a part of, both by Rules::inputs.
  struct Part {
    std::uint32_t count = 0;
    std::uint32_t sample = 0;
  };
  /// Slots to run in, with the missing inputs as they are, or at values that show soon that a target does not hold
  /// whatever they are.
  struct Context {
    Context(const compile::Program& program, const check::Rules& rules, Completion values)
        : completion(std::move(values)), fractions(program), sets(program, rules) {}
    Completion completion;
    evaluate::FractionFrame fractions;
    evaluate::RangeFrame sets;
    std::vector<Fraction> base_fractions{};  // while focused: what a whole run has left
    std::vector<Range> base_sets{};
  };

  void find_parts();
  std::optional<Number> count_now(std::uint32_t input);
  void find_completions();
  void bind(Context& context);
  void bind_sets(Context& context);
  void put(Context& context, const OpenInput& input) const;
  void run_fractions(Context& context);
  const std::vector<Range>& ranges(Context& context, const std::vector<OpenInput>& inputs);
  bool fails_somehow(const Target& target);
  void restore();
  void forget();

  const check::Rules& rules_;
  const compile::Program& program_;
  facts::Facts facts_;
  const std::vector<Cell> given_;          // as the data have it
  const std::vector<AttributeId> wholes_;  // counts that others are a part of
  evaluate::Frame cells_;
  std::vector<Context> contexts_{};  // the first is that of the data
  std::vector<Slot> aside_{};
  bool fractions_fresh_ = false;  // in the first context
  bool sets_fresh_ = false;       // there too, with nothing open but what is missing
  bool cells_fresh_ = false;
  std::vector<std::uint32_t> missing_{};
  std::vector<bool> broken_before_{};  // by Program::requires_
  std::vector<Part> parts_{};          // whose count is within its sample as the data stand
  std::optional<compile::Slicer> slicer_{};
  std::vector<std::uint32_t> narrowed_{};
  compile::Slice slice_{};
};

}  // namespace rubric::whatif
