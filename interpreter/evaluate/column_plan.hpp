#pragma once
#include <vector>

#include "compile/program.hpp"

namespace rubric::evaluate {

/// Operations, and what running them over columns has to know beforehand.
struct ColumnPlan {
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t past = 0;
  };

  std::vector<compile::Op> ops{};
  std::vector<Range> dead{};   // by operation: into `slots`, those that nothing behind it (and its segment) reads
  std::vector<Range> reads{};  // of each skip: into `slots`, what its segment reads from outside
  std::vector<std::uint32_t> units{};  // of each skip: operations in its segment, those of segments inside left out
  Range outside{};                     // into `slots`: what all of them read from outside
  std::vector<compile::Slot> slots{};
};

/// The plan of `ops`, of which the slots of `kept` are read afterwards.
ColumnPlan plan_columns(const compile::Program& program, std::vector<compile::Op> ops,
                        const std::vector<compile::Slot>& kept);

}  // namespace rubric::evaluate
