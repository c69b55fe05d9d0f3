// The one product file that includes Boost.Multiprecision.
#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <functional>
#include <utility>

#include "values/number.hpp"

namespace rubric {

namespace {

using boost::multiprecision::cpp_int_backend;
using boost::multiprecision::cpp_rational_backend;
using boost::multiprecision::et_off;
using Integer = boost::multiprecision::number<cpp_int_backend<>, et_off>;
using Rational = boost::multiprecision::number<cpp_rational_backend, et_off>;

std::size_t width(const Integer& value) { return value.is_zero() ? 0 : msb(abs(value)) + 1; }

Integer widen(UInt128 value) {
  Integer wide = static_cast<std::uint64_t>(value >> 64U);
  wide <<= 64U;
  wide |= static_cast<std::uint64_t>(value);
  return wide;
}

Integer above(const Rational& value) { return numerator(value); }
Integer below(const Rational& value) { return denominator(value); }

}  // namespace

// INVARIANT: the value does not fit inline; equal numbers are therefore held in the same form.
struct Number::Big {
  Rational value;
};

struct BigAccess {
  static const Rational& held(const Number& number) {
    return reinterpret_cast<const Number::Big*>(static_cast<std::uintptr_t>(number.numerator_))->value;
  }
  static Rational value(const Number& number) {
    if (!number.is_small()) return held(number);
    return Rational(Integer(number.numerator_), Integer(number.denominator_));
  }
  static void hold(Number& number, Rational value) {
    auto* const big = new Number::Big{std::move(value)};
    number.numerator_ = static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(big));
    number.denominator_ = 0;
  }
  static void release(Number& number) {
    delete reinterpret_cast<Number::Big*>(static_cast<std::uintptr_t>(number.numerator_));
  }
  static Number inline_of(std::int64_t numerator, std::uint32_t denominator) { return {numerator, denominator}; }
  static Number narrow(Rational value) {
    const Integer numerator = above(value);
    const Integer denominator = below(value);
    if (width(numerator) <= 64 && width(denominator) <= 32) {
      const auto magnitude = static_cast<std::uint64_t>(abs(numerator));
      const Int128 whole = numerator < 0 ? -static_cast<Int128>(magnitude) : static_cast<Int128>(magnitude);
      if (NumberPaths::fits(whole)) {
        return inline_of(static_cast<std::int64_t>(whole), static_cast<std::uint32_t>(denominator));
      }
    }
    Number number;
    hold(number, std::move(value));
    return number;
  }
};

void Number::copy_big(const Number& other) { BigAccess::hold(*this, BigAccess::held(other)); }
void Number::free_big() { BigAccess::release(*this); }

Number NumberPaths::from_parts(Int128 numerator, UInt128 denominator) {
  const bool negative = numerator < 0;
  Integer top = widen(negative ? UInt128{0} - static_cast<UInt128>(numerator) : static_cast<UInt128>(numerator));
  if (negative) top = -top;
  return BigAccess::narrow(Rational(top, widen(denominator)));
}

Number NumberPaths::add_big(const Number& a, const Number& b) {
  return BigAccess::narrow(BigAccess::value(a) + BigAccess::value(b));
}

Number NumberPaths::subtract_big(const Number& a, const Number& b) {
  return BigAccess::narrow(BigAccess::value(a) - BigAccess::value(b));
}

Number NumberPaths::multiply_big(const Number& a, const Number& b) {
  return BigAccess::narrow(BigAccess::value(a) * BigAccess::value(b));
}

Number NumberPaths::divide_big(const Number& a, const Number& b) {
  return BigAccess::narrow(BigAccess::value(a) / BigAccess::value(b));
}

int NumberPaths::compare_big(const Number& a, const Number& b) {
  const int order = BigAccess::value(a).compare(BigAccess::value(b));
  return (order > 0) - (order < 0);
}

Number NumberPaths::rounded_big(const Number& value, const Number& step, Rounding rounding) {
  const Rational width_of_step = BigAccess::value(step);
  const Rational steps = BigAccess::value(value) / width_of_step;
  const Integer multiple = whole_quotient(above(steps), below(steps), rounding);
  return BigAccess::narrow(Rational(multiple) * width_of_step);
}

bool NumberPaths::is_negative_big(const Number& number) { return BigAccess::held(number).sign() < 0; }

bool NumberPaths::is_whole_big(const Number& number) { return below(BigAccess::held(number)) == 1; }

std::size_t NumberPaths::bits_big(const Number& number) {
  const Rational& value = BigAccess::held(number);
  return std::max(width(above(value)), width(below(value)));
}

std::size_t NumberPaths::hash_big(const Number& number) { return std::hash<Rational>{}(BigAccess::held(number)); }

std::string NumberPaths::exact_big(const Number& number) { return BigAccess::held(number).str(); }

}  // namespace rubric
