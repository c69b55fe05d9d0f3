#include <gtest/gtest.h>

#include "compile/dump.hpp"
#include "support/random.hpp"
#include "support/rules_bench.hpp"

namespace rubric::testing {
namespace {

using check::Builtin;
using syntax::AggregateKind;
using syntax::Operator;

/// Small random rules: inputs of every type, expressions over them, items that may be unrated, adjusted ratings, and a
/// table.
class RandomRules {
 public:
  explicit RandomRules(Random& random) : random_(random) {
    scale_ = rules.rating_scale(4, 2);
    bands_ = rules.bands(a_number, scale_, {-1, Number::ratio(1, 2), 4}, random.chance(50));
    table_ = rules.table("rows");
    rules.column(table_, "flag", syntax::Per::row, a_boolean);
    rules.column(table_, "weight", syntax::Per::row, a_number);
    rules.column(table_, "level", syntax::Per::row, scale_);
    for (int i = 0; i < 3; ++i) {
      const std::string suffix = std::to_string(i);
      numbers_.push_back(
          rules.given(a_number, "number" + suffix, inspection, random.chance(20) ? rules.number(i) : NodeId{}));
      counts_.push_back(rules.given(a_count, "count" + suffix));
      booleans_.push_back(rules.given(a_boolean, "boolean" + suffix));
      dates_.push_back(rules.given(a_date, "date" + suffix));
    }
    const ItemId domain = rules.domain("1");
    for (int i = 0; i < 3; ++i) {
      const ItemId item = rules.standard("1." + std::to_string(i), domain);
      items_.push_back(item);
      if (random.chance(50)) rules.not_rated_when(item, expression(a_boolean, 2));
      const AttributeId rating =
          random.chance(50) ? rules.given(scale_, "rating", item, random.chance(30) ? expression(scale_, 1) : NodeId{})
                            : rules.define(expression(scale_, 2), "rating", item, resolve::AttributeKind::rating);
      adjust(rating);
      ratings_.push_back(rating);
    }
    for (int i = 0; i < 6; ++i) {
      rules.define(expression(i % 2 == 0   ? a_number
                              : i % 4 == 1 ? scale_
                                           : a_boolean,
                              4),
                   "result" + std::to_string(i));
    }
  }

  void adjust(AttributeId rating) {
    const int adjustments = random_.between(0, 3);
    for (int i = 0; i < adjustments; ++i) {
      const NodeId when = random_.chance(60) ? expression(a_boolean, 2) : NodeId{};
      if (random_.chance(40)) {
        const std::uint32_t index = rules.discretion(rating, 1 + static_cast<std::uint32_t>(random_.below(2)),
                                                     random_.chance(60), random_.chance(60), when);
        rules.rules.adjustments[index].requires_reason = random_.chance(50);
      } else {
        rules.adjust(rating, random_.chance(50) ? syntax::AdjustmentKind::floor : syntax::AdjustmentKind::cap,
                     rules.constant(scale_, random_.between(0, 3)), when);
      }
    }
  }

