#include <gtest/gtest.h>

#include "evaluate/ranges.hpp"
#include "support/rules_bench.hpp"

namespace rubric::testing {
namespace {

using check::Builtin;
using evaluate::Ranges;
using syntax::AggregateKind;
using syntax::Operator;

std::string shown(const Range& range) {
  std::string text;
  if (!range.has_value) {
    text = "nothing";
  } else if (range.finite) {
    for (int i = 0; i < 64; ++i) {
      if ((range.levels >> i & 1U) != 0) text += (text.empty() ? "" : " ") + std::to_string(i);
    }
  } else {
    text = (range.low ? range.low->exact() : "-") + ".." + (range.high ? range.high->exact() : "-");
  }
  if (range.absent) text += " absent";
  if (range.may_be_unrated) text += " unrated";
  if (range.may_fail) text += " fails " + std::to_string(static_cast<int>(range.fault));
  return text;
}

const std::string zero = " fails " + std::to_string(static_cast<int>(Fault::division_by_zero));
const std::string none = " fails " + std::to_string(static_cast<int>(Fault::nothing_to_aggregate));
const std::string unrated = " fails " + std::to_string(static_cast<int>(Fault::unrated_read));
const std::string crossed = " fails " + std::to_string(static_cast<int>(Fault::floor_above_cap));

Range between(std::optional<Number> low, std::optional<Number> high) {
  return evaluate::interval(std::move(low), std::move(high));
}
Range levels(std::uint64_t bits) {
  Range range;
  range.finite = true;
  range.levels = bits;
  return range;
}
const Range unknown = levels(3);
const Range yes = levels(2);
const Range no = levels(1);

TEST(Range, Arithmetic) {
  Range out;
  Ranges::add(out, between(1, 2), between(10, {}));
  EXPECT_EQ(shown(out), "11..-");
  Ranges::subtract(out, between(1, 2), between(10, 20));
  EXPECT_EQ(shown(out), "-19..-8");
  Ranges::subtract(out, between(1, {}), between({}, 20));
  EXPECT_EQ(shown(out), "-19..-");
  Ranges::multiply(out, between(-2, 3), between(-5, 7));
  EXPECT_EQ(shown(out), "-15..21");
  Ranges::multiply(out, between(0, {}), between(0, {}));
  EXPECT_EQ(shown(out), "0..-");
  Ranges::multiply(out, between(0, 0), between({}, {}));
  EXPECT_EQ(shown(out), "0..0");
  Ranges::multiply(out, between({}, 1), between(-2, -1));
  EXPECT_EQ(shown(out), "-2..-");
  Ranges::negate(out, between({}, 3));
  EXPECT_EQ(shown(out), "-3..-");
  Ranges::absolute(out, between(-4, 3));
  EXPECT_EQ(shown(out), "0..4");
  Ranges::absolute(out, between({}, -3));
  EXPECT_EQ(shown(out), "3..-");
}

TEST(Range, Division) {
  Range out;
  Ranges::divide(out, between(10, 20), between(2, 5), a_number);
  EXPECT_EQ(shown(out), "2..10");
  Ranges::divide(out, between(10, 20), between(0, 5), a_number);
  EXPECT_EQ(shown(out), "2..-" + zero);
  Ranges::divide(out, between(10, 20), between(0, 5), a_count);
  EXPECT_EQ(shown(out), "2..20" + zero) << "a count above zero is at least one";
  Ranges::divide(out, between(10, 20), between(-5, 5), a_number);
  EXPECT_EQ(shown(out), "-..-" + zero);
  Ranges::divide(out, between(0, 0), between(-5, 5), a_number);
  EXPECT_EQ(shown(out), "0..0" + zero);
  Ranges::divide(out, between(10, 20), between(0, 0), a_number);
  EXPECT_EQ(shown(out), "nothing" + zero);
  Ranges::divide(out, between(10, 20), between({}, -2), a_number);
  EXPECT_EQ(shown(out), "-10..0");
}

TEST(Range, Rounding) {
  Range out;
  Ranges::round(out, between(Number::ratio(129, 2), {}), between(1, 1), Rounding::half_up);
  EXPECT_EQ(shown(out), "65..-");
  Ranges::round(out, between(10, 20), between(1, 5), Rounding::half_up);
  EXPECT_EQ(shown(out), "5..25");
  Ranges::round(out, between(10, 20), between(-1, 0), Rounding::up);
  EXPECT_EQ(shown(out), "nothing" + zero);
  Ranges::to_whole(out, between(Number::ratio(1, 2), Number::ratio(7, 2)), Rounding::down);
  EXPECT_EQ(shown(out), "0..3");
}

TEST(Range, Comparisons) {
  Range out;
  const auto compare = [&out](const Range& a, const Range& b, compile::Opcode code) {
    Ranges::compare(out, a, b, code);
    return shown(out);
  };
  using compile::Opcode;
  EXPECT_EQ(compare(between(1, 2), between(3, {}), Opcode::less), "1");
  EXPECT_EQ(compare(between(1, 3), between(3, {}), Opcode::less), "0 1");
  EXPECT_EQ(compare(between(1, 3), between(3, {}), Opcode::less_equal), "1");
  EXPECT_EQ(compare(between(3, {}), between(1, 3), Opcode::greater_equal), "1");
  EXPECT_EQ(compare(between(1, 3), between(3, {}), Opcode::greater), "0");
  EXPECT_EQ(compare(between(1, 2), between(3, 4), Opcode::equal), "0");
  EXPECT_EQ(compare(between(3, 3), between(3, 3), Opcode::equal), "1");
  EXPECT_EQ(compare(between(3, 3), between(3, 4), Opcode::not_equal), "0 1");
  EXPECT_EQ(compare(levels(0b0110), levels(0b1000), Opcode::less), "1");
  EXPECT_EQ(compare(levels(0b0110), levels(0b0100), Opcode::greater_equal), "0 1");
  EXPECT_EQ(compare(levels(0b0110), levels(0b1001), Opcode::equal), "0");
}

TEST(Range, LogicSettlesEarly) {
  Range out;
  Ranges::logical_and(out, unknown, no);
  EXPECT_EQ(shown(out), "0");
  Ranges::logical_and(out, unknown, yes);
  EXPECT_EQ(shown(out), "0 1");
  Ranges::logical_or(out, unknown, yes);
  EXPECT_EQ(shown(out), "1");
  Ranges::logical_or(out, unknown, no);
  EXPECT_EQ(shown(out), "0 1");
  Ranges::logical_not(out, yes);
  EXPECT_EQ(shown(out), "0");
}

TEST(Range, ChooseJoinsPossibleBranchesOnly) {
  Range out;
  Ranges::choose(out, yes, between(1, 2), between(8, 9));
  EXPECT_EQ(shown(out), "1..2");
  Ranges::choose(out, unknown, between(1, 2), between(8, 9));
  EXPECT_EQ(shown(out), "1..9");
  Range failing = evaluate::nothing();
  evaluate::may_fail(failing, Fault::division_by_zero);
  Ranges::choose(out, no, failing, between(8, 9));
  EXPECT_EQ(shown(out), "8..9");
  Ranges::choose(out, unknown, failing, between(8, 9));
  EXPECT_EQ(shown(out), "8..9" + zero);
  Ranges::rated(out, unknown, levels(4));
  EXPECT_EQ(shown(out), "2 unrated");
  Ranges::add(out, Range(out), Range(out));
  EXPECT_TRUE(out.may_fail);
}

TEST(Range, OrElseKeepsToWhatIsKnownToBeAbsent) {
  RulesBuilder rules;
  const AttributeId other = rules.given(a_number, "other");
  const AttributeId a = rules.given(a_number, "a", inspection, rules.of(other));
  Bench bench(rules);
  bench.give(other, 9);
  EXPECT_EQ(shown(bench.range(a)), "9..9");
  bench.withhold(other);
  EXPECT_EQ(shown(bench.range(a)), "-..-");
  bench.give(a, 4);
  EXPECT_EQ(shown(bench.range(a)), "4..4");
}

TEST(Range, BandsAndDistance) {
  const compile::BandTable table{true, {50, 65, 80}, {0, 1, 2, 3}};
  Range out;
  Ranges::band(out, between(50, 79), table);
  EXPECT_EQ(shown(out), "1 2");
  Ranges::band(out, between({}, 50), table);
  EXPECT_EQ(shown(out), "0 1");
  Ranges::band(out, between(64, {}), table);
  EXPECT_EQ(shown(out), "1 2 3");
  Ranges::distance(out, between(52, 60), table);
  EXPECT_EQ(shown(out), "2..15/2");
  Ranges::distance(out, between(60, 66), table);
  EXPECT_EQ(shown(out), "0..5");
  Ranges::distance(out, between(90, {}), table);
  EXPECT_EQ(shown(out), "10..-");
  Ranges::points(out, levels(0b1010), {0, 1, 2, 5});
  EXPECT_EQ(shown(out), "1..5");
}

Range reduce(AggregateKind kind, const std::vector<std::pair<Range, Range>>& members) {
  Ranges::Fold fold(kind);
  for (const auto& [included, value] : members) fold.add(&included, &value);
  Range out;
  fold.finish(out);
  return out;
}

TEST(Range, CountsAndProportions) {
  EXPECT_EQ(shown(reduce(AggregateKind::count, {{yes, yes}, {yes, unknown}, {unknown, yes}, {yes, no}})), "1..3");
  EXPECT_EQ(shown(reduce(AggregateKind::proportion, {{yes, yes}, {yes, unknown}, {yes, no}, {yes, no}})), "25..50");
  EXPECT_EQ(shown(reduce(AggregateKind::proportion, {{yes, yes}, {unknown, no}})), "50..100");
  EXPECT_EQ(shown(reduce(AggregateKind::proportion, {{yes, no}, {unknown, yes}})), "0..50");
  EXPECT_EQ(shown(reduce(AggregateKind::proportion, {{unknown, yes}})), "100..100" + none);
  EXPECT_EQ(shown(reduce(AggregateKind::proportion, {{no, yes}})), "nothing" + none);
  EXPECT_EQ(shown(reduce(AggregateKind::some, {{yes, unknown}, {yes, yes}})), "1");
  EXPECT_EQ(shown(reduce(AggregateKind::some, {{unknown, yes}, {yes, no}})), "0 1");
  EXPECT_EQ(shown(reduce(AggregateKind::some, {})), "0");
  EXPECT_EQ(shown(reduce(AggregateKind::every, {{yes, unknown}, {yes, no}})), "0");
  EXPECT_EQ(shown(reduce(AggregateKind::every, {{unknown, no}, {yes, yes}})), "0 1");
  EXPECT_EQ(shown(reduce(AggregateKind::every, {})), "1");
}

TEST(Range, LowestHighestSumAndMean) {
  const Range low = levels(0b0011);
  const Range high = levels(0b1100);
  EXPECT_EQ(shown(reduce(AggregateKind::lowest, {{yes, low}, {yes, levels(0b1111)}})), "0 1");
  EXPECT_EQ(shown(reduce(AggregateKind::highest, {{yes, levels(0b0100)}, {yes, levels(0b1111)}})), "2 3");
  EXPECT_EQ(shown(reduce(AggregateKind::lowest, {{yes, high}, {unknown, low}})), "0 1 2 3");
  EXPECT_EQ(shown(reduce(AggregateKind::lowest, {{unknown, low}})), "0 1" + none);
  EXPECT_EQ(shown(reduce(AggregateKind::highest, {{yes, between(1, 5)}, {yes, between(2, 3)}})), "2..5");
  EXPECT_EQ(shown(reduce(AggregateKind::lowest, {{yes, between(1, 5)}, {yes, between(2, 3)}})), "1..3");
  EXPECT_EQ(shown(reduce(AggregateKind::sum, {{yes, between(1, 5)}, {unknown, between(2, 3)}})), "1..8");
  EXPECT_EQ(shown(reduce(AggregateKind::sum, {{no, between(1, 5)}})), "0..0");
  EXPECT_EQ(shown(reduce(AggregateKind::mean, {{yes, between(1, 5)}, {yes, between(2, {})}})), "3/2..-");
  EXPECT_EQ(shown(reduce(AggregateKind::mean, {{yes, between(1, 5)}, {unknown, between(2, 9)}})), "1..9");
}

TEST(Range, RowsOfTablesNotGiven) {
  RulesBuilder rules;
  const std::uint32_t table = rules.table("cases");
  rules.column(table, "answer", syntax::Per::row, a_boolean);
  const auto answer = [&] { return rules.node(NodeKind::column, a_boolean, 0); };
  const AttributeId count = rules.define(rules.rows(AggregateKind::count, table, answer(), {}, a_count), "count");
  const AttributeId all = rules.define(rules.rows(AggregateKind::count, table, {}, {}, a_count), "all");
  const AttributeId share =
      rules.define(rules.rows(AggregateKind::proportion, table, answer(), {}, a_percent), "share");
  const AttributeId some = rules.define(rules.rows(AggregateKind::some, table, {}, answer(), a_boolean), "some");
  Bench bench(rules);
  EXPECT_EQ(shown(bench.range(count)), "0..-");
  EXPECT_EQ(shown(bench.range(all)), "0..-");
  EXPECT_EQ(shown(bench.range(share)), "0..100" + none);
  EXPECT_EQ(shown(bench.range(some)), "0 1");
  bench.facts.tables[table] = {true, 3, {Cell::boolean(true), Cell::boolean(false), Cell{}}};
  EXPECT_EQ(shown(bench.range(count)), "1..2");
  EXPECT_EQ(shown(bench.range(all)), "3..3");
  EXPECT_EQ(shown(bench.range(share)), "100/3..200/3");
  EXPECT_EQ(shown(bench.range(some)), "1");
}

TEST(Range, FloorsAndCaps) {
  std::vector<Range> slots = {unknown, levels(0b0010), levels(0b0100), yes, no};
  const compile::Limit floor{0, false, compile::no_slot, 2, compile::no_slot};
  const compile::Limit cap{0, true, 0, 1, compile::no_slot};
  Range out;
  Ranges::adjust(out, levels(0b1001), {cap}, slots.data());
  EXPECT_EQ(shown(out), "0 1 3");
  Ranges::adjust(out, levels(0b1001), {floor}, slots.data());
  EXPECT_EQ(shown(out), "2 3");
  Ranges::adjust(out, levels(0b1001), {floor, cap}, slots.data());
  EXPECT_EQ(shown(out), "2 3" + crossed);
  const compile::Limit waived{0, true, compile::no_slot, 1, 3};
  Ranges::adjust(out, levels(0b1001), {waived}, slots.data());
  EXPECT_EQ(shown(out), "0 3");
  const compile::Limit kept{0, true, compile::no_slot, 1, 4};
  Ranges::adjust(out, levels(0b1001), {kept}, slots.data());
  EXPECT_EQ(shown(out), "0 1");
}

TEST(Range, Discretion) {
  std::vector<Range> slots = {unknown, no};
  compile::Discretion rule{0, 1, true, false, false, false, 1, 1};
  Range out;
  Ranges::permit(out, levels(0b0001), levels(0b0010), rule, slots.data());
  EXPECT_EQ(shown(out), "1");
  Ranges::permit(out, levels(0b0011), levels(0b0010), rule, slots.data());
  EXPECT_EQ(shown(out), "0 1");
  Ranges::permit(out, levels(0b0100), levels(0b0010), rule, slots.data());
  EXPECT_EQ(shown(out), "0");
  Ranges::reach(out, levels(0b0011), levels(0b1111), rule);
  EXPECT_EQ(shown(out), "1 2");
  rule.requires_reason = true;
  Ranges::permit(out, levels(0b0001), levels(0b0010), rule, slots.data());
  EXPECT_EQ(shown(out), "0");
}

TEST(Range, WhetherAnItemIsRatedMayBeOpen) {
  RulesBuilder rules;
  const ItemId item = rules.standard("1.1", rules.domain("1"));
  const Type scale = rules.rating_scale();
  const AttributeId cases = rules.given(a_count, "cases", item);
  rules.not_rated_when(item, rules.compare(Operator::less, rules.of(cases), rules.number(5)));
  const AttributeId rating = rules.given(scale, "rating", item);
  const check::Member member{item, {}, rules.builtin(Builtin::points, {rules.of(rating)}, a_number), true};
  const AttributeId total = rules.define(rules.aggregate(AggregateKind::sum, {member}, a_number), "total");
  const AttributeId plain = rules.define(rules.builtin(Builtin::points, {rules.of(rating)}, a_number), "plain");
  Bench bench(rules);
  bench.give(rating, 3);
  EXPECT_EQ(shown(bench.range(rating)), "3 unrated");
  EXPECT_EQ(shown(bench.range(total)), "0..3") << "what is not rated is not read";
  EXPECT_EQ(shown(bench.range(plain)), "3..3" + unrated);
}

}  // namespace
}  // namespace rubric::testing
