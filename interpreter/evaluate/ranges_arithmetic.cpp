#include <algorithm>

#include "evaluate/ranges.hpp"

namespace rubric::evaluate {

namespace {

using Bound = std::optional<Number>;

/// A bound that may be infinite: `infinite` is -1, 0 or 1.
struct Extended {
  int infinite = 0;
  Number number{};
};

Extended low_of(const Range& range) { return range.low ? Extended{0, *range.low} : Extended{-1, {}}; }
Extended high_of(const Range& range) { return range.high ? Extended{0, *range.high} : Extended{1, {}}; }
int sign(const Extended& x) {
  if (x.infinite != 0) return x.infinite;
  return x.number.is_zero() ? 0 : x.number.is_negative() ? -1 : 1;
}

Extended product(const Extended& a, const Extended& b) {
  // Zero times an open end is zero: the end itself is never reached.
  if (a.infinite == 0 && b.infinite == 0) return {0, a.number * b.number};
  return {sign(a) * sign(b), {}};
}

bool below(const Extended& a, const Extended& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite;
  return a.infinite == 0 && a.number < b.number;
}

Bound bound(const Extended& x) { return x.infinite == 0 ? Bound(x.number) : std::nullopt; }

Range times(const Range& a, const Range& b) {
  const Extended products[] = {product(low_of(a), low_of(b)), product(low_of(a), high_of(b)),
                               product(high_of(a), low_of(b)), product(high_of(a), high_of(b))};
  const auto [least, most] = std::minmax_element(std::begin(products), std::end(products), below);
  return interval(bound(*least), bound(*most));
}

Bound sum(const Bound& a, const Bound& b) { return a && b ? Bound(*a + *b) : std::nullopt; }
Bound minus(const Bound& a) { return a ? Bound(-*a) : std::nullopt; }
Range negated(const Range& a) { return interval(minus(a.high), minus(a.low)); }

/// 1 / b over the part of b above zero, if there is any.
std::optional<Range> reciprocal_above(const Range& b, bool whole) {
  if (b.high && *b.high <= Number(0)) return std::nullopt;
  Bound least = b.low;
  if (!least || *least <= Number(0)) least = whole ? Bound(Number(1)) : std::nullopt;
  Range result;
  result.low = b.high ? Number(1) / *b.high : Number(0);
  result.high = least ? Bound(Number(1) / *least) : std::nullopt;
  return result;
}

bool begin(Range& dest, std::initializer_list<const Range*> operands) {
  dest = nothing();
  bool all = true;
  for (const Range* operand : operands) {
    inherit(dest, *operand);
    all = all && operand->has_value;
  }
  return all;
}

void finish(Range& dest, const Range& values) {
  dest = hull(dest, values);
  if (values.may_fail) may_fail(dest, values.fault);
}

}  // namespace

void Ranges::add(Range& dest, const Range& a, const Range& b) {
  if (begin(dest, {&a, &b})) finish(dest, interval(sum(a.low, b.low), sum(a.high, b.high)));
}

void Ranges::subtract(Range& dest, const Range& a, const Range& b) {
  if (begin(dest, {&a, &b})) finish(dest, interval(sum(a.low, minus(b.high)), sum(a.high, minus(b.low))));
}

void Ranges::multiply(Range& dest, const Range& a, const Range& b) {
  if (begin(dest, {&a, &b})) finish(dest, times(a, b));
}

void Ranges::divide(Range& dest, const Range& a, const Range& b, Type divisor) {
  if (!begin(dest, {&a, &b})) return;
  if (b.contains(Number(0))) may_fail(dest, Fault::division_by_zero);
  const bool whole = divisor.kind == Kind::count;
  if (const auto above = reciprocal_above(b, whole)) finish(dest, times(a, *above));
  if (const auto under = reciprocal_above(negated(b), whole)) finish(dest, times(a, negated(*under)));
}

void Ranges::negate(Range& dest, const Range& a) {
  if (begin(dest, {&a})) finish(dest, negated(a));
}

void Ranges::absolute(Range& dest, const Range& a) {
  if (!begin(dest, {&a})) return;
  if (a.low && !a.low->is_negative()) return finish(dest, interval(a.low, a.high));
  if (a.high && *a.high <= Number(0)) return finish(dest, negated(a));
  Bound most;
  if (a.low && a.high) most = std::max(-*a.low, *a.high);
  finish(dest, interval(Number(0), most));
}

void Ranges::round(Range& dest, const Range& a, const Range& step, Rounding rounding) {
  if (!begin(dest, {&a, &step})) return;
  if (!step.low || *step.low <= Number(0)) may_fail(dest, Fault::division_by_zero);
  if (step.high && *step.high <= Number(0)) return;
  if (const std::optional<Number> single = step.single()) {
    finish(dest, interval(a.low ? Bound(a.low->rounded(*single, rounding)) : std::nullopt,
                          a.high ? Bound(a.high->rounded(*single, rounding)) : std::nullopt));
  } else {
    // A value moves by less than the step, whatever the step is.
    finish(dest, interval(sum(a.low, minus(step.high)), sum(a.high, step.high)));
  }
}

void Ranges::to_whole(Range& dest, const Range& a, Rounding rounding) {
  if (!begin(dest, {&a})) return;
  finish(dest, interval(a.low ? Bound(a.low->rounded(Number(1), rounding)) : std::nullopt,
                        a.high ? Bound(a.high->rounded(Number(1), rounding)) : std::nullopt));
}

void Ranges::between(Range& dest, const Range& from, const Range& to, Opcode unit) {
  if (!begin(dest, {&from, &to})) return;
  // The later `to` and the earlier `from`, the more time between them.
  const auto at = [unit](const Bound& first, const Bound& last) -> Bound {
    if (!first || !last) return std::nullopt;
    Cell result;
    compile::Cells::between(result, Cell::of(*first), Cell::of(*last), unit);
    return result.number;
  };
  finish(dest, interval(at(from.high, to.low), at(from.low, to.high)));
}

}  // namespace rubric::evaluate
