#include "evaluate/prove.hpp"

#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "support/rules_builder.hpp"

namespace rubric::testing {
namespace {

using syntax::AggregateKind;

/// A score over three standards of a scale with 0 to 3 points each.
struct Score {
  RulesBuilder rules;
  Type scale = rules.rating_scale();
  std::vector<AttributeId> ratings;
  std::vector<check::Member> members;
  Score() {
    const ItemId domain = rules.domain("1");
    for (int i = 0; i < 3; ++i) {
      const ItemId item = rules.standard("1." + std::to_string(i), domain);
      ratings.push_back(rules.given(scale, "rating", item));
      members.push_back({item, {}, rules.builtin(check::Builtin::points, {rules.of(ratings.back())}, a_number), false});
    }
  }
  std::string prove(NodeId value, std::int64_t out_of) {
    const AttributeId score = rules.define(value, "total", inspection, resolve::AttributeKind::score);
    rules.rules.attributes[score.index()].out_of = rules.number(out_of);
    rules.rules.model.attributes[score.index()].declaration = static_cast<std::uint32_t>(rules.ast.definitions.size());
    rules.ast.definitions.emplace_back();
    Diagnostics diagnostics;
    const compile::Program program = compile::compile(rules.rules, 0, diagnostics);
    evaluate::prove_scores(rules.ast, rules.rules, program, diagnostics);
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      all += std::string(info(diagnostic.code).number) + " " + diagnostic.message;
    }
    return all;
  }
  NodeId sum() { return rules.aggregate(AggregateKind::sum, members, a_number); }
};

TEST(Prove, TheExactMaximumIsProved) {
  Score t;
  EXPECT_EQ(t.prove(t.sum(), 9), "");
}

TEST(Prove, AScoreThatCanBeHigher) {
  Score t;
  EXPECT_EQ(t.prove(t.sum(), 8), "R408 `total` can reach 9, but it is stated as out of 8");
}

TEST(Prove, AScoreThatFallsShort) {
  Score t;
  EXPECT_EQ(t.prove(t.sum(), 10), "R409 `total` can never be above 9, but it is stated as out of 10");
}

TEST(Prove, AScoreWithoutBound) {
  Score t;
  const AttributeId extra = t.rules.given(a_count, "extra");
  EXPECT_EQ(t.prove(t.rules.of(extra), 10), "R408 nothing bounds `total` from above, but it is stated as out of 10");
}

TEST(Prove, CapsCount) {
  Score t;
  t.rules.adjust(t.ratings[0], syntax::AdjustmentKind::cap, t.rules.constant(t.scale, 1));
  EXPECT_EQ(t.prove(t.sum(), 7), "");
}

TEST(Prove, WaivableCapsDoNot) {
  Score waivable;
  const std::uint32_t other = waivable.rules.adjust(waivable.ratings[0], syntax::AdjustmentKind::cap,
                                                    waivable.rules.constant(waivable.scale, 1));
  waivable.rules.rules.adjustments[other].waivable = true;
  EXPECT_EQ(waivable.prove(waivable.sum(), 9), "");
}

TEST(Prove, DiscretionReachesNoFurtherThanItsWidth) {
  Score t;
  for (const AttributeId rating : t.ratings) {
    const NodeId capped = t.rules.constant(t.scale, 1);
    const AttributeId fixed = t.rules.define(capped, "fixed " + std::to_string(rating.value));
    t.rules.discretion(fixed, 1, true, false);
    t.members[rating.index()].value = t.rules.builtin(check::Builtin::points, {t.rules.of(fixed)}, a_number);
  }
  EXPECT_EQ(t.prove(t.sum(), 6), "");
}

TEST(Prove, OrElseAndGivenBothCount) {
  Score t;
  const AttributeId given = t.rules.given(t.scale, "either", inspection, t.rules.constant(t.scale, 1));
  EXPECT_EQ(t.prove(t.rules.builtin(check::Builtin::points, {t.rules.of(given)}, a_number), 3), "");
}

}  // namespace
}  // namespace rubric::testing
