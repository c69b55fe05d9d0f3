#include "evaluate/column_run.hpp"

namespace rubric::evaluate {

using syntax::AggregateKind;

/// Runs the rows of all inspections behind each other, a row a lane and as many at once as there are lanes, and folds each
/// inspection's.
void ColumnRun::rows(const Op& op) {
  const compile::RowProgram& program = program_.rows[op.a];
  const ColumnPlan& plan = plans_.rows[op.a];
  const bool counts = program.kind == AggregateKind::count || program.kind == AggregateKind::proportion;
  const Slot included = counts ? compile::no_slot : program.where;
  const Slot value = counts ? program.where : program.value;
  const std::size_t first_fold = folds_.size();
  folds_.resize(first_fold + lanes_, compile::Fractions::Fold(program.kind));
  Buffer* owners = buffers_.take();
  std::vector<const Cell*>& rows = row_cells_;
  const auto run_rows = [&] {
    if (rows.empty()) return;
    gathered(owners, rows.size(), plan, plan.outside, [&] {
      for (const auto& [cell, slot] : program.cells) {
        ColumnWriter writer(buffers_);
        for (std::size_t i = 0; i < rows.size(); ++i) writer.put(i, lane_of(Fraction::of(rows[i][cell])));
        put(slot, writer.finish(loops_, rows.size()));
      }
      run(plan, 0, plan.ops.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const Fraction in = included == compile::no_slot ? Fraction{} : fraction_at(at(included), i);
        const Fraction of = value == compile::no_slot ? Fraction{} : fraction_at(at(value), i);
        folds_[first_fold + static_cast<std::size_t>(owners->numbers[i])].add(
            included == compile::no_slot ? nullptr : &in, value == compile::no_slot ? nullptr : &of);
      }
      for (const auto& [cell, slot] : program.cells) put(slot, Column{});
    });
    rows.clear();
  };
  for (std::size_t i = 0; i < lanes_; ++i) {
    const facts::Facts& facts = *inspections_[origin_ == nullptr ? i : static_cast<std::size_t>(origin_[i])];
    if (program.table >= facts.tables.size() || !facts.tables[program.table].given) {
      folds_[first_fold + i].add_any_number(nullptr, nullptr);
      continue;
    }
    const facts::TableRows& table = facts.tables[program.table];
    const std::size_t width = table.rows == 0 ? 0 : table.cells.size() / table.rows;
    for (std::uint32_t row = 0; row < table.rows; ++row) {
      owners->numbers[rows.size()] = static_cast<std::int32_t>(i);
      rows.push_back(table.cells.data() + row * width);
      if (rows.size() == block_lanes) run_rows();
    }
  }
  run_rows();
  buffers_.drop(owners);
  ColumnWriter writer(buffers_);
  for (std::size_t i = 0; i < lanes_; ++i) {
    Fraction result;
    folds_[first_fold + i].finish(result);
    writer.put(i, lane_of(result));
  }
  folds_.resize(first_fold, compile::Fractions::Fold(program.kind));
  put(op.dest, writer.finish(loops_, lanes_));
}

}  // namespace rubric::evaluate
