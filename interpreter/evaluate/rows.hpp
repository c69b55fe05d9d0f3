#pragma once
#include <span>

#include "compile/operations.hpp"
#include "facts/facts.hpp"

namespace rubric::evaluate {

/// Runs a program over one domain with its tables' rows. `load(slot, cell)` puts a cell of a row into its slot; the
/// cell is null where nothing is known of the row, in a table that is not given.
template <class Domain, class Load>
class Runner {
 public:
  using Value = typename Domain::Value;

  Runner(const compile::Program& program, const facts::Facts& facts, Value* slots, const Load& load)
      : program_(program), facts_(facts), slots_(slots), load_(load) {}

  void run(std::span<const compile::Op> ops) const {
    compile::execute<Domain>(program_, ops.data(), ops.data() + ops.size(), slots_,
                             [this](const compile::Op& op) { reduce_rows(op); });
  }

 private:
  void reduce_rows(const compile::Op& op) const {
    const compile::RowProgram& rows = program_.rows[op.a];
    const bool given = rows.table < facts_.tables.size() && facts_.tables[rows.table].given;
    typename Domain::Fold fold(rows.kind);
    if (given) {
      const facts::TableRows& table = facts_.tables[rows.table];
      const std::size_t width = table.rows == 0 ? 0 : table.cells.size() / table.rows;
      const Cell* row = table.cells.data();
      for (std::uint32_t i = 0; i < table.rows; ++i, row += width) {
        for (const auto& [cell, slot] : rows.cells) load_(slot, row + cell);
        run(rows.ops);
        fold.add(included(rows), value(rows));
      }
    } else {
      for (const auto& [cell, slot] : rows.cells) load_(slot, nullptr);
      run(rows.ops);
      fold.add_any_number(included(rows), value(rows));
    }
    fold.finish(slots_[op.dest]);
  }

  static bool counts(const compile::RowProgram& rows) {
    return rows.kind == syntax::AggregateKind::count || rows.kind == syntax::AggregateKind::proportion;
  }
  const Value* at(compile::Slot slot) const { return slot == compile::no_slot ? nullptr : &slots_[slot]; }
  const Value* included(const compile::RowProgram& rows) const { return counts(rows) ? nullptr : at(rows.where); }
  const Value* value(const compile::RowProgram& rows) const { return at(counts(rows) ? rows.where : rows.value); }

  const compile::Program& program_;
  const facts::Facts& facts_;
  Value* slots_;
  const Load& load_;
};

}  // namespace rubric::evaluate
