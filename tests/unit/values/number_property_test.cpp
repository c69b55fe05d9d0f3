// Number against Boost's rationals: the inline, reducing and heap paths give the same values.
#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "values/number.hpp"

namespace rubric {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  // Wholes that crowd around the edges of the forms, with parts of every width between.
  cpp_int whole() {
    static const cpp_int edges[] = {0,
                                    1,
                                    2,
                                    3,
                                    10,
                                    100,
                                    std::numeric_limits<std::int64_t>::max(),
                                    std::numeric_limits<std::int64_t>::min(),
                                    std::numeric_limits<std::uint32_t>::max(),
                                    cpp_int(1) << 32,
                                    cpp_int(1) << 63,
                                    cpp_int(1) << 64,
                                    cpp_int(1) << 127,
                                    cpp_int(1) << 128};
    cpp_int value;
    switch (below(4)) {
      case 0: value = edges[below(std::size(edges))]; break;
      case 1: value = below(200); break;
      case 2: value = random_() >> below(64); break;
      default: value = (cpp_int(random_()) << static_cast<unsigned>(below(200))) + random_();
    }
    value += static_cast<int>(below(3)) - 1;
    return below(2) == 0 ? value : cpp_int(-value);
  }
  cpp_rational rational() {
    if (below(3) == 0) return whole();
    const cpp_int denominator = below(2) == 0 ? cpp_int(1 + below(100)) : whole();
    return cpp_rational(whole(), denominator == 0 ? cpp_int(1) : denominator);
  }

 private:
  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  std::mt19937_64 random_;
};

bool fits_inline(const cpp_rational& value) {
  return numerator(value) >= std::numeric_limits<std::int64_t>::min() &&
         numerator(value) <= std::numeric_limits<std::int64_t>::max() &&
         denominator(value) <= std::numeric_limits<std::uint32_t>::max();
}

Number number_of(const cpp_rational& value) { return Number::parse_exact(value.str()).value(); }

// The value, and that it is on the heap only where it must be.
void expect_is(const Number& number, const cpp_rational& expected, const std::string& what) {
  ASSERT_EQ(number.exact(), expected.str()) << what;
  ASSERT_EQ(number.is_small(), fits_inline(expected)) << what;
}

cpp_int floored(const cpp_rational& value) {
  cpp_int whole = numerator(value) / denominator(value);
  while (cpp_rational(whole) > value) --whole;
  return whole;
}

cpp_rational rounded(const cpp_rational& value, const cpp_rational& step, Rounding rounding) {
  const cpp_int low = floored(value / step);
  const cpp_rational lower = low * step;
  const cpp_rational upper = lower + step;
  if (lower == value || rounding == Rounding::down) return lower;
  if (rounding == Rounding::up) return upper;
  const cpp_rational to_lower = value - lower;
  const cpp_rational to_upper = upper - value;
  if (to_lower != to_upper) return to_lower < to_upper ? lower : upper;
  if (rounding == Rounding::half_up) return upper;
  return low % 2 == 0 ? lower : upper;
}

TEST(NumberProperty, ArithmeticAgreesWithBoost) {
  Generator generator(20'220'627);
  for (int i = 0; i < 20'000; ++i) {
    const cpp_rational a = generator.rational();
    const cpp_rational b = generator.rational();
    const Number x = number_of(a);
    const Number y = number_of(b);
    const std::string what = a.str() + " and " + b.str();
    expect_is(x + y, a + b, what);
    expect_is(x - y, a - b, what);
    expect_is(x * y, a * b, what);
    expect_is(-x, -a, what);
    if (b != 0) expect_is(x / y, a / b, what);
    const int order = a.compare(b);
    ASSERT_EQ(Number::compare(x, y), (order > 0) - (order < 0)) << what;
    ASSERT_EQ(x == y, a == b) << what;
    ASSERT_EQ(x.is_zero(), a == 0) << what;
    ASSERT_EQ(x.is_negative(), a < 0) << what;
    ASSERT_EQ(x.is_whole(), denominator(a) == 1) << what;
  }
}

TEST(NumberProperty, RoundingAgreesWithBoost) {
  Generator generator(20'221'101);
  for (int i = 0; i < 5'000; ++i) {
    const cpp_rational a = generator.rational();
    cpp_rational step = abs(generator.rational());
    if (step == 0) step = 1;
    const Number x = number_of(a);
    const Number by = number_of(step);
    for (const auto rounding : {Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up}) {
      expect_is(x.rounded(by, rounding), rounded(a, step, rounding), a.str() + " by " + step.str());
    }
    // A tie of the same step.
    const cpp_rational tie = (2 * floored(a / step) + 1) * step / 2;
    for (const auto rounding : {Rounding::half_up, Rounding::half_even}) {
      expect_is(number_of(tie).rounded(by, rounding), rounded(tie, step, rounding), tie.str() + " by " + step.str());
    }
  }
}

TEST(NumberProperty, LongCalculationsAgreeWithBoost) {
  Generator generator(7);
  for (int run = 0; run < 200; ++run) {
    Number sum = 0;
    cpp_rational expected = 0;
    for (int i = 0; i < 40; ++i) {
      const cpp_rational term = generator.rational();
      const bool multiply = i % 7 == 3 && term != 0;
      sum = multiply ? sum * number_of(term) : sum + number_of(term);
      expected = multiply ? cpp_rational(expected * term) : cpp_rational(expected + term);
      ASSERT_EQ(sum.hash(), number_of(expected).hash());
    }
    expect_is(sum, expected, "run " + std::to_string(run));
  }
}

TEST(NumberProperty, SmallFractionsStayInlineAndAgree) {
  std::mt19937 random(42);
  for (int run = 0; run < 2'000; ++run) {
    Number sum = 0;
    cpp_rational expected = 0;
    for (int i = 0; i < 12; ++i) {
      const auto yes = static_cast<int>(random() % 30);
      const auto cases = static_cast<int>(1 + random() % 30);
      sum = sum + Number(100) * Number(yes) / Number(cases);
      expected += cpp_rational(100 * yes, cases);
    }
    expect_is(sum, expected, "run " + std::to_string(run));
  }
}

TEST(NumberProperty, BitsAreThoseOfTheWiderPart) {
  Generator generator(11);
  for (int i = 0; i < 5'000; ++i) {
    const cpp_rational a = generator.rational();
    const cpp_int wider = std::max<cpp_int>(abs(numerator(a)), denominator(a));
    ASSERT_EQ(number_of(a).bits(), msb(wider) + 1) << a.str();
  }
}

}  // namespace
}  // namespace rubric
