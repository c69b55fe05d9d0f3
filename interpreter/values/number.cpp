#include "values/number.hpp"

#include <cassert>
#include <cstdlib>
#include <numeric>

namespace rubric {

namespace {

constexpr UInt128 magnitude(Int128 value) {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

constexpr bool fits_word(UInt128 value) { return value <= std::numeric_limits<std::uint64_t>::max(); }

UInt128 greatest_common_divisor(UInt128 a, UInt128 b) {
  // One step brings both to the size of the smaller; most end in 64 bits at once.
  while (b != 0 && !(fits_word(a) && fits_word(b))) {
    const UInt128 rest = a % b;
    a = b;
    b = rest;
  }
  if (b == 0) return a;
  return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
}

// Division by zero is a mistake of the caller that no value can stand for, in release builds too.
void require_above_zero(bool holds) {
  assert(holds && "a divisor or step is zero or below");
  if (!holds) std::abort();
}

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58'476d'1ce4'e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d0'49bb'1331'11ebU;
  return value ^ (value >> 31U);
}

}  // namespace

Number NumberPaths::reduced(Int128 numerator, UInt128 denominator) {
  require_above_zero(denominator != 0);
  const UInt128 divisor = greatest_common_divisor(magnitude(numerator), denominator);
  // Dividing the magnitude: a divisor of 2^127 would not be an Int128.
  const UInt128 above = magnitude(numerator) / divisor;
  const Int128 signed_above = numerator < 0 ? static_cast<Int128>(UInt128{0} - above) : static_cast<Int128>(above);
  const UInt128 below = denominator / divisor;
  if (fits(signed_above) && fits_below(below)) {
    return {static_cast<std::int64_t>(signed_above), static_cast<std::uint32_t>(below)};
  }
  return from_parts(signed_above, below);
}

Number NumberPaths::lowest(const Number& number) {
  if (number.denominator_ <= 1) return number;
  return reduced(number.numerator_, number.denominator_);
}

Number NumberPaths::divide_slow(const Number& a, const Number& b) {
  require_above_zero(!b.is_zero());
  if (!a.is_small() || !b.is_small()) return divide_big(a, b);
  const Int128 above = static_cast<Int128>(a.numerator_) * b.denominator_;
  const UInt128 below = a.denominator_ * magnitude(b.numerator_);
  return settle(b.numerator_ < 0 ? -above : above, below);
}

Number NumberPaths::rounded_slow(const Number& value, const Number& step, Rounding rounding) {
  require_above_zero(!step.is_zero() && !step.is_negative());
  if (!value.is_small() || !step.is_small()) return rounded_big(value, step, rounding);
  const Int128 above = static_cast<Int128>(value.numerator_) * step.denominator_;
  const Int128 below = static_cast<Int128>(step.numerator_) * value.denominator_;
  const Int128 multiple = whole_quotient(above, below, rounding);
  if (!fits(multiple)) return rounded_big(value, step, rounding);
  return settle(multiple * step.numerator_, step.denominator_);
}

Number Number::ratio(std::int64_t numerator, std::int64_t denominator) {
  const Int128 above = numerator;
  return NumberPaths::reduced(denominator < 0 ? -above : above, magnitude(denominator));
}

Number& Number::assign_slow(const Number& other) {
  Number copy(other);
  return *this = std::move(copy);
}

std::size_t Number::hash() const {
  if (!is_small()) return NumberPaths::hash_big(*this);
  const Number number = NumberPaths::lowest(*this);
  return static_cast<std::size_t>(mixed(mixed(static_cast<std::uint64_t>(number.numerator_)) + number.denominator_));
}

}  // namespace rubric
