#pragma once
#include <vector>

#include "compile/program.hpp"
#include "facts/small_facts.hpp"
#include "values/fraction.hpp"
#include "values/range.hpp"

namespace rubric::evaluate {

/// Slots of one exact run; made once for a Program, used for any number of runs, one thread at a time.
struct Frame {
  explicit Frame(const compile::Program& program);
  std::vector<Cell> slots;
  std::vector<compile::Slot> raised{};  // the Program::flags that the last bind set to true
};

/// The same over small fractions.
struct FractionFrame {
  explicit FractionFrame(const compile::Program& program);
  std::vector<Fraction> slots;
  std::vector<compile::Slot> raised{};
};

/// The same over sets of values.
struct RangeFrame {
  explicit RangeFrame(const compile::Program& program, const check::Rules& rules);
  std::vector<Range> slots;
  std::vector<compile::Slot> raised{};
};

/// Puts the facts into the input slots; what is not given becomes missing.
void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, Frame& frame);
void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, FractionFrame& frame);
/// The same; `small` is of the facts, which are read only where they have what is not in it.
void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts,
          const facts::SmallFacts& small, FractionFrame& frame);
void bind(const check::Rules& rules, const compile::Program& program, const facts::Facts& facts, RangeFrame& frame);

/// Runs every operation over exact values: missing stays missing. No heap allocation once warm while numbers are small.
void run(const compile::Program& program, const facts::Facts& facts, Frame& frame);

/// Runs the operations that final values need (Program::result_ops) over small fractions. Where a final value is `other`
/// the exact run has to say what it is.
void run_results(const compile::Program& program, const facts::Facts& facts, FractionFrame& frame);

/// Runs every operation over the sets of values that missing data leave possible; sound: a set never leaves out a
/// value that some completion of the data gives.
void run(const compile::Program& program, const facts::Facts& facts, RangeFrame& frame);

}  // namespace rubric::evaluate