  /// A value of `type`; `in_row`: it may read the row of the table. Random choices are made one statement at a time, so
  /// that a seed gives the same rules with every compiler.
  NodeId expression(Type type, int depth, bool in_row = false) {
    if (depth == 0 || random_.chance(10)) return leaf(type, in_row);
    const auto deeper = [&](Type of) { return expression(of, depth - 1, in_row); };
    if (random_.chance(10)) {
      return rules.node(NodeKind::choose, type, 0, {deeper(a_boolean), deeper(type), deeper(type)});
    }
    if (type == a_boolean) return condition(depth, in_row);
    if (type == scale_) return level(depth, in_row);
    switch (random_.below(in_row ? 9 : 12)) {
      case 0: return rules.builtin(Builtin::points, {deeper(scale_)}, a_number);
      case 1: return rules.node(NodeKind::distance, a_number, bands_, {deeper(a_number)});
      case 2: return rules.node(NodeKind::negate, a_number, 0, {deeper(a_number)});
      case 3: {
        const Builtin builtin = random_.of(std::vector{Builtin::abs, Builtin::floor, Builtin::ceiling});
        return rules.builtin(builtin, {deeper(a_number)}, a_number);
      }
      case 4: {
        const Builtin builtin = random_.of(
            std::vector{Builtin::round_half_up, Builtin::round_half_even, Builtin::round_down, Builtin::round_up});
        const NodeId step = random_.chance(70) ? rules.number(2) : deeper(a_number);
        return rules.builtin(builtin, {deeper(a_number), step}, a_number);
      }
      case 5: {
        const Builtin builtin = random_.chance(50) ? Builtin::min : Builtin::max;
        return rules.builtin(builtin, {deeper(a_number), deeper(a_number)}, a_number);
      }
      case 6: {
        const Builtin builtin =
            random_.of(std::vector{Builtin::years_between, Builtin::months_between, Builtin::days_between});
        return rules.builtin(builtin, {leaf(a_date, in_row), leaf(a_date, in_row)}, a_number);
      }
      case 7:
      case 8: {
        const Operator op =
            random_.of(std::vector{Operator::add, Operator::subtract, Operator::multiply, Operator::divide});
        const NodeId left = deeper(a_number);
        const NodeId right = random_.chance(30) ? leaf(a_count, in_row) : deeper(a_number);
        return rules.binary(op, left, right, a_number);
      }
      case 9: return row_aggregate(a_number, depth);
      default: {
        const AggregateKind kind =
            random_.of(std::vector{AggregateKind::count, AggregateKind::proportion, AggregateKind::sum,
                                   AggregateKind::mean, AggregateKind::lowest, AggregateKind::highest});
        return aggregate(kind, a_number, depth);
      }
    }
  }

  NodeId level(int depth, bool in_row) {
    if (random_.chance(30) && !in_row) {
      const AggregateKind kind = random_.chance(50) ? AggregateKind::lowest : AggregateKind::highest;
      return aggregate(kind, scale_, depth);
    }
    if (random_.chance(20)) {
      const Builtin builtin = random_.chance(50) ? Builtin::min : Builtin::max;
      const NodeId first = expression(scale_, depth - 1, in_row);
      return rules.builtin(builtin, {first, expression(scale_, depth - 1, in_row)}, scale_);
    }
    return rules.node(NodeKind::bands, scale_, bands_, {expression(a_number, depth - 1, in_row)});
  }

  NodeId condition(int depth, bool in_row) {
    const auto compare = [&](Operator op, Type of) {
      const NodeId left = expression(of, depth - 1, in_row);
      return rules.compare(op, left, expression(of, depth - 1, in_row));
    };
    const Type of = random_.of(std::vector{a_number, scale_, a_boolean});
    switch (random_.below(in_row ? 4 : 6)) {
      case 0: return compare(random_.chance(50) ? Operator::logical_and : Operator::logical_or, a_boolean);
      case 1: return rules.node(NodeKind::logical_not, a_boolean, 0, {expression(a_boolean, depth - 1, in_row)});
      case 2: return compare(random_.chance(50) ? Operator::equal : Operator::not_equal, of);
      case 3: {
        const Operator op =
            random_.of(std::vector{Operator::less, Operator::less_equal, Operator::greater, Operator::greater_equal});
        return compare(op, of == a_boolean ? scale_ : of);
      }
      case 4: return row_aggregate(a_boolean, depth);
      default: return aggregate(random_.chance(50) ? AggregateKind::some : AggregateKind::every, a_boolean, depth);
    }
  }

  /// Over the ratings that there are so far.
  NodeId aggregate(AggregateKind kind, Type type, int depth) {
    std::vector<check::Member> members;
    const bool counts = kind == AggregateKind::count || kind == AggregateKind::proportion;
    const bool where = counts || random_.chance(50);
    for (std::size_t i = 0; i < ratings_.size(); ++i) {
      const NodeId rating = rules.of(ratings_[i]);
      const auto about_rating = [&] {
        return rules.compare(Operator::greater_equal, rating, expression(scale_, depth - 1));
      };
      check::Member member{items_[i], {}, {}, random_.chance(70)};
      if (where) member.where = random_.chance(60) ? about_rating() : expression(a_boolean, depth - 1);
      if (!counts) {
        member.value = type == scale_       ? rating
                       : type == a_boolean  ? about_rating()
                       : random_.chance(50) ? rules.builtin(Builtin::points, {rating}, a_number)
                                            : expression(a_number, depth - 1);
      }
      members.push_back(member);
    }
    return rules.aggregate(kind, std::move(members), type);
  }

