#include "evaluate/ranges.hpp"

namespace rubric::evaluate {

Range nothing() {
  Range range;
  range.has_value = false;
  return range;
}

Range truths(bool can_be_false, bool can_be_true) {
  Range range;
  range.finite = true;
  range.levels = (can_be_false ? 1U : 0U) | (can_be_true ? 2U : 0U);
  range.has_value = range.levels != 0;
  return range;
}

void may_fail(Range& range, Fault fault) {
  if (!range.may_fail) range.fault = fault;
  range.may_fail = true;
}

void inherit(Range& to, const Range& from) {
  if (from.may_fail) may_fail(to, from.fault);
  if (from.may_be_unrated) may_fail(to, Fault::unrated_read);
}

int order_low(const std::optional<Number>& a, const std::optional<Number>& b) {
  return a && b ? compile::order(*a, *b) : int{a.has_value()} - int{b.has_value()};
}

int order_high(const std::optional<Number>& a, const std::optional<Number>& b) {
  return a && b ? compile::order(*a, *b) : int{b.has_value()} - int{a.has_value()};
}

Range interval(std::optional<Number> low, std::optional<Number> high) {
  const auto too_large = [](const std::optional<Number>& bound) {
    return bound && !bound->is_small() && bound->bits() > limits::number_bits;
  };
  Range range;
  if (too_large(low) || too_large(high)) {
    may_fail(range, Fault::number_too_large);
    return range;
  }
  range.low = std::move(low);
  range.high = std::move(high);
  return range;
}

Range hull(const Range& a, const Range& b) {
  Range result = a;
  if (!b.has_value) return result;
  if (!a.has_value) {
    result.finite = b.finite;
    result.levels = b.levels;
    result.low = b.low;
    result.high = b.high;
    result.has_value = true;
    return result;
  }
  result.levels |= b.levels;
  if (order_low(b.low, a.low) < 0) result.low = b.low;
  if (order_high(b.high, a.high) > 0) result.high = b.high;
  return result;
}

void Ranges::clear(Range& dest) { dest = nothing(); }
bool Ranges::may_hold(const Range& condition) { return can_be_true(condition); }
bool Ranges::may_lack(const Range& value) { return value.absent; }

}  // namespace rubric::evaluate
