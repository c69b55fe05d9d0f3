#pragma once
#include "compile/program.hpp"

namespace rubric::compile {

/// The operations that have to run again when some inputs change and some values are asked for.
struct Slice {
  std::vector<Op> ops{};
  std::vector<Slot> written{};  // by them
};

/// Finds the slices of a Program that lead to some of its slots.
class Slicer {
 public:
  Slicer(const Program& program, const std::vector<Slot>& targets);
  /// What leads from `changed` to the targets, in the order of the Program.
  Slice slice(const std::vector<Slot>& changed) const;

 private:
  /// An operation, or a skip with its segment.
  struct Unit {
    std::size_t first = 0;
    std::size_t past = 0;
    std::vector<Slot> reads{};
  };

  const Program& program_;
  std::vector<Unit> units_{};  // those that the targets need
};

}  // namespace rubric::compile
