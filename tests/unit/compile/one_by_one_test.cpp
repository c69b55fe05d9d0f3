#include "compile/one_by_one.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "compile/compile.hpp"
#include "compile/opcodes.hpp"
#include "compile/results.hpp"
#include "support/rules_builder.hpp"

namespace rubric::testing {
namespace {

using compile::Opcode;
using compile::Slot;
using syntax::Operator;

std::vector<std::string> names(const compile::Program& program) {
  std::vector<std::string> names;
  for (const compile::Op& op : program.ops) names.emplace_back(compile::name_of(op.code));
  return names;
}
using Names = std::vector<std::string>;
std::size_t count(const Names& names, std::string_view name) {
  return static_cast<std::size_t>(std::count(names.begin(), names.end(), name));
}

/// Rules and both of their programs of results.
class Alone : public RulesBuilder {
 public:
  NodeId sum(AttributeId a, AttributeId b) { return binary(Operator::add, of(a), of(b), a_number); }
  compile::Program batch() const { return compile::results_of(compiled()); }
  compile::Program single() const { return compile::single_results_of(compiled()); }
  compile::Program compiled() const {
    Diagnostics diagnostics;
    return compile::compile(rules, 0, diagnostics);
  }
};

TEST(OneByOne, AnInputIsWhatIsWorkedOutInItsPlace) {
  Alone rules;
  const AttributeId a = rules.given(a_number, "a"), b = rules.given(a_number, "b");
  const AttributeId c = rules.given(a_number, "c", inspection, rules.sum(a, b));
  const AttributeId d = rules.given(a_number, "d", inspection, rules.sum(b, b));
  rules.define(rules.sum(c, d), "both");
  EXPECT_EQ(names(rules.batch()), (Names{"skip_given", "add", "or_else", "skip_given", "add", "or_else", "add"}));
  const compile::Program single = rules.single();
  ASSERT_EQ(names(single), (Names{"pass_given", "skip_given", "add", "skip_given", "add", "add"}));
  EXPECT_EQ(single.ops[0].a, single.first_input + 2);
  EXPECT_EQ(single.ops[0].b, 2U) << "inputs";
  EXPECT_EQ(single.ops[0].c, 4U) << "operations passed over";
  EXPECT_EQ(single.final_[c.index()], single.first_input + 2);
  EXPECT_EQ(single.final_[d.index()], single.first_input + 3);
}

TEST(OneByOne, AnInputThatHasNoneBesidesItStandsAlone) {
  Alone rules;
  const AttributeId a = rules.given(a_number, "a");
  rules.given(a_number, "b", inspection, rules.sum(a, a));
  EXPECT_EQ(names(rules.single()), (Names{"skip_given", "add"}));
}

TEST(OneByOne, InputsThatLieApartAreLookedAtOneByOne) {
  Alone rules;
  const AttributeId a = rules.given(a_number, "a");
  rules.given(a_number, "b", inspection, rules.sum(a, a));
  rules.given(a_number, "between");
  rules.given(a_number, "c", inspection, rules.sum(a, a));
  const compile::Program single = rules.single();
  EXPECT_EQ(count(names(single), "pass_given"), 0U);
}

TEST(OneByOne, WhatADiscretionStandsUnderIsNotAskedAgain) {
  Alone rules;
  const AttributeId a = rules.given(a_number, "a"), b = rules.given(a_number, "b");
  const AttributeId rating = rules.given(rules.rating_scale(), "rating");
  rules.discretion(rating, 1, true, true, rules.compare(Operator::less, rules.of(a), rules.of(b)));
  EXPECT_EQ(names(rules.batch()), (Names{"skip_unless", "permit", "skip_moot", "less", "choose", "choose", "choose"}));
  const compile::Program single = rules.single();
  ASSERT_EQ(names(single), (Names{"skip_unless", "permit", "skip_moot", "less", "choose"}));
  EXPECT_EQ(single.ops[0].b, 4U);
  EXPECT_EQ(single.ops[2].b, 1U);
  EXPECT_EQ(single.ops[3].dest, single.ops[2].dest) << "the last of a segment fills its slot";
}

TEST(OneByOne, AConditionThatIsReadElsewhereKeepsItsSlot) {
  Alone rules;
  const AttributeId a = rules.given(a_number, "a"), b = rules.given(a_number, "b");
  const AttributeId less = rules.define(rules.compare(Operator::less, rules.of(a), rules.of(b)), "less");
  const AttributeId rating = rules.given(rules.rating_scale(), "rating");
  rules.discretion(rating, 1, true, true, rules.of(less));
  const compile::Program single = rules.single();
  EXPECT_EQ(count(names(single), "choose"), 2U);
  EXPECT_NE(single.final_[less.index()], compile::no_slot);
}

}  // namespace
}  // namespace rubric::testing
