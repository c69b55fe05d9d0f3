#include <gtest/gtest.h>

#include "compile/operations.hpp"
#include "evaluate/column_run.hpp"
#include "support/random.hpp"

namespace rubric::testing {
namespace {

using compile::Opcode;
using compile::Slot;

constexpr Slot operands = 6;
constexpr Slot result = operands;  // its slot

std::string shown(const Fraction& fraction) {
  if (fraction.is_other()) return "other";
  const Cell cell = fraction.cell();
  if (cell.known()) return cell.number.exact();
  return "state " + std::to_string(static_cast<int>(cell.state)) + " " + std::to_string(static_cast<int>(cell.fault));
}

/// What the lanes of one operand may hold.
struct Kind {
  bool truth = false;   // 0 or 1
  bool level = false;   // 0 to 3
  bool wild = false;    // up to the ends of 64 bits
  bool parts = false;   // fractions
  bool states = false;  // lanes without a value
  bool same = false;    // one value in all lanes
};

Fraction random_value(const Kind& kind, Random& random) {
  if (kind.states && random.chance(25)) {
    switch (random.below(4)) {
      case 0: return {Fraction::missing, 0};
      case 1: return {Fraction::unrated, 0};
      case 2: return Fraction::of(Cell::failed(Fault::floor_above_cap));
      default: return kind.wild ? Fraction{Fraction::other, 0} : Fraction::of(Cell::failed(Fault::unrated_read));
    }
  }
  if (kind.truth) return Fraction::whole(random.between(0, 1));
  if (kind.level) return Fraction::whole(random.between(0, 3));
  static const std::vector<std::int64_t> ends{
      0, 1, -1, 46'341, -46'341, 0x7fff'ffff, -0x7fff'ffff, -0x8000'0000LL, 0x8000'0000LL, 1LL << 52U, 1LL << 62U};
  const std::int64_t above = kind.wild && random.chance(50) ? random.of(ends) : random.between(-3, 120);
  const auto below = kind.parts ? static_cast<std::uint32_t>(random.between(1, 9)) : 1U;
  return {above, below};
}

/// A program of one operation over six operands, and tables for it to read.
compile::Program program_of(compile::Op op, Random& random) {
  compile::Program program;
  program.slot_count = operands + 1;
  program.slot_types.assign(program.slot_count, Type{});
  for (Slot slot = 0; slot < operands; ++slot) program.operands.push_back(slot);
  compile::BandTable whole{random.chance(50), {10, 50, 65, 80, 90}, {0, 2, 1, 3, 1, 2}, {}};
  for (const Number& edge : whole.edges) whole.starts.push_back(edge.raw() + (whole.edge_belongs_above ? 0 : 1));
  program.bands = {whole, {true, {Number::ratio(1, 2)}, {0, 1}, {}}};
  program.points = {{0, 1, 2, 3}, {0, 7, 7, -2}, {0, Number::ratio(1, 2), 1, 2}};
  program.discretions = {{0, 1, true, false, true, true, 2, 3}, {0, 2, true, true, false, false, 2, 3}};
  program.adjustments = {{{0, true, 2, 1, 3}, {0, true, compile::no_slot, 4, 3}},
                         {{0, false, 2, 1, 3}, {0, true, 5, 4}}};
  for (const Rounding rounding : {Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up}) {
    compile::RoundedQuotient quotient{random.between(-3, 200), rounding, 1};
    for (std::int64_t start : {-2, 3, 50, 65, 80, 90}) {
      // As `quotient_step` puts them; the rounded form says the same.
      const bool odd = start % 2 != 0;
      switch (rounding) {
        case Rounding::half_up: quotient.steps.push_back({start, 2 * start - 1, 0, 1}); break;
        case Rounding::half_even: quotient.steps.push_back({start, 2 * start - 1, odd ? 1 : 0, 1}); break;
        case Rounding::down: quotient.steps.push_back({start, 2 * start, 0, 1}); break;
        case Rounding::up: quotient.steps.push_back({start, 2 * start - 2, 1, 1}); break;
      }
    }
    program.quotients.push_back(std::move(quotient));
  }
  op.dest = result;
  program.ops = {op};
  program.result_ops = 1;
  program.final_ = {result};
  return program;
}

Kind random_kind(bool truth, bool level, Random& random) {
  Kind kind{truth, level};
  kind.states = random.chance(40);
  kind.same = random.chance(25);
  if (truth || level) return kind;
  kind.wild = random.chance(25);
  kind.parts = random.chance(30);
  return kind;
}

/// Runs one operation over random columns: each lane is what cells give, or `other` where that fits no lane.
void expect_lanes(const compile::Op& op, const std::array<Kind, operands>& kinds, Random& random) {
  const compile::Program program = program_of(op, random);
  const evaluate::ColumnPlans plans(program);
  evaluate::Buffers buffers;
  // In either form of the loops.
  evaluate::ColumnRun run(program, plans, buffers, random.chance(50) ? evaluate::base_loops : evaluate::loops());
  const auto lanes = static_cast<std::size_t>(random.between(1, 70));
  std::vector<std::vector<Fraction>> columns;
  for (Slot slot = 0; slot < operands; ++slot) {
    std::vector<Fraction>& column = columns.emplace_back();
    for (std::size_t i = 0; i < lanes; ++i)
      column.push_back(i > 0 && kinds[slot].same ? column[0] : random_value(kinds[slot], random));
    if (kinds[slot].same) {
      run.put(slot, evaluate::all_of(column[0]));
      continue;
    }
    evaluate::ColumnWriter writer(buffers);
    for (std::size_t i = 0; i < lanes; ++i) {
      writer.put(i, evaluate::lane_of(column[i]));
      if (evaluate::lane_of(column[i]).state == evaluate::lane::other) column[i] = {Fraction::other, 0};
    }
    run.put(slot, writer.finish(evaluate::loops(), lanes));
  }
  const facts::Facts none;
  const std::vector<const facts::Facts*> inspections(lanes, &none);
  run.run(inspections);
  const evaluate::Column made = run.share(result);
  for (std::size_t i = 0; i < lanes; ++i) {
    std::vector<Fraction> single;
    std::vector<Cell> cells;
    bool all_known = true;
    for (Slot slot = 0; slot <= operands; ++slot) {
      single.push_back(slot == operands ? Fraction{} : columns[slot][i]);
      all_known = all_known && !single.back().is_other();
      cells.push_back(single.back().is_other() ? Cell{} : single.back().cell());
    }
    compile::execute<compile::Fractions>(program, &program.ops[0], &program.ops[0] + 1, single.data(),
                                         [](const compile::Op&) {});
    const Fraction lane = evaluate::fraction_at(made, i);
    std::string about = std::string(compile::name_of(op.code)) + " lane " + std::to_string(i) + " of ";
    for (const std::vector<Fraction>& column : columns) about += shown(column[i]) + ", ";
    // What fits small fractions and a lane is never `other`.
    const bool fits = !single[result].is_other() && evaluate::lane_of(single[result]).state != evaluate::lane::other;
    if (fits) {
      ASSERT_EQ(shown(lane), shown(single[result])) << about;
    } else if (!lane.is_other() && all_known && op.code < Opcode::round_quotient) {
      compile::execute<compile::Cells>(program, &program.ops[0], &program.ops[0] + 1, cells.data(),
                                       [](const compile::Op&) {});
      ASSERT_EQ(shown(lane), shown(Fraction::of(cells[result]))) << about;
    }
    if (lane.below != 0 && !made.uniform()) {
      // The bounds hold, on which everything stands that is done without a check.
      ASSERT_LE(made.low, lane.above) << about;
      ASSERT_GE(made.high, lane.above) << about;
      ASSERT_LE(made.below_low, static_cast<std::int64_t>(lane.below)) << about;
      ASSERT_GE(made.below_high, static_cast<std::int64_t>(lane.below)) << about;
    }
  }
}

TEST(Columns, EveryOperationGivesInEachLaneWhatItGivesOfOneInspection) {
  Random random(5);
  for (int round = 0; round < 60; ++round) {
    for (std::size_t i = 0; i < compile::opcode_count; ++i) {
      const auto code = static_cast<Opcode>(i);
      if (compile::is_skip(code) || code == Opcode::pass_given || code == Opcode::rows ||
          code == Opcode::years_between || code == Opcode::months_between || code == Opcode::days_between)
        continue;
      compile::Op op{code, false, result, 0, 1, 2};
      std::array<bool, operands> truth{}, level{};
      switch (code) {
        case Opcode::logical_and:
        case Opcode::logical_or: truth[0] = truth[1] = true; break;
        case Opcode::logical_not:
        case Opcode::choose:
        case Opcode::rated: truth[0] = true; break;
        case Opcode::band:
        case Opcode::distance: op.b = static_cast<std::uint32_t>(random.below(2)); break;
        case Opcode::points:
          level[0] = true;
          op.b = static_cast<std::uint32_t>(random.below(3));
          break;
        case Opcode::permit:
          level[0] = level[1] = truth[2] = truth[3] = true;
          op.c = static_cast<std::uint32_t>(random.below(2));
          break;
        case Opcode::reach: op.c = 0; break;
        case Opcode::adjust:
          level[0] = level[1] = level[4] = truth[2] = truth[3] = truth[5] = true;
          op.b = static_cast<std::uint32_t>(random.below(2));
          break;
        case Opcode::round_quotient:
        case Opcode::rise_quotient: op.c = static_cast<std::uint32_t>(random.below(4)); break;
        case Opcode::minimum:
        case Opcode::maximum:
        case Opcode::sum:
        case Opcode::mean:
        case Opcode::lowest:
        case Opcode::highest: op.b = static_cast<std::uint32_t>(random.between(1, operands)); break;
        case Opcode::count:
        case Opcode::proportion:
        case Opcode::some:
        case Opcode::every:
          truth.fill(true);
          op.b = static_cast<std::uint32_t>(random.between(1, operands));
          break;
        default: break;
      }
      const bool list = compile::operands_of(code).list;
      op.guarded = list && random.chance(60);
      if (op.guarded) {
        op.b = static_cast<std::uint32_t>(2 * random.between(1, 3));
        truth[0] = truth[2] = truth[4] = true;
      }
      std::array<Kind, operands> kinds{};
      for (Slot slot = 0; slot < operands; ++slot) kinds[slot] = random_kind(truth[slot], level[slot], random);
      // Flags of the data are always true or false.
      if (code == Opcode::permit) kinds[2].states = kinds[3].states = false;
      if (code == Opcode::adjust) kinds[3].states = false;
      if (code == Opcode::round_half_up && random.chance(50)) kinds[1] = {.truth = true, .same = true};
      ASSERT_NO_FATAL_FAILURE(expect_lanes(op, kinds, random)) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace rubric::testing
