#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "values/number.hpp"

/// The inline paths of Number: everything whose operands and result stay within 64 over 32 bits.
namespace rubric {

/// Wide enough for every product of a numerator with a numerator or denominator.
__extension__ typedef __int128 Int128;
/// The same without a sign.
__extension__ typedef unsigned __int128 UInt128;

/// The paths behind the operators: `settle` keeps what fits as it stands; the rest is in number.cpp and number_big.cpp.
struct NumberPaths {
  /// Whether `value` is a 64-bit numerator.
  static constexpr bool fits(Int128 value) { return value == static_cast<std::int64_t>(value); }
  /// Whether `value` is a 32-bit denominator; zero is none.
  static constexpr bool fits_below(UInt128 value) { return value - 1 < std::numeric_limits<std::uint32_t>::max(); }

  /// numerator / denominator, reduced only where it does not fit otherwise.
  static Number settle(Int128 numerator, UInt128 denominator) {
    if (fits(numerator) && fits_below(denominator)) {
      return {static_cast<std::int64_t>(numerator), static_cast<std::uint32_t>(denominator)};
    }
    return reduced(numerator, denominator);
  }
  /// numerator / denominator in lowest terms, inline or not.
  static Number reduced(Int128 numerator, UInt128 denominator);
  /// numerator / denominator, which are in lowest terms, inline or not.
  static Number from_parts(Int128 numerator, UInt128 denominator);
  /// `number` in lowest terms.
  static Number lowest(const Number& number);

  /// The operators past the inline form: where an operand is on the heap, or (slow) where only the way there is wide.
  static Number add_big(const Number& a, const Number& b);
  static Number subtract_big(const Number& a, const Number& b);
  static Number multiply_big(const Number& a, const Number& b);
  static Number divide_slow(const Number& a, const Number& b);
  static Number divide_big(const Number& a, const Number& b);
  static int compare_big(const Number& a, const Number& b);
  static Number rounded_slow(const Number& value, const Number& step, Rounding rounding);
  static Number rounded_big(const Number& value, const Number& step, Rounding rounding);

  /// The questions asked of a number on the heap.
  static bool is_negative_big(const Number& number);
  static bool is_whole_big(const Number& number);
  static std::size_t bits_big(const Number& number);
  static std::size_t hash_big(const Number& number);
  static std::string exact_big(const Number& number);

