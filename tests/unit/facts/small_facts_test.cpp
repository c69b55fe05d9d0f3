#include "facts/small_facts.hpp"

#include <gtest/gtest.h>

namespace rubric::facts {
namespace {

Facts with_inputs(std::vector<Cell> inputs) {
  Facts facts;
  facts.inputs = std::move(inputs);
  return facts;
}

TEST(SmallFacts, EveryInputReadsAsItsCell) {
  const std::vector<Cell> some{Cell::of(Number(7)),
                               Cell{},
                               Cell::of(Number(-3)),
                               Cell::of(Number::ratio(1, 3)),
                               Cell::of(Number(std::numeric_limits<std::int32_t>::min())),
                               Cell::of(Number(std::int64_t{1} << 40U))};
  for (const std::size_t count : {6U, 64U, 65U, 200U}) {  // near, and too many for that
    Facts facts;
    for (std::size_t i = 0; i < count; ++i) facts.inputs.push_back(some[i % some.size()]);
    const SmallFacts small(facts);
    ASSERT_EQ(small.size(), count);
    EXPECT_FALSE(small.all_small());
    for (std::size_t i = 0; i < count; ++i) {
      const Fraction expected = Fraction::of(facts.inputs[i]);
      const Fraction read = SmallFacts::fraction(small.inputs()[i], facts.inputs[i]);
      EXPECT_EQ(read.above, expected.above) << i;
      EXPECT_EQ(read.below, expected.below) << i;
    }
  }
  EXPECT_TRUE(SmallFacts(with_inputs({Cell::of(Number(7)), Cell{}})).all_small());
}

TEST(SmallFacts, RecordsAreTheSameNearAndFar) {
  for (const std::size_t count : {0U, 2U, 3U, 40U}) {
    Facts facts;
    for (std::uint32_t i = 0; i < count; ++i) {
      facts.discretion.push_back({resolve::AttributeId{i}, i + 1, i % 2 == 0 ? "reason" : "", i % 3 == 0 ? "by" : ""});
      facts.waivers.push_back({i, i % 3 == 0 ? "reason" : "", i % 2 == 0 ? "by" : ""});
      facts.not_rated.push_back({resolve::ItemId{i}, "reason"});
    }
    const SmallFacts small(facts), copy = small;  // NOLINT(performance-unnecessary-copy-initialization)
    ASSERT_EQ(copy.records().size(), 3 * count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const SmallRecord& discretion = copy.records()[i];
      EXPECT_EQ(discretion.kind, SmallRecord::Kind::discretion);
      EXPECT_EQ(discretion.of, i);
      EXPECT_EQ(discretion.to, i + 1);
      EXPECT_EQ(discretion.has_reason, i % 2 == 0);
      EXPECT_EQ(discretion.has_by, i % 3 == 0);
      const SmallRecord& waiver = copy.records()[count + i];
      EXPECT_EQ(waiver.kind, SmallRecord::Kind::waiver);
      EXPECT_EQ(waiver.of, i);
      EXPECT_EQ(waiver.has_reason, i % 3 == 0);
      EXPECT_EQ(waiver.has_by, i % 2 == 0);
      EXPECT_EQ(copy.records()[2 * count + i].kind, SmallRecord::Kind::not_rated);
      EXPECT_EQ(copy.records()[2 * count + i].of, i);
    }
  }
}

}  // namespace
}  // namespace rubric::facts
