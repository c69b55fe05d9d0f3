#pragma once
#include <array>

#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// One missing thing, in the order of telling: {0, place, attribute, 0}; {1, table, 0, 0} for a table that is not
/// given; {1, table, 1 + cell, rows} for the empty cells of one column, where `rows` is an index in WaitSets::rows.
using Wait = std::array<std::uint32_t, 4>;

/// What one attribute waits for, ascending; `cut` where there is more than is kept.
struct WaitSet {
  std::vector<Wait> waits{};
  bool cut = false;
};

/// What every attribute of one evaluation waits for; attributes that wait for the same share one set.
struct WaitSets {
  /// How many missing things are kept of one set.
  static constexpr std::size_t kept = 400;

  std::vector<std::uint32_t> set_of{};  // by attribute; set 0 is empty
  std::vector<WaitSet> sets{};
  std::vector<std::vector<std::uint32_t>> rows{};  // ascending

  const WaitSet& of(AttributeId id) const { return sets[set_of[id.index()]]; }
};

/// Finds the sets of all attributes, each from what it reads.
std::shared_ptr<const WaitSets> wait_sets(const View& view);

/// The empty cells of one column that a row aggregate reads.
struct EmptyCells {
  std::uint32_t cell = 0;
  std::vector<std::uint32_t> rows{};
};

/// Finds the empty cells that keep row aggregates from one value; has a copy of the evaluation's sets to run rows in.
class RowReader {
 public:
  explicit RowReader(const View& view) : view_(view) {}
  std::vector<EmptyCells> empty_cells(NodeId row_aggregate);

 private:
  const compile::RowProgram* program_of(NodeId id);
  std::vector<std::uint32_t> columns(NodeId id) const;

  const View& view_;
  bool looked_ = false;
  std::vector<std::pair<Slot, std::uint32_t>> programs_{};  // slot of the result, Program::rows; ascending
  std::vector<Range> slots_{};
};

}  // namespace rubric::evaluate