  /// numerator / denominator rounded to a whole; `denominator` is above zero.
  template <class Integer>
  static Integer whole_quotient(const Integer& numerator, const Integer& denominator, Rounding rounding) {
    Integer quotient = numerator / denominator;
    Integer rest = numerator % denominator;
    if (rest < 0) {
      rest += denominator;
      --quotient;
    }
    // Added without a branch: which side a value falls on is anybody's guess.
    const Integer other_side = denominator - rest;
    switch (rounding) {
      case Rounding::half_up: quotient += rest >= other_side ? 1 : 0; break;
      case Rounding::half_even:
        quotient += rest > other_side || (rest == other_side && quotient % 2 != 0) ? 1 : 0;
        break;
      case Rounding::down: break;
      case Rounding::up: quotient += rest != 0 ? 1 : 0; break;
    }
    return quotient;
  }
};

inline Number operator+(const Number& a, const Number& b) {
  if ((a.denominator_ != 0) & (b.denominator_ != 0)) {
    if (a.denominator_ == b.denominator_) {
      return NumberPaths::settle(static_cast<Int128>(a.numerator_) + b.numerator_, a.denominator_);
    }
    return NumberPaths::settle(
        static_cast<Int128>(a.numerator_) * b.denominator_ + static_cast<Int128>(b.numerator_) * a.denominator_,
        static_cast<std::uint64_t>(a.denominator_) * b.denominator_);
  }
  return NumberPaths::add_big(a, b);
}

inline Number operator-(const Number& a, const Number& b) {
  if ((a.denominator_ != 0) & (b.denominator_ != 0)) {
    if (a.denominator_ == b.denominator_) {
      return NumberPaths::settle(static_cast<Int128>(a.numerator_) - b.numerator_, a.denominator_);
    }
    return NumberPaths::settle(
        static_cast<Int128>(a.numerator_) * b.denominator_ - static_cast<Int128>(b.numerator_) * a.denominator_,
        static_cast<std::uint64_t>(a.denominator_) * b.denominator_);
  }
  return NumberPaths::subtract_big(a, b);
}

inline Number operator*(const Number& a, const Number& b) {
  if ((a.denominator_ != 0) & (b.denominator_ != 0)) {
    return NumberPaths::settle(static_cast<Int128>(a.numerator_) * b.numerator_,
                               static_cast<std::uint64_t>(a.denominator_) * b.denominator_);
  }
  return NumberPaths::multiply_big(a, b);
}

inline Number operator/(const Number& a, const Number& b) {
  if ((a.denominator_ == 1) & (b.denominator_ == 1) & (static_cast<std::uint64_t>(b.numerator_) - 1 < 0xffff'ffff))
    return {a.numerator_, static_cast<std::uint32_t>(b.numerator_)};
  // A divisor above zero keeps its sign out of the denominator; the rest is seldom.
  if ((a.denominator_ != 0) & (b.denominator_ != 0) & (b.numerator_ > 0)) {
    return NumberPaths::settle(static_cast<Int128>(a.numerator_) * b.denominator_,
                               static_cast<UInt128>(a.denominator_) * static_cast<std::uint64_t>(b.numerator_));
  }
  return NumberPaths::divide_slow(a, b);
}

inline Number Number::operator-() const {
  if (denominator_ != 0) return NumberPaths::settle(-static_cast<Int128>(numerator_), denominator_);
  return NumberPaths::subtract_big(Number(), *this);
}

inline int Number::compare(const Number& a, const Number& b) {
  if ((a.denominator_ != 0) & (b.denominator_ != 0)) {
    if (a.denominator_ == b.denominator_) return (a.numerator_ > b.numerator_) - (a.numerator_ < b.numerator_);
    const Int128 left = static_cast<Int128>(a.numerator_) * b.denominator_;
    const Int128 right = static_cast<Int128>(b.numerator_) * a.denominator_;
    return (left > right) - (left < right);
  }
  return NumberPaths::compare_big(a, b);
}

inline Number Number::rounded(const Number& step, Rounding rounding) const {
  if ((denominator_ != 0) & (step.denominator_ == 1) & (step.numerator_ == 1))
    return NumberPaths::whole_quotient(numerator_, static_cast<std::int64_t>(denominator_), rounding);
  if ((denominator_ != 0) & (step.denominator_ != 0) & (step.numerator_ > 0)) {
    const Int128 above = static_cast<Int128>(numerator_) * step.denominator_;
    const Int128 below = static_cast<Int128>(step.numerator_) * denominator_;
    if (NumberPaths::fits(above) && NumberPaths::fits(below)) {
      const auto multiple =
          NumberPaths::whole_quotient(static_cast<std::int64_t>(above), static_cast<std::int64_t>(below), rounding);
      return NumberPaths::settle(static_cast<Int128>(multiple) * step.numerator_, step.denominator_);
    }
  }
  return NumberPaths::rounded_slow(*this, step, rounding);
}

inline bool Number::is_negative() const {
  return denominator_ != 0 ? numerator_ < 0 : NumberPaths::is_negative_big(*this);
}

inline bool Number::is_whole() const {
  if (denominator_ == 0) return NumberPaths::is_whole_big(*this);
  return denominator_ == 1 || numerator_ % static_cast<std::int64_t>(denominator_) == 0;
}

inline std::optional<std::int64_t> Number::whole() const {
  if (denominator_ == 1) return numerator_;
  if (denominator_ == 0 || numerator_ % static_cast<std::int64_t>(denominator_) != 0) return std::nullopt;
  return numerator_ / static_cast<std::int64_t>(denominator_);
}

inline std::size_t Number::bits() const {
  if (denominator_ == 0) return NumberPaths::bits_big(*this);
  const auto above = static_cast<std::uint64_t>(numerator_);
  const auto magnitude = numerator_ < 0 ? 0 - above : above;
  return static_cast<std::size_t>(std::bit_width(magnitude | denominator_));
}

}  // namespace rubric
