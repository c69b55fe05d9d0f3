#include "compile/schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "compile/compile.hpp"
#include "compile/opcodes.hpp"
#include "support/rules_builder.hpp"

namespace rubric::testing {
namespace {

using compile::Opcode;
using compile::Program;
using syntax::Operator;

std::vector<Opcode> codes(const Program& program) {
  std::vector<Opcode> all;
  for (const compile::Op& op : program.ops) all.push_back(op.code);
  return all;
}

Program compiled(const RulesBuilder& rules) {
  Diagnostics diagnostics;
  Program program = compile::compile(rules.rules, 0, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return program;
}

TEST(Schedule, OperationsOfOneKindStandBehindEachOther) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  for (int i = 1; i <= 2; ++i) {
    const NodeId sum = rules.binary(Operator::add, rules.of(a), rules.number(i), a_number);
    rules.define(rules.binary(Operator::multiply, sum, rules.number(i + 1), a_number), "result_" + std::to_string(i));
  }
  EXPECT_EQ(codes(compiled(rules)), (std::vector{Opcode::add, Opcode::add, Opcode::multiply, Opcode::multiply}));
}

TEST(Schedule, WhatOnlyARequirementReadsStandsBehindTheResults) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  rules.rules.requires_.push_back(rules.compare(Operator::less, rules.of(a), rules.number(5)));
  rules.define(rules.binary(Operator::add, rules.of(a), rules.number(1), a_number), "result");
  const Program program = compiled(rules);
  EXPECT_EQ(codes(program), (std::vector{Opcode::add, Opcode::less}));
  EXPECT_EQ(program.result_ops, 1U);
}

TEST(Schedule, ASegmentStaysBehindItsSkip) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const NodeId square = rules.binary(Operator::multiply, rules.of(a), rules.of(a), a_number);
  rules.given(a_number, "b", inspection, rules.binary(Operator::add, square, rules.number(1), a_number));
  rules.define(rules.binary(Operator::add, rules.of(a), rules.number(2), a_number), "result");
  const Program program = compiled(rules);
  std::size_t skip = 0;
  while (program.ops.at(skip).code != Opcode::skip_given) ++skip;
  ASSERT_EQ(program.ops[skip].b, 3U);
  EXPECT_EQ(program.ops[skip + 1].code, Opcode::multiply);
  EXPECT_EQ(program.ops[skip + 2].code, Opcode::add);
  EXPECT_EQ(program.ops[skip + 3].code, Opcode::or_else);
  EXPECT_EQ(program.ops[skip + 3].dest, program.ops[skip].dest) << "the last of a segment writes what the skip writes";
}

TEST(Schedule, NotOfAComparisonIsTheOppositeComparison) {
  RulesBuilder rules;
  const AttributeId a = rules.given(a_number, "a");
  const std::vector pairs{std::pair{Operator::less, Opcode::greater_equal},
                          std::pair{Operator::less_equal, Opcode::greater},
                          std::pair{Operator::equal, Opcode::not_equal}};
  for (const auto& [compared, opposite] : pairs) {
    rules.define(
        rules.node(check::NodeKind::logical_not, a_boolean, 0, {rules.compare(compared, rules.of(a), rules.number(5))}),
        "is_" + std::to_string(static_cast<int>(compared)));
  }
  const Program program = compiled(rules);
  ASSERT_EQ(program.result_ops, 3U) << "the comparisons themselves are left to explanations";
  for (std::size_t i = 0; i < 3; ++i) {
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.second == program.ops[i].code; });
    EXPECT_NE(found, pairs.end()) << compile::name_of(program.ops[i].code);
  }
}

}  // namespace
}  // namespace rubric::testing