  NodeId row_aggregate(Type type, int depth) {
    const AggregateKind kind =
        type == a_boolean ? random_.of(std::vector{AggregateKind::some, AggregateKind::every})
                          : random_.of(std::vector{AggregateKind::count, AggregateKind::proportion, AggregateKind::sum,
                                                   AggregateKind::mean, AggregateKind::lowest, AggregateKind::highest});
    const bool counts = kind == AggregateKind::count || kind == AggregateKind::proportion;
    const NodeId where = counts || random_.chance(50) ? expression(a_boolean, depth - 1, true) : NodeId{};
    return rules.rows(kind, table_, where, counts ? NodeId{} : expression(type, depth - 1, true), type);
  }

  NodeId leaf(Type type, bool in_row) {
    if (in_row && random_.chance(60)) {
      if (type == a_boolean) return rules.node(NodeKind::column, type, 0);
      if (type == a_number) return rules.node(NodeKind::column, type, 1);
      if (type == scale_) return rules.node(NodeKind::column, type, 2);
    }
    if (type == a_boolean) return rules.of(random_.of(booleans_));
    if (type == a_date) return rules.of(random_.of(dates_));
    if (type == a_count) return rules.of(random_.of(counts_));
    if (type == scale_) {
      if (!ratings_.empty() && random_.chance(60)) {
        const AttributeId rating = random_.of(ratings_);
        return random_.chance(80) ? rules.of(rating) : rules.computed(rating);
      }
      return rules.constant(scale_, random_.between(0, 3));
    }
    return random_.chance(70) ? rules.of(random_.of(numbers_)) : rules.constant(a_number, number());
  }

  Number number() {
    return random_.chance(60) ? Number(random_.between(-3, 6))
                              : Number::ratio(random_.between(-9, 9), random_.between(1, 4));
  }

  Number value(Type type) {
    switch (type.kind) {
      case Kind::boolean: return random_.between(0, 1);
      case Kind::count: return random_.between(0, 6);
      case Kind::date: return random_.between(17000, 20000);
      case Kind::scale: return random_.between(0, 3);
      default: return number();
    }
  }

  Cell row_cell(std::size_t cell) { return Cell::of(value(cell == 0 ? a_boolean : cell == 1 ? a_number : scale_)); }

  RulesBuilder rules;

