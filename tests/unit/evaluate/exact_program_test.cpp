#include <gtest/gtest.h>

#include <algorithm>

#include "support/rules_bench.hpp"

namespace rubric::testing {
namespace {

using compile::Opcode;
using syntax::Operator;

std::ptrdiff_t count_of(const std::vector<compile::Op>& ops, Opcode code) {
  return std::count_if(ops.begin(), ops.end(), [code](const compile::Op& op) { return op.code == code; });
}

TEST(ExactProgram, WhatFailsIsNotWorkedOut) {
  RulesBuilder rules;
  const AttributeId result = rules.define(rules.binary(Operator::divide, rules.number(1), rules.number(0), a_number));
  Bench bench(rules);
  EXPECT_EQ(bench.program.ops.size(), 1U);
  EXPECT_EQ(bench.exact(result).fault, Fault::division_by_zero);
}

TEST(ExactProgram, NothingInsideAGuardedSegmentIsReusedOutside) {
  RulesBuilder rules;
  const Type scale = rules.rating_scale();
  const AttributeId a = rules.given(a_number, "a");
  const AttributeId b = rules.given(a_number, "b");
  const auto condition = [&] {
    return rules.compare(Operator::less, rules.binary(Operator::add, rules.of(a), rules.of(b), a_number),
                         rules.number(5));
  };
  const AttributeId rating = rules.given(scale, "rating");
  rules.discretion(rating, 1, true, true, condition());
  const AttributeId after = rules.define(condition(), "after");
  Bench bench(rules);
  EXPECT_EQ(count_of(bench.program.ops, Opcode::add), 2);
  bench.give(a, 1).give(b, 2).give(rating, 1);
  EXPECT_TRUE(bench.exact(after).is_true());
}

TEST(ExactProgram, AnElseBranchIsLeftOutWhereTheInputIsGiven) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const NodeId square = rules.binary(Operator::multiply, rules.of(a), rules.of(a), a_number);
  const AttributeId b = rules.given(a_number, "b", inspection, square);
  Bench bench(rules);
  bench.give(a, 3).give(b, 5);
  EXPECT_EQ(bench.exact(b).number, Number(5));
  EXPECT_EQ(bench.exact_frame.slots[bench.program.node_slots[square.index()]].state, State::missing);
  bench.withhold(b);
  EXPECT_EQ(bench.exact(b).number, Number(9));
}

TEST(ExactProgram, AttributesOutOfOrderAreCompiledWhenTheyAreRead) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const AttributeId first = rules.define(rules.binary(Operator::add, rules.of(a), rules.number(1), a_number), "first");
  const AttributeId second =
      rules.define(rules.binary(Operator::add, rules.of(first), rules.number(1), a_number), "second");
  std::reverse(rules.rules.order.begin(), rules.rules.order.end());
  Bench bench(rules);
  EXPECT_EQ(bench.give(a, 1).exact(second).number, Number(3));
}

TEST(ExactProgram, WhatASegmentNeedsFirstIsEmittedBeforeIt) {
  RulesBuilder rules;
  const Type scale = rules.rating_scale();
  const AttributeId a = rules.given(a_number, "a");
  const AttributeId rating = rules.given(scale, "rating");
  const AttributeId twice = rules.define(rules.binary(Operator::add, rules.of(a), rules.of(a), a_number), "twice");
  rules.discretion(rating, 1, true, true, rules.compare(Operator::less, rules.of(twice), rules.number(5)));
  std::swap(rules.rules.order[1], rules.rules.order[2]);
  std::swap(rules.rules.order[0], rules.rules.order[1]);
  Bench bench(rules);
  bench.give(a, 2).give(rating, 1);
  EXPECT_EQ(bench.exact(twice).number, Number(4)) << "though the segment is skipped";
  bench.facts.discretion.push_back({rating, 2, "", "", {}});
  EXPECT_EQ(bench.exact(rating).number, Number(2));
}

}  // namespace
}  // namespace rubric::testing
