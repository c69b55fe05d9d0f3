#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace rubric {

/// How a rounding chooses between the two neighbouring multiples of its step.
enum class Rounding : std::uint8_t { half_up, half_even, down, up };

/// An exact rational number of any size: 64-bit numerator over 32-bit denominator inline, a Boost rational on
/// the heap past that. Percentages are held in percent points (65% is 65); levels, booleans, dates and texts as
/// whole numbers. Small results are not always in lowest terms; comparing and printing see through that.
class Number {
 public:
  constexpr Number() = default;
  constexpr Number(std::int64_t whole) : numerator_(whole) {}  // NOLINT: a whole number is a Number
  Number(const Number& other) : numerator_(other.numerator_), denominator_(other.denominator_) {
    if (denominator_ == 0) copy_big(other);
  }
  Number(Number&& other) noexcept : numerator_(other.numerator_), denominator_(other.denominator_) {
    other.numerator_ = 0;
    other.denominator_ = 1;
  }
  Number& operator=(const Number& other) {
    if ((denominator_ == 0) | (other.denominator_ == 0)) return assign_slow(other);
    numerator_ = other.numerator_;
    denominator_ = other.denominator_;
    return *this;
  }
  Number& operator=(Number&& other) noexcept {
    std::swap(numerator_, other.numerator_);
    std::swap(denominator_, other.denominator_);
    return *this;
  }
  /// Becomes the whole number `value`.
  Number& operator=(std::int64_t value) noexcept {
    if (denominator_ == 0) [[unlikely]]
      free_big();
    numerator_ = value;
    denominator_ = 1;
    return *this;
  }
  ~Number() {
    if (denominator_ == 0) free_big();
  }

  /// `numerator / denominator`, reduced; `denominator` is not zero.
  static Number ratio(std::int64_t numerator, std::int64_t denominator);
  /// `numerator / denominator` as it stands; `denominator` is not zero.
  static Number small(std::int64_t numerator, std::uint32_t denominator) { return {numerator, denominator}; }
  /// Reads `12`, `-0.5` or `1.5e3`; nothing where the text is no such number, or has more digits or a larger
  /// exponent than limits::number_digits.
  static std::optional<Number> parse(std::string_view text);
  /// Reads back what `exact` writes of a number within limits::number_bits ("1100/17"), or what `parse` reads.
  static std::optional<Number> parse_exact(std::string_view text);

  friend Number operator+(const Number& a, const Number& b);
  friend Number operator-(const Number& a, const Number& b);
  friend Number operator*(const Number& a, const Number& b);
  /// Exact quotient; `b` is not zero.
  friend Number operator/(const Number& a, const Number& b);
  Number operator-() const;
  friend bool operator==(const Number& a, const Number& b) { return compare(a, b) == 0; }
  friend bool operator<(const Number& a, const Number& b) { return compare(a, b) < 0; }
  friend bool operator>(const Number& a, const Number& b) { return compare(a, b) > 0; }
  friend bool operator<=(const Number& a, const Number& b) { return compare(a, b) <= 0; }
  friend bool operator>=(const Number& a, const Number& b) { return compare(a, b) >= 0; }

  /// The multiple of `step` (above zero) that `rounding` chooses: the nearest, where a tie goes towards plus infinity
  /// (half_up) or to the even multiple (half_even); or the next towards minus infinity (down) or plus infinity (up).
  Number rounded(const Number& step, Rounding rounding) const;

  /// Whether it is zero.
  bool is_zero() const { return denominator_ != 0 && numerator_ == 0; }
  /// Whether it is below zero.
  bool is_negative() const;
  /// Whether it is a whole number of any size.
  bool is_whole() const;
  /// Whether it is held inline, without heap memory.
  bool is_small() const { return denominator_ != 0; }
  /// The value where it is whole and fits 64 bits.
  std::optional<std::int64_t> whole() const;
  /// The inline numerator as it stands: the value itself for a level, boolean, date or text.
  std::int64_t raw() const { return numerator_; }
  /// The inline denominator as it stands, 0 for a number on the heap.
  std::uint32_t raw_below() const { return denominator_; }
  /// Whether it is held inline over the denominator 1, so that `raw()` is the value.
  bool is_plain() const { return denominator_ == 1; }
  /// Bits of the larger of numerator and denominator, against limits::number_bits.
  std::size_t bits() const;
  /// Lowest terms: "18", "1100/17", "-1/3".
  std::string exact() const;
  /// For people: whole as it is; else rounded half up to `decimals` places without trailing zeros.
  std::string display(unsigned decimals = 2) const;
  /// A hash that is equal for equal numbers.
  std::size_t hash() const;

  /// Below, equal or above zero as `a` is below, equal to or above `b`.
  static int compare(const Number& a, const Number& b);

 private:
  struct Big;
  friend struct BigAccess;
  friend struct NumberPaths;
  constexpr Number(std::int64_t numerator, std::uint32_t denominator)
      : numerator_(numerator), denominator_(denominator) {}
  void copy_big(const Number& other);
  void free_big();
  Number& assign_slow(const Number& other);

  // INVARIANT: denominator_ > 0: the value is numerator_ / denominator_; denominator_ == 0: numerator_ holds an
  // owning Big pointer.
  std::int64_t numerator_ = 0;
  std::uint32_t denominator_ = 1;
};

}  // namespace rubric

#include "values/number_inline.hpp"
