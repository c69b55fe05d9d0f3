#include "compile/compile.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.hpp"
#include "compile/dump.hpp"
#include "support/rules_builder.hpp"

namespace rubric::testing {
namespace {

using compile::no_slot;
using compile::Opcode;
using compile::Program;
using syntax::AggregateKind;
using syntax::Operator;

std::ptrdiff_t count_of(const std::vector<compile::Op>& ops, Opcode code) {
  return std::count_if(ops.begin(), ops.end(), [code](const compile::Op& op) { return op.code == code; });
}

Program compiled(const RulesBuilder& rules) {
  Diagnostics diagnostics;
  Program program = compile::compile(rules.rules, 0, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return program;
}

TEST(Compile, TheSameOperationOnTheSameOperandsGetsOneSlot) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const AttributeId b = rules.given(a_number, "b");
  const auto sum = [&](AttributeId x, AttributeId y) {
    return rules.binary(Operator::add, rules.of(x), rules.of(y), a_number);
  };
  const AttributeId first = rules.define(sum(a, b), "first");
  const AttributeId second = rules.define(sum(b, a), "second");
  const Program program = compiled(rules);
  EXPECT_EQ(program.ops.size(), 1U);
  EXPECT_EQ(program.final_[first.index()], program.final_[second.index()]);
}

TEST(Compile, SubtractionKeepsItsOrder) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const AttributeId b = rules.given(a_number, "b");
  rules.define(rules.binary(Operator::subtract, rules.of(a), rules.of(b), a_number), "first");
  rules.define(rules.binary(Operator::subtract, rules.of(b), rules.of(a), a_number), "second");
  EXPECT_EQ(compiled(rules).ops.size(), 2U);
}

TEST(Compile, ConstantsAreWorkedOut) {
  RulesBuilder rules;
  const NodeId half = rules.binary(Operator::divide, rules.number(1), rules.number(2), a_number);
  const AttributeId result = rules.define(rules.binary(Operator::add, half, rules.number(1), a_number));
  const Program program = compiled(rules);
  EXPECT_TRUE(program.ops.empty());
  const auto constant = std::find_if(program.constants.begin(), program.constants.end(),
                                     [&](const auto& entry) { return entry.first == program.final_[result.index()]; });
  ASSERT_NE(constant, program.constants.end());
  EXPECT_EQ(constant->second, Number::ratio(3, 2));
  EXPECT_NE(program.node_slots[half.index()], no_slot);
}

TEST(Compile, AConstantConditionTakesItsBranch) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const AttributeId b = rules.given(a_number, "b");
  const AttributeId result =
      rules.define(rules.node(NodeKind::choose, a_number, 0, {rules.truth(false), rules.of(a), rules.of(b)}));
  const Program program = compiled(rules);
  EXPECT_TRUE(program.ops.empty());
  EXPECT_EQ(program.final_[result.index()], program.final_[b.index()]);
}

TEST(Compile, EqualNumbersOfTwoTypesAreTwoConstants) {
  RulesBuilder rules;
  const Type scale = rules.rating_scale();
  const AttributeId number = rules.define(rules.number(1), "number");
  const AttributeId level = rules.define(rules.constant(scale, 1), "level");
  const AttributeId again = rules.define(rules.number(1), "again");
  const Program program = compiled(rules);
  EXPECT_NE(program.final_[number.index()], program.final_[level.index()]);
  EXPECT_EQ(program.final_[number.index()], program.final_[again.index()]);
  EXPECT_EQ(program.slot_types[program.final_[level.index()]], scale);
}

TEST(Compile, WhatStandsBeforeASegmentIsReusedInside) {
  RulesBuilder rules;
  const Type scale = rules.rating_scale();
  const AttributeId a = rules.given(a_boolean, "a");
  const auto condition = [&] { return rules.node(NodeKind::logical_not, a_boolean, 0, {rules.of(a)}); };
  rules.define(condition(), "before");
  const AttributeId rating = rules.given(scale, "rating");
  rules.discretion(rating, 1, true, true, condition());
  EXPECT_EQ(count_of(compiled(rules).ops, Opcode::logical_not), 1);
}

