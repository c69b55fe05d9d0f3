#include "values/number.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "base/limits.hpp"

namespace rubric {
namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t widest_denominator = std::numeric_limits<std::uint32_t>::max();

Number exactly(std::string_view text) {
  const auto number = Number::parse_exact(text);
  EXPECT_TRUE(number) << text;
  return number.value_or(Number());
}

TEST(Number, IsZeroAtFirst) {
  const Number number;
  EXPECT_TRUE(number.is_zero());
  EXPECT_TRUE(number.is_small());
  EXPECT_EQ(number.raw(), 0);
  EXPECT_EQ(number.exact(), "0");
}

TEST(Number, RatioIsInLowestTermsWithItsSignAbove) {
  EXPECT_EQ(Number::ratio(1100, 17).exact(), "1100/17");
  EXPECT_EQ(Number::ratio(10, 4).exact(), "5/2");
  EXPECT_EQ(Number::ratio(10, -4).exact(), "-5/2");
  EXPECT_EQ(Number::ratio(-10, -5).raw(), 2);
  EXPECT_EQ(Number::ratio(0, -7).exact(), "0");
  EXPECT_EQ(Number::ratio(least, least), Number(1));
  EXPECT_EQ(Number::ratio(least, -1).exact(), "9223372036854775808");
  EXPECT_EQ(Number::ratio(1, least).exact(), "-1/9223372036854775808");
  EXPECT_EQ(Number::ratio(most, most - 1).exact(), "9223372036854775807/9223372036854775806");
}

TEST(Number, AddsAndSubtracts) {
  EXPECT_EQ(Number(2) + Number(3), Number(5));
  EXPECT_EQ(Number::ratio(1, 3) + Number::ratio(1, 6), Number::ratio(1, 2));
  EXPECT_EQ(Number::ratio(1, 3) - Number::ratio(1, 2), Number::ratio(-1, 6));
  EXPECT_EQ(Number::ratio(4, 13) + Number::ratio(9, 13), Number(1));
  EXPECT_EQ((Number(most) + Number(1)).exact(), "9223372036854775808");
  EXPECT_EQ((Number(least) - Number(1)).exact(), "-9223372036854775809");
  EXPECT_EQ((Number(least) + Number(least)).exact(), "-18446744073709551616");
  EXPECT_EQ((Number(most) + Number::ratio(1, widest_denominator)).exact(), "39614081247908796755622232066/4294967295");
}

TEST(Number, MultipliesAndDivides) {
  EXPECT_EQ(Number(100) * Number(11) / Number(17), Number::ratio(1100, 17));
  EXPECT_EQ(Number::ratio(2, 3) * Number::ratio(-3, 2), Number(-1));
  EXPECT_EQ(Number(7) / Number(-2), Number::ratio(-7, 2));
  EXPECT_EQ(Number(0) / Number(-2), Number(0));
  EXPECT_EQ(Number(most) * Number(most) / Number(most), Number(most));
  EXPECT_EQ((Number(least) * Number(least)).exact(), "85070591730234615865843651857942052864");
  EXPECT_EQ(Number(least) / Number(least), Number(1));
  EXPECT_EQ((Number(least) / Number(-1)).exact(), "9223372036854775808");
  EXPECT_EQ((Number(1) / Number(least)).exact(), "-1/9223372036854775808");
}

TEST(Number, Negates) {
  EXPECT_EQ(-Number::ratio(1, 3), Number::ratio(-1, 3));
  EXPECT_EQ((-Number(least)).exact(), "9223372036854775808");
  EXPECT_EQ(-(-Number(least)), Number(least));
  EXPECT_EQ(-Number(0), Number(0));
}

TEST(Number, ComesBackInlineWhereItFits) {
  const Number big = Number(most) + Number(1);
  EXPECT_FALSE(big.is_small());
  const Number back = big - Number(1);
  EXPECT_TRUE(back.is_small());
  EXPECT_EQ(back.raw(), most);
  EXPECT_TRUE((-big).is_small());
  EXPECT_EQ((-big).raw(), least);
  EXPECT_TRUE((big / big).is_small());
  EXPECT_TRUE((big - big).is_zero());
  EXPECT_TRUE((big * Number(0)).is_small());
  EXPECT_TRUE((Number(1) / Number(widest_denominator)).is_small());
  EXPECT_FALSE((Number(1) / Number(widest_denominator + 1)).is_small());
  EXPECT_TRUE((Number(1) / Number(widest_denominator + 1) * Number(2)).is_small());
}

TEST(Number, ReducesBeforeItGrows) {
  Number sum;
  for (int i = 1; i <= 1000; ++i) sum = sum + Number::ratio(1, 30) + Number::ratio(1, 28) - Number::ratio(1, 29);
  EXPECT_TRUE(sum.is_small());
  EXPECT_EQ(sum, Number(1000) * Number::ratio(421, 12180));
}

TEST(Number, ComparesAcrossForms) {
  EXPECT_EQ(Number::compare(Number(1), Number(2)), -1);
  EXPECT_EQ(Number::compare(Number(2), Number(2)), 0);
  EXPECT_EQ(Number::compare(Number(3), Number(2)), 1);
  EXPECT_EQ(Number::ratio(1, 2) * Number(4), Number(2));  // 4/2 and 2/1
  EXPECT_LT(Number::ratio(-1, 2), Number::ratio(-1, 3));
  EXPECT_LT(Number(least), Number(most));
  EXPECT_GT(Number::ratio(most, 2), Number::ratio(most - 2, 2));
  EXPECT_LT(Number::ratio(most, widest_denominator), Number::ratio(most, widest_denominator - 1));
  const Number big = Number(most) + Number(1);
  EXPECT_GT(big, Number(most));
  EXPECT_LT(-big - Number(1), Number(least));
  EXPECT_LT(Number(0), Number(1) / big);
  EXPECT_GE(big, big);
  EXPECT_LE(big, big + Number(1));
  EXPECT_NE(big, big + Number(1));
  EXPECT_FALSE(big < big);
}

TEST(Number, KnowsItsSignAndWhetherItIsWhole) {
  EXPECT_TRUE(Number(-1).is_negative());
  EXPECT_FALSE(Number(0).is_negative());
  EXPECT_FALSE(Number(1).is_negative());
  const Number half = Number::ratio(1, 2);
  EXPECT_FALSE(half.is_whole());
  EXPECT_EQ(half.whole(), std::nullopt);
  EXPECT_EQ((half + half).whole(), 1);
  EXPECT_EQ((Number::ratio(-5, 3) * Number(3)).whole(), -5);
  EXPECT_EQ(Number(least).whole(), least);
  const Number big = Number(most) * Number(2);
  EXPECT_TRUE(big.is_whole());
  EXPECT_EQ(big.whole(), std::nullopt);
  EXPECT_TRUE((-big).is_negative());
  EXPECT_FALSE(big.is_negative());
  EXPECT_FALSE(big.is_zero());
  EXPECT_FALSE((Number(1) / big).is_whole());
}

TEST(Number, CountsItsBits) {
  EXPECT_EQ(Number(0).bits(), 1U);  // of its denominator 1
  EXPECT_EQ(Number(1).bits(), 1U);
  EXPECT_EQ(Number(255).bits(), 8U);
  EXPECT_EQ(Number(-256).bits(), 9U);
  EXPECT_EQ(Number(most).bits(), 63U);
  EXPECT_EQ(Number(least).bits(), 64U);
  EXPECT_EQ(Number::ratio(1, 1024).bits(), 11U);
  EXPECT_EQ((Number(least) * Number(2)).bits(), 65U);
  EXPECT_EQ((Number(-1) / (Number(least) * Number(4))).bits(), 66U);
}

TEST(Number, BitsLetACallerStopGrowth) {
  Number number = Number(3);
  int steps = 0;
  while (number.bits() <= limits::number_bits) {
    number = number * number;
    ++steps;
  }
  EXPECT_LE(steps, 13);
  EXPECT_LE(number.bits(), 2 * limits::number_bits);
}

TEST(Number, EqualNumbersHaveEqualHashes) {
  EXPECT_EQ((Number::ratio(1, 2) * Number(4)).hash(), Number(2).hash());
  EXPECT_EQ((Number::ratio(1, 3) + Number::ratio(1, 6)).hash(), Number::ratio(1, 2).hash());
  const Number big = Number(most) * Number(most);
  EXPECT_EQ(big.hash(), (big * Number(3) / Number(3)).hash());
  EXPECT_NE(big.hash(), (big + Number(1)).hash());
  EXPECT_NE(Number(2).hash(), Number(3).hash());
  EXPECT_NE(Number(2).hash(), Number::ratio(1, 2).hash());
  EXPECT_NE(Number(2).hash(), Number(-2).hash());
}

TEST(Number, BigFractionsKeepTheirLaws) {
  const Number third = exactly("1/3");
  const Number huge = exactly("123456789012345678901234567890/987654321098765432109876543211");
  EXPECT_EQ(huge * third / third, huge);
  EXPECT_EQ((huge + third) - third, huge);
  EXPECT_EQ(-(-huge), huge);
  EXPECT_EQ(huge / huge, Number(1));
  EXPECT_EQ(huge * (Number(1) / huge), Number(1));
}

using NumberDeathTest = testing::Test;

TEST(NumberDeathTest, ADivisorOfZeroIsNoValue) {
  EXPECT_DEATH(static_cast<void>(Number(1) / Number(0)), "");
  EXPECT_DEATH(static_cast<void>(Number::ratio(1, 0)), "");
  EXPECT_DEATH(static_cast<void>(Number(1).rounded(Number(0), Rounding::half_up)), "");
  EXPECT_DEATH(static_cast<void>(Number(1).rounded(Number(-1), Rounding::half_up)), "");
}

}  // namespace
}  // namespace rubric