 private:
  Random& random_;
  Type scale_;
  std::uint32_t bands_ = 0;
  std::uint32_t table_ = 0;
  std::vector<AttributeId> numbers_, counts_, booleans_, dates_, ratings_;
  std::vector<ItemId> items_;
};

facts::Facts partial_data(Random& random, RandomRules& rules, facts::Facts facts) {
  const check::Rules& checked = rules.rules.rules;
  for (std::size_t i = 0; i < checked.inputs.size(); ++i) {
    if (random.chance(50)) facts.inputs[i] = Cell::of(rules.value(checked.attributes[checked.inputs[i].index()].type));
  }
  if (random.chance(60)) {
    facts::TableRows& table = facts.tables.front();
    table.given = true;
    table.rows = static_cast<std::uint32_t>(random.below(4));
    for (std::size_t i = 0; i < table.rows * 3; ++i)
      table.cells.push_back(random.chance(60) ? rules.row_cell(i % 3) : Cell{});
  }
  for (std::uint32_t i = 0; i < checked.model.attributes.size(); ++i) {
    if (random.chance(30)) {
      facts.discretion.push_back(
          {AttributeId{i}, static_cast<std::uint32_t>(random.below(4)), random.chance(70) ? "reason" : "", "", {}});
    }
  }
  return facts;
}

facts::Facts completed(Random& random, RandomRules& rules, facts::Facts facts) {
  const check::Rules& checked = rules.rules.rules;
  for (std::size_t i = 0; i < checked.inputs.size(); ++i) {
    const check::Attribute& attribute = checked.attributes[checked.inputs[i].index()];
    if (!facts.inputs[i].known() && !attribute.definition.valid())
      facts.inputs[i] = Cell::of(rules.value(attribute.type));
  }
  facts::TableRows& table = facts.tables.front();
  if (!table.given) {
    table.given = true;
    table.rows = static_cast<std::uint32_t>(random.below(4));
    table.cells.assign(table.rows * 3, Cell{});
  }
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (!table.cells[i].known()) table.cells[i] = rules.row_cell(i % 3);
  }
  return facts;
}

std::string complaint(const Cell& cell, const Range& range) {
  switch (cell.state) {
    case State::value: return range.contains(cell.number) ? "" : "value " + cell.number.exact() + " is left out";
    case State::missing: return "missing though the data are complete";
    case State::unrated: return range.may_be_unrated ? "" : "not rated is left out";
    case State::error:
      return range.may_fail ? "" : "fault " + std::to_string(static_cast<int>(cell.fault)) + " is left out";
  }
  return "unknown state";
}

bool agrees(const Fraction& fraction, const Cell& exact) {
  if (fraction.is_other()) return true;
  const Cell cell = fraction.cell();
  return cell.state == exact.state && cell.fault == exact.fault && (!cell.known() || cell.number == exact.number);
}

TEST(RangeSound, EveryCompletionLiesInTheSet) {
  std::size_t compared = 0;
  std::size_t settled = 0;
  std::size_t told = 0;
  std::size_t results = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    Random random(seed);
    RandomRules rules(random);
    Bench bench(rules.rules);
    ASSERT_TRUE(bench.diagnostics.empty());
    evaluate::FractionFrame fractions(bench.program);
    for (int data = 0; data < 4; ++data) {
      const facts::Facts partial = partial_data(random, rules, [&] {
        facts::Facts empty;
        empty.inputs.resize(bench.rules.inputs.size());
        empty.tables.resize(1);
        return empty;
      }());
      evaluate::bind(bench.rules, bench.program, partial, bench.range_frame);
      evaluate::run(bench.program, partial, bench.range_frame);
      evaluate::Frame before(bench.program);
      evaluate::bind(bench.rules, bench.program, partial, before);
      evaluate::run(bench.program, partial, before);
      for (int completion = 0; completion < 8; ++completion) {
        const facts::Facts complete = completed(random, rules, partial);
        evaluate::bind(bench.rules, bench.program, complete, bench.exact_frame);
        evaluate::run(bench.program, complete, bench.exact_frame);
        evaluate::bind(bench.rules, bench.program, complete, fractions);
        evaluate::run_results(bench.program, complete, fractions);
        for (std::uint32_t i = 0; i < bench.rules.attributes.size(); ++i) {
          const compile::Slot final_slot = bench.program.final_[i];
          told += fractions.slots[final_slot].is_other() ? 0U : 1U;
          ++results;
          ASSERT_TRUE(agrees(fractions.slots[final_slot], bench.exact_frame.slots[final_slot]))
              << "seed " << seed << ": the fraction differs in slot " << final_slot;
          for (const compile::Slot slot : {final_slot, bench.program.computed[i]}) {
            const Cell& cell = bench.exact_frame.slots[slot];
            const Range& range = bench.range_frame.slots[slot];
            ++compared;
            settled += range.settled() ? 1U : 0U;
            ASSERT_EQ(complaint(cell, range), "")
                << "seed " << seed << ", " << bench.rules.model.attribute_name(AttributeId{i}) << ", slot " << slot
                << "\n"
                << compile::dump(bench.rules, bench.program);
            // What is known without the missing data stays as it is with them.
            const Cell& known = before.slots[slot];
            const bool kept = !known.known() || (cell.known() && cell.number == known.number);
            ASSERT_TRUE(kept) << "seed " << seed << ", slot " << slot;
          }
        }
      }
    }
  }
  EXPECT_GT(compared, 100'000U);
  EXPECT_GT(told, results - results / 20) << "fractions tell too little";
  EXPECT_GT(settled, compared / 10) << "sets too wide to say anything";
}

}  // namespace
}  // namespace rubric::testing