TEST(Compile, OperationsThatReadNoRowAreDoneOnce) {
  RulesBuilder rules;
  const std::uint32_t table = rules.table("cases");
  rules.column(table, "weight", syntax::Per::row, a_number);
  const AttributeId a = rules.given(a_number, "a");
  const NodeId bound = rules.binary(Operator::multiply, rules.of(a), rules.of(a), a_number);
  const NodeId where = rules.compare(Operator::less, rules.node(NodeKind::column, a_number, 0), bound);
  rules.define(rules.rows(AggregateKind::count, table, where, {}, a_count));
  const Program program = compiled(rules);
  ASSERT_EQ(program.rows.size(), 1U);
  EXPECT_EQ(program.rows[0].ops.size(), 1U);
  EXPECT_EQ(program.rows[0].cells.size(), 1U);
  EXPECT_EQ(count_of(program.ops, Opcode::multiply), 1);
  EXPECT_EQ(program.node_slots[where.index()], no_slot);
}

TEST(Compile, FunctionsThatGrowWithoutEndAreRefused) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const auto argument = [&] { return rules.node(NodeKind::argument, a_number, 0); };
  const auto plus = [&](std::int64_t by) {
    return rules.binary(Operator::add, argument(), rules.number(by), a_number);
  };
  std::uint32_t last =
      rules.function({a_number}, a_number, rules.binary(Operator::multiply, argument(), argument(), a_number));
  const auto grow = [&](std::int64_t step) {
    const NodeId left = rules.node(NodeKind::call, a_number, last, {argument()});
    const NodeId right = rules.node(NodeKind::call, a_number, last, {plus(step)});
    last = rules.function({a_number}, a_number, rules.binary(Operator::multiply, left, right, a_number));
  };
  // f(x) = g(x) * g(x + 2^i): every level doubles the different arguments.
  for (int i = 0; i < 40; ++i) grow(std::int64_t{1} << i);
  rules.define(rules.node(NodeKind::call, a_number, last, {rules.of(a)}));
  Diagnostics diagnostics;
  compile::compile(rules.rules, 0, diagnostics);
  ASSERT_EQ(diagnostics.error_count(), 1U);
  EXPECT_EQ(diagnostics.sorted().front().code, Code::program_too_large);
}

TEST(Compile, FunctionsOfTheSameArgumentsAreWrittenOutOnce) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const auto argument = [&] { return rules.node(NodeKind::argument, a_number, 0); };
  std::uint32_t last =
      rules.function({a_number}, a_number, rules.binary(Operator::multiply, argument(), argument(), a_number));
  for (int i = 0; i < 60; ++i) {
    const auto call = [&] { return rules.node(NodeKind::call, a_number, last, {argument()}); };
    const NodeId left = call();
    last = rules.function({a_number}, a_number, rules.binary(Operator::add, left, call(), a_number));
  }
  rules.define(rules.node(NodeKind::call, a_number, last, {rules.of(a)}));
  EXPECT_EQ(compiled(rules).ops.size(), 61U);
}

TEST(Compile, CallsNestedTooDeepAreRefused) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  std::uint32_t last = rules.function({a_number}, a_number, rules.node(NodeKind::argument, a_number, 0));
  for (std::size_t i = 0; i < limits::inlined_height; ++i) {
    last = rules.function({a_number}, a_number,
                          rules.node(NodeKind::call, a_number, last, {rules.node(NodeKind::argument, a_number, 0)}));
  }
  rules.define(rules.node(NodeKind::call, a_number, last, {rules.of(a)}));
  Diagnostics diagnostics;
  compile::compile(rules.rules, 0, diagnostics);
  ASSERT_EQ(diagnostics.error_count(), 1U);
  EXPECT_EQ(diagnostics.sorted().front().code, Code::program_too_large);
}

TEST(Compile, TheListingNamesWhatHasAName) {
  RulesBuilder rules;
  const Type scale = rules.rating_scale();
  const AttributeId a = rules.given(a_percent, "a");
  const std::uint32_t bands = rules.bands(a_percent, scale, {50, 65, 80});
  const AttributeId rating = rules.define(rules.node(NodeKind::bands, scale, bands, {rules.of(a)}), "overall");
  rules.adjust(rating, syntax::AdjustmentKind::cap, rules.constant(scale, 1));
  EXPECT_EQ(compile::dump(rules.rules, compiled(rules)),
            "program of 2 operations, 8 slots, interval 0\n"
            "  %2     constant 50%\n"
            "  %3     constant 65%\n"
            "  %4     constant 80%\n"
            "  %6     constant level_1\n"
            "  %5     band %0 (given a), bands  # computed overall\n"
            "  %7     adjust %5, cap 0 on overall at %6 (level_1)  # overall\n"
            "for results alone: program of 2 operations, 5 slots, interval 0\n"
            "  %3     constant level_1\n"
            "  %2     band %0 (given a), bands\n"
            "  %4     adjust %2, cap 0 on overall at %3 (level_1)  # overall\n");
}

}  // namespace
}  // namespace rubric::testing
