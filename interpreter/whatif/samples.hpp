#pragma once
#include <vector>

#include "check/rules.hpp"

namespace rubric::whatif {

using resolve::AttributeId;

/// For each input (by Rules::inputs) that is a count: the count that it is a part of, by `require part <= whole` or,
/// where no clause says so, by a division `part / whole`.
std::vector<AttributeId> samples(const check::Rules& rules);

/// What `require` clauses let a count be at most: the node that it may not exceed, by Rules::inputs.
struct UpperBound {
  check::NodeId node{};
  bool inclusive = true;
};
std::vector<std::vector<UpperBound>> upper_bounds(const check::Rules& rules);

}  // namespace rubric::whatif
