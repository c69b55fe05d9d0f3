#pragma once
#include <span>

#include "compile/fractions.hpp"
#include "compile/opcodes.hpp"
#include "evaluate/column_plan.hpp"
#include "evaluate/columns.hpp"
#include "facts/facts.hpp"

namespace rubric::evaluate {

/// The plans of a Program's results and of its rows.
struct ColumnPlans {
  explicit ColumnPlans(const compile::Program& program);
  ColumnPlan results;
  std::vector<ColumnPlan> rows;  // by Program::rows
};

/// Fills a column lane after lane.
class ColumnWriter {
 public:
  explicit ColumnWriter(Buffers& buffers) : buffers_(buffers) { column_.value = buffers.take(); }
  void put(std::size_t i, const Lane& lane) {
    column_.value->numbers[i] = lane.value;
    if (column_.below != nullptr || lane.below != 1) put_below(i, lane.below);
    if (column_.state != nullptr || lane.state != lane::value) put_state(i, lane.state);
  }
  /// The column of `lanes` lanes.
  Column finish(const Loops& loops, std::size_t lanes);

 private:
  void put_below(std::size_t i, std::int32_t below);
  void put_state(std::size_t i, std::uint8_t state);
  Buffers& buffers_;
  Column column_{};
};

/// Runs operations over the columns of the slots of one Program. An operation whose operands are whole numbers, and whose
/// result cannot pass 32 bits by their bounds, is one loop over all lanes; any other is done lane by lane over small
/// fractions, and what does not fit a lane then is `other`.
class ColumnRun {
 public:
  ColumnRun(const compile::Program& program, const ColumnPlans& plans, Buffers& buffers, const Loops& with = loops());

  /// Puts a column, whose buffers it takes over, in place of the one of `slot`.
  void put(compile::Slot slot, const Column& column) {
    drop(columns_[slot]);
    columns_[slot] = column;
  }
  /// The column of `slot` for one more holder.
  Column share(compile::Slot slot) const { return shared(columns_[slot]); }
  static Column shared(const Column& column) {
    Buffers::share(column.value);
    Buffers::share(column.below);
    Buffers::share(column.state);
    return column;
  }
  void drop(Column& column) {
    buffers_.drop(column.value);
    buffers_.drop(column.below);
    buffers_.drop(column.state);
  }
  /// Works out the results of these inspections, a lane each. The slots of results stay filled until `clear`.
  void run(std::span<const facts::Facts* const> inspections);
  /// Gives back what the slots of `slots` hold.
  void clear(std::span<const compile::Slot> slots);

 private:
  using Op = compile::Op;
  using Slot = compile::Slot;

  const Column& at(Slot slot) const { return columns_[slot]; }
  static Values values(const Column& column) {
    if (!column.uniform()) return {column.value->numbers, 0};
    return {nullptr, lane_of(column.all).value};
  }
  static Values belows(const Column& column) {
    if (column.below != nullptr) return {column.below->numbers, 1};
    return {nullptr, column.uniform() ? lane_of(column.all).below : 1};
  }
  static States states(const Column& column) {
    if (column.state != nullptr) return {column.state->states(), 0};
    return {nullptr, column.uniform() ? lane_of(column.all).state : lane::value};
  }
  Buffer* filled(std::int32_t number);
  Buffer* numbers(const Column& column);
  /// What two columns make of each other's states; null where every lane has a value.
  Buffer* spoiled(const Column& a, const Column& b);
  Buffer* spoiled(const Column& a) { return spoiled(a, a); }
  /// `top` over `under`; takes both over.
  Buffer* over(Buffer* top, Buffer* under);
  /// Drops the states of a column that has none in any lane.
  void settle(Column& column);
  /// Of a whole result within these bounds; false (and nothing done) where they pass 32 bits.
  static bool within(Column& made, std::int64_t low, std::int64_t high);
  /// Where one operand has no value in any lane, and nothing worse stands in the other: the result is so too.
  bool idle(const Op& op);

