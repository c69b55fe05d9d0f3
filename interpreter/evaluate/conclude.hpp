#pragma once
#include <rubric/outcome.hpp>

#include "evaluate/evaluate.hpp"

namespace rubric::evaluate {

/// All that one evaluation has to look at; everything outlives the call.
struct Inputs {
  const Sources& sources;
  const syntax::Ast& ast;
  const check::Rules& rules;
  const compile::Program& program;
  const facts::Facts& facts;
};

/// One evaluated inspection: exact slots, and sets of values where data are missing.
struct Evaluation {
  Frame exact;
  std::optional<RangeFrame> ranges;  // set where some input without `or else` is missing
};

/// Runs the program exactly and, where that leaves anything missing, over ranges.
Evaluation evaluate(const Inputs& inputs);

/// Whether an exact run of `program` leaves a result open, so that sets of values say more.
bool leaves_open(const compile::Program& program, const Frame& exact);

/// Writes the document of an evaluation: results, why, findings (with what each cap, floor, discretion and waiver
/// decided, found by running again without it), differences from what was published. The receipt is left to the caller.
Outcome conclude(const Inputs& inputs, const Evaluation& evaluation);

/// The tree of steps that lead to attribute `attribute`.
Explanation explain(const Inputs& inputs, const Evaluation& evaluation, resolve::AttributeId attribute);

}  // namespace rubric::evaluate
