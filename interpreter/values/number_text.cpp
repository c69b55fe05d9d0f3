#include <algorithm>
#include <limits>

#include "base/limits.hpp"
#include "values/number.hpp"

namespace rubric {

namespace {

constexpr std::size_t chunk_digits = 18;  // of any digits, below 2^63

// Digits that a number of limits::number_bits bits may have: log10(2) is a little below 0.30103.
constexpr std::size_t exact_digits = limits::number_bits * 30103 / 100000 + 1;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

Number power_of_ten(std::size_t exponent) {
  Number power = 1;
  for (; exponent >= chunk_digits; exponent -= chunk_digits) power = power * Number(1'000'000'000'000'000'000);
  std::int64_t rest = 1;
  for (; exponent > 0; --exponent) rest *= 10;
  return power * Number(rest);
}

// `number` with `digits` written behind it.
Number append(Number number, std::string_view digits) {
  while (!digits.empty()) {
    const auto chunk = digits.substr(0, chunk_digits);
    digits.remove_prefix(chunk.size());
    std::int64_t value = 0;
    for (const char c : chunk) value = 10 * value + (c - '0');
    number = number * power_of_ten(chunk.size()) + Number(value);
  }
  return number;
}

// Reads the digits behind an `e`; saturates just above the limit, so that no length of digits overflows.
std::optional<int> take_exponent(std::string_view& text) {
  const bool negative = take(text, '-');
  if (!negative) take(text, '+');
  const auto digits = take_digits(text);
  if (digits.empty()) return std::nullopt;
  constexpr int limit = static_cast<int>(limits::number_digits);
  int value = 0;
  for (const char c : digits) value = std::min(10 * value + (c - '0'), limit + 1);
  if (value > limit) return std::nullopt;
  return negative ? -value : value;
}

}  // namespace

std::optional<Number> Number::parse(std::string_view text) {
  const bool negative = take(text, '-');
  const auto whole = take_digits(text);
  if (whole.empty()) return std::nullopt;
  std::string_view fraction;
  if (take(text, '.')) {
    fraction = take_digits(text);
    if (fraction.empty()) return std::nullopt;
  }
  if (whole.size() + fraction.size() > limits::number_digits) return std::nullopt;
  int exponent = 0;
  if (take(text, 'e') || take(text, 'E')) {
    const auto found = take_exponent(text);
    if (!found) return std::nullopt;
    exponent = *found;
  }
  if (!text.empty()) return std::nullopt;

  const int scale = exponent - static_cast<int>(fraction.size());
  Number number = append(append(Number(), whole), fraction);
  if (scale > 0) number = number * power_of_ten(static_cast<std::size_t>(scale));
  if (scale < 0) number = number / power_of_ten(static_cast<std::size_t>(-scale));
  return NumberPaths::lowest(negative ? -number : number);
}

std::optional<Number> Number::parse_exact(std::string_view text) {
  if (auto number = parse(text)) return number;
  const bool negative = take(text, '-');
  const auto above = take_digits(text);
  const bool fraction = take(text, '/');
  const auto below = take_digits(text);
  if (above.empty() || above.size() > exact_digits || below.size() > exact_digits) return std::nullopt;
  if (fraction == below.empty() || !text.empty()) return std::nullopt;
  const Number numerator = append(Number(), above);
  const Number denominator = fraction ? append(Number(), below) : Number(1);
  if (denominator.is_zero()) return std::nullopt;
  const Number number = NumberPaths::lowest(numerator / denominator);
  return negative ? -number : number;
}

std::string Number::exact() const {
  if (!is_small()) return NumberPaths::exact_big(*this);
  const Number number = NumberPaths::lowest(*this);
  auto text = std::to_string(number.numerator_);
  if (number.denominator_ != 1) text += '/' + std::to_string(number.denominator_);
  return text;
}

std::string Number::display(unsigned decimals) const {
  if (is_whole()) return exact();
  const auto places = std::min<std::size_t>(decimals, limits::number_digits);
  auto text = (*this * power_of_ten(places)).rounded(Number(1), Rounding::half_up).exact();
  const std::size_t sign = text.front() == '-' ? 1 : 0;
  if (text.size() - sign <= places) text.insert(sign, places + 1 - (text.size() - sign), '0');
  text.insert(text.size() - places, 1, '.');
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace rubric
