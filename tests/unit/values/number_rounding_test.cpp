#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "values/number.hpp"

namespace rubric {
namespace {

struct Rounded {
  Number half_up;
  Number half_even;
  Number down;
  Number up;
};

void expect_rounded(const Number& value, const Number& step, const Rounded& expected) {
  EXPECT_EQ(value.rounded(step, Rounding::half_up), expected.half_up) << value.exact() << " by " << step.exact();
  EXPECT_EQ(value.rounded(step, Rounding::half_even), expected.half_even) << value.exact() << " by " << step.exact();
  EXPECT_EQ(value.rounded(step, Rounding::down), expected.down) << value.exact() << " by " << step.exact();
  EXPECT_EQ(value.rounded(step, Rounding::up), expected.up) << value.exact() << " by " << step.exact();
}

TEST(NumberRounded, PercentagesOfSmallSamples) {
  expect_rounded(Number::ratio(900, 13), 1, {69, 69, 69, 70});
  expect_rounded(Number::ratio(1100, 17), 1, {65, 65, 64, 65});
  expect_rounded(Number::ratio(100, 3), 5, {35, 35, 30, 35});
}

TEST(NumberRounded, TiesOnBothSidesOfZero) {
  expect_rounded(Number::ratio(5, 2), 1, {3, 2, 2, 3});
  expect_rounded(Number::ratio(7, 2), 1, {4, 4, 3, 4});
  expect_rounded(Number::ratio(1, 2), 1, {1, 0, 0, 1});
  expect_rounded(Number::ratio(-1, 2), 1, {0, 0, -1, 0});
  expect_rounded(Number::ratio(-5, 2), 1, {-2, -2, -3, -2});
  expect_rounded(Number::ratio(-7, 2), 1, {-3, -4, -4, -3});
}

TEST(NumberRounded, BesideATie) {
  expect_rounded(Number::ratio(2'500'001, 1'000'000), 1, {3, 3, 2, 3});
  expect_rounded(Number::ratio(2'499'999, 1'000'000), 1, {2, 2, 2, 3});
  expect_rounded(Number::ratio(-2'500'001, 1'000'000), 1, {-3, -3, -3, -2});
  expect_rounded(Number::ratio(-2'499'999, 1'000'000), 1, {-2, -2, -3, -2});
}

TEST(NumberRounded, MultiplesStay) {
  for (const std::int64_t value : {-10, -5, 0, 5, 10}) expect_rounded(value, 5, {value, value, value, value});
  const Number unreduced = Number::ratio(1, 2) * Number(4);
  expect_rounded(unreduced, 1, {2, 2, 2, 2});
}

TEST(NumberRounded, StepsThatAreFractions) {
  const Number tenth = Number::ratio(1, 10);
  expect_rounded(Number::ratio(129, 20), tenth,
                 {Number::ratio(65, 10), Number::ratio(64, 10), Number::ratio(64, 10), Number::ratio(65, 10)});
  expect_rounded(Number(1), Number::ratio(2, 3),
                 {Number::ratio(4, 3), Number::ratio(4, 3), Number::ratio(2, 3), Number::ratio(4, 3)});
  expect_rounded(Number::ratio(-1, 3), tenth,
                 {Number::ratio(-3, 10), Number::ratio(-3, 10), Number::ratio(-4, 10), Number::ratio(-3, 10)});
}

TEST(NumberRounded, EndsOfTheInlineForm) {
  const Number least = std::numeric_limits<std::int64_t>::min();
  const Number most = std::numeric_limits<std::int64_t>::max();
  expect_rounded(least, 1, {least, least, least, least});
  expect_rounded(most, 1, {most, most, most, most});
  expect_rounded(most, 2, {most + Number(1), most + Number(1), most - Number(1), most + Number(1)});
  const Number half = Number::ratio(1, 2);
  expect_rounded(most, half, {most, most, most, most});
  // The quotient by the step leaves 64 bits and comes back.
  const Number tiny = Number::ratio(1, 4'294'967'295);
  expect_rounded(most, tiny, {most, most, most, most});
  expect_rounded(Number::ratio(1, 3), most, {0, 0, 0, most});
  expect_rounded(Number::ratio(-1, 3), most, {0, 0, -most, 0});
}

TEST(NumberRounded, BigValuesAndSteps) {
  const Number big = *Number::parse_exact("123456789012345678901234567891/2");
  const Number below = *Number::parse("61728394506172839450617283945");
  expect_rounded(big, 1, {below + Number(1), below + Number(1), below, below + Number(1)});
  expect_rounded(-big, 1, {-below, -below - Number(1), -below - Number(1), -below});
  const Number step = *Number::parse("100000000000000000000");
  expect_rounded(Number(7), step, {0, 0, 0, step});
  expect_rounded(big, big, {big, big, big, big});
}

}  // namespace
}  // namespace rubric
