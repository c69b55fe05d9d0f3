#pragma once
#include <chrono>
#include <functional>

#include "whatif/variables.hpp"

namespace rubric::whatif {

/// One input moved: along a ray (up, down, or to one other value of what has no order) by some steps.
struct Move {
  std::size_t variable = 0;
  std::size_t ray = 0;
  std::int64_t steps = 0;
  friend bool operator==(const Move&, const Move&) = default;
};

/// Moves of different variables, in their order.
using Moves = std::vector<Move>;

/// The directions in which a variable can go.
struct Ray {
  std::int64_t from = 0;   // where it begins, the value as it is
  std::int64_t step = 0;   // +1, -1, or the way to the one value of it
  std::int64_t steps = 0;  // how many there are
  std::int64_t at(std::int64_t count) const { return from + step * count; }
};
std::vector<Ray> rays(const Variable& variable);

/// Whether `smaller` does no more than `larger`: the same inputs or fewer of them, each moved as far or less far.
bool within(const Moves& smaller, const Moves& larger);

struct SearchOptions {
  std::size_t inputs = 2;
  bool first_only = false;  // any one way is enough
  std::chrono::steady_clock::time_point until{};
  std::function<void(std::size_t done, std::size_t all)> progress{};
};

/// What a search found: every minimal way where it is complete.
struct Found {
  std::vector<Moves> ways{};   // fewest inputs first, then the smallest, then in the order of the variables
  bool complete = true;        // nothing was left out for time or number
  bool provably_none = false;  // no values of the variables whatever fulfil the target
  std::size_t sets = 0;        // sets of inputs that were done with
  std::size_t all_sets = 0;
};

/// Searches the moves of up to so many variables that make `target` hold, by branch and bound: a set of values over
/// which the target cannot hold is left out whole. The probe has every input as the data have it, before and after.
Found search(Probe& probe, const Target& target, const std::vector<Variable>& variables, const SearchOptions& options);

/// The size of all moves together.
std::uint64_t size_of(const Moves& moves);

}  // namespace rubric::whatif