  // column_run.cpp
  void run(const ColumnPlan& plan, std::size_t first, std::size_t past);
  void run(const Op& op);
  void fetch_operands(const ColumnPlan& plan, std::size_t at) const;
  void general(const Op& op);
  void skip(const ColumnPlan& plan, std::size_t at);
  /// Whether a segment that `count` lanes need had better be run in all.
  bool dense(const ColumnPlan& plan, std::size_t at, std::size_t count) const;
  /// Runs in place of all lanes those of `lanes`, as often as they are named there.
  template <class Work>
  void gathered(Buffer* lanes, std::size_t count, const ColumnPlan& plan, ColumnPlan::Range reads, const Work& work) {
    const Outer outer = step_in(lanes, count, plan, reads);
    work();
    step_out(outer, plan, reads);
  }
  struct Outer {
    std::size_t saved = 0;
    std::size_t lanes = 0;
    const std::int32_t* origin = nullptr;
    Buffer* own_origin = nullptr;
  };
  Outer step_in(Buffer* lanes, std::size_t count, const ColumnPlan& plan, ColumnPlan::Range reads);
  void step_out(Outer outer, const ColumnPlan& plan, ColumnPlan::Range reads);
  Column gathered(const Column& column, const std::int32_t* lanes, std::size_t count);
  Column scattered(const Column& base, const Column& column, const std::int32_t* lanes, std::size_t count);

  // column_arithmetic.cpp
  bool two(const Op& op);
  bool one(const Op& op);
  bool compare(const Op& op);
  bool compare_ratios(const Op& op);
  bool multiply_ratio(const Op& op);
  bool divide(const Op& op);
  bool round(const Op& op, const Fraction& step, Rounding rounding);
  bool band(const Op& op);
  bool points(const Op& op);
  bool distance(const Op& op);
  /// What a rounding of a / b, `factor` times, reads; false where it does not fit.
  static bool quotient(const Column& above, std::int64_t below_low, std::int64_t below_high, std::int64_t factor,
                       Quotient& of, std::int64_t& low, std::int64_t& high);

  // column_quotients.cpp
  bool round_quotient(const Op& op);
  bool rise_quotient(const Op& op);
  Buffer* quotient_states(const Column& a, const Column& b);
  /// `rises` of a ratio, of which the loops take four at a time.
  Buffer* risen(Quotient of, const std::vector<Rise>& rises, std::int32_t from);

  // column_logic.cpp
  bool choose(const Op& op, const Column& condition, const Column& then, const Column& otherwise);
  bool or_else(const Op& op);
  bool rated(const Op& op);
  bool permit(const Op& op);
  bool adjust(const Op& op);

  // column_fold.cpp
  bool fold(const Op& op, syntax::AggregateKind kind);
  bool finish(syntax::AggregateKind kind, Column& made, Column& members);

  // column_rows.cpp
  void rows(const Op& op);

  /// A bands table or the points of levels, as loops use them.
  struct Table {
    bool fits = false;
    bool same = false;  // the result is the operand
    std::int32_t low = 0, high = 0;
    std::int64_t farthest = 0;  // the largest edge by size
    std::int32_t from = 0;
    std::vector<Rise> whole{}, ratio{}, edges{};
  };
  static Table table_of(const compile::BandTable& bands);
  static Table table_of(const std::vector<Number>& points);
  static Table table_of(const compile::RoundedQuotient& quotient);

  const compile::Program& program_;
  const ColumnPlans& plans_;
  Buffers& buffers_;
  const Loops& loops_;
  std::vector<Table> bands_{}, points_{}, quotients_{};
  std::vector<Column> columns_;
  std::size_t lanes_ = 0;
  std::span<const facts::Facts* const> inspections_{};
  const std::int32_t* origin_ = nullptr;  // by lane: the inspection; null: the same number
  std::vector<Fraction> scratch_;         // by slot
  std::vector<Slot> reads_{};
  std::vector<Column> saved_{};
  std::vector<compile::Fractions::Fold> folds_{};
  std::vector<const Cell*> row_cells_{};
};

}  // namespace rubric::evaluate
