#pragma once
#include "compile/results.hpp"
#include "evaluate/batch.hpp"

namespace rubric {

/// What the results of many inspections are worked out in together, by one interval's program.
struct LaneRun {
  LaneRun(const compile::Program& program, evaluate::Buffers& buffers, const std::vector<compile::Slot>& more = {})
      : results(compile::results_of(program, more)), plans(results), run(results, plans, buffers) {}
  compile::Program results;
  evaluate::ColumnPlans plans;
  evaluate::ColumnRun run;
};

}  // namespace rubric
