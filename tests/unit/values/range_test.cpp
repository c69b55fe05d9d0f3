#include "values/range.hpp"

#include <gtest/gtest.h>

namespace rubric {
namespace {

constexpr Type number{Kind::number};
constexpr Type boolean{Kind::boolean};
constexpr Type scale{Kind::scale, 0};
constexpr Type choice{Kind::choice, 0};

TEST(Range, OneValueOfEachForm) {
  const Range half = Range::of(number, Number::ratio(1, 2));
  EXPECT_FALSE(half.finite);
  EXPECT_TRUE(half.settled());
  EXPECT_EQ(half.single(), Number::ratio(1, 2));
  for (const Type type : {boolean, scale, choice}) {
    const Range one = Range::of(type, 1);
    EXPECT_TRUE(one.finite);
    EXPECT_EQ(one.levels, 2U);
    EXPECT_EQ(one.single(), Number(1));
  }
  EXPECT_EQ(Range::of(scale, 63).single(), Number(63));
  EXPECT_EQ(Range::of({Kind::text}, 7).single(), Number(7));
  EXPECT_EQ(Range::of({Kind::date}, -7).single(), Number(-7));
}

TEST(Range, EveryValueOfEachType) {
  EXPECT_EQ(Range::all(boolean, 0).levels, 3U);
  EXPECT_EQ(Range::all(scale, 4).levels, 15U);
  EXPECT_EQ(Range::all(choice, 64).levels, ~std::uint64_t{0});
  EXPECT_FALSE(Range::all(scale, 0).has_value);
  EXPECT_EQ(Range::all({Kind::count}, 0).low, Number(0));
  EXPECT_EQ(Range::all({Kind::count}, 0).high, std::nullopt);
  for (const Kind kind : {Kind::number, Kind::percent, Kind::date, Kind::text}) {
    const Range all = Range::all({kind}, 0);
    EXPECT_FALSE(all.finite);
    EXPECT_EQ(all.low, std::nullopt);
    EXPECT_EQ(all.high, std::nullopt);
    EXPECT_FALSE(all.settled());
    EXPECT_EQ(all.single(), std::nullopt);
  }
}

TEST(Range, IsSettledOnlyByOneValueForSure) {
  const Range one = Range::of(scale, 2);
  const auto changed = [&](auto change) {
    Range range = one;
    change(range);
    return range.settled();
  };
  EXPECT_TRUE(one.settled());
  EXPECT_FALSE(changed([](Range& r) { r.may_be_unrated = true; }));
  EXPECT_FALSE(changed([](Range& r) { r.may_fail = true; }));
  EXPECT_FALSE(changed([](Range& r) { r.absent = true; }));
  EXPECT_FALSE(changed([](Range& r) { r.has_value = false; }));
  EXPECT_FALSE(changed([](Range& r) { r.levels = 6; }));
  EXPECT_FALSE(changed([](Range& r) { r.levels = 0; }));
  Range interval = Range::of(number, 3);
  interval.high = Number(4);
  EXPECT_FALSE(interval.settled());
  interval.high = std::nullopt;
  EXPECT_FALSE(interval.settled());
}

TEST(Range, ASingleLevelOfAScaleOfOneIsSettled) { EXPECT_EQ(Range::all(scale, 1).single(), Number(0)); }

TEST(Range, JoinsLevels) {
  const Range joined = Range::of(scale, 0).join(Range::of(scale, 3));
  EXPECT_EQ(joined.levels, 9U);
  EXPECT_FALSE(joined.contains(1));
  EXPECT_TRUE(joined.contains(3));
}

TEST(Range, JoinsIntervalsToTheirHull) {
  const Range joined = Range::of(number, 5).join(Range::of(number, -2));
  EXPECT_EQ(joined.low, Number(-2));
  EXPECT_EQ(joined.high, Number(5));
  EXPECT_EQ(Range::of(number, -2).join(Range::of(number, 5)).low, Number(-2));
  const Range open = joined.join(Range::all({Kind::count}, 0));
  EXPECT_EQ(open.low, Number(-2));
  EXPECT_EQ(open.high, std::nullopt);
  EXPECT_EQ(open.join(Range::all(number, 0)).low, std::nullopt);
  EXPECT_EQ(Range::all(number, 0).join(joined).low, std::nullopt);
}

TEST(Range, JoinsWhatIsNoValue) {
  Range failed;
  failed.has_value = false;
  failed.may_fail = true;
  failed.fault = Fault::division_by_zero;
  for (const Range& joined : {failed.join(Range::of(scale, 1)), Range::of(scale, 1).join(failed)}) {
    EXPECT_TRUE(joined.has_value);
    EXPECT_TRUE(joined.finite);
    EXPECT_EQ(joined.levels, 2U);
    EXPECT_TRUE(joined.may_fail);
    EXPECT_EQ(joined.fault, Fault::division_by_zero);
    EXPECT_FALSE(joined.settled());
  }
  EXPECT_FALSE(failed.join(failed).has_value);
  Range unrated = Range::of(scale, 1);
  unrated.may_be_unrated = true;
  unrated.absent = true;
  EXPECT_TRUE(Range::of(scale, 1).join(unrated).may_be_unrated);
  EXPECT_TRUE(unrated.join(Range::of(scale, 1)).absent);
}

TEST(Range, ContainsItsEnds) {
  Range range = Range::of(number, 2);
  range.high = Number(4);
  EXPECT_TRUE(range.contains(2));
  EXPECT_TRUE(range.contains(Number::ratio(5, 2)));
  EXPECT_TRUE(range.contains(4));
  EXPECT_FALSE(range.contains(Number::ratio(9, 2)));
  EXPECT_FALSE(range.contains(1));
  EXPECT_TRUE(Range::all(number, 0).contains(-1'000));
  range.has_value = false;
  EXPECT_FALSE(range.contains(2));
}

TEST(Range, ContainsNoValueThatIsNoLevel) {
  const Range all = Range::all(scale, 64);
  EXPECT_TRUE(all.contains(63));
  EXPECT_FALSE(all.contains(64));
  EXPECT_FALSE(all.contains(-1));
  EXPECT_FALSE(all.contains(Number::ratio(1, 2)));
}

}  // namespace
}  // namespace rubric
