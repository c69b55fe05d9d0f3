#include <algorithm>

#include "compile/operations.hpp"
#include "evaluate/ranges.hpp"

namespace rubric::evaluate {

namespace {

constexpr std::uint64_t bit(std::uint64_t level) { return std::uint64_t{1} << level; }
int lowest_level(std::uint64_t levels) { return __builtin_ctzll(levels); }
int highest_level(std::uint64_t levels) { return 63 - __builtin_clzll(levels); }

/// Least and greatest value, as an interval.
Range span_of(const Range& range) {
  if (!range.finite) return range;
  Range result;
  result.low = Number(lowest_level(range.levels));
  result.high = Number(highest_level(range.levels));
  return result;
}

bool overlap(const Range& a, const Range& b) {
  if (a.finite) return (a.levels & b.levels) != 0;
  return !(a.high && b.low && *a.high < *b.low) && !(b.high && a.low && *b.high < *a.low);
}

bool one_value(const Range& range) {
  if (range.finite) return (range.levels & (range.levels - 1)) == 0;
  return range.low && range.high && *range.low == *range.high;
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

void set_truths(Range& dest, bool can_be_false, bool can_be_true) {
  dest = hull(dest, truths(can_be_false, can_be_true));
}

/// A branch that is perhaps taken: its values, and how else it may end.
void take(Range& dest, const Range& branch) {
  const bool unrated = dest.may_be_unrated || branch.may_be_unrated;
  const bool absent = dest.absent || branch.absent;
  dest = hull(dest, branch);
  if (branch.may_fail) may_fail(dest, branch.fault);
  dest.may_be_unrated = unrated;
  dest.absent = absent;
}

}  // namespace

void Ranges::compare(Range& dest, const Range& a, const Range& b, Opcode code) {
  if (!begin(dest, {&a, &b})) return;
  if (code == Opcode::equal || code == Opcode::not_equal) {
    const bool can_be_equal = overlap(a, b);
    const bool can_differ = !(can_be_equal && one_value(a) && one_value(b));
    return code == Opcode::equal ? set_truths(dest, can_differ, can_be_equal)
                                 : set_truths(dest, can_be_equal, can_differ);
  }
  const Range x = span_of(a);
  const Range y = span_of(b);
  const auto at_ends = [code](const std::optional<Number>& p, const std::optional<Number>& q, bool open) {
    return p && q ? compile::Cells::holds(compile::order(*p, *q), code) : open;
  };
  // The comparison is monotone in both operands: its extremes lie at opposite ends.
  const bool rises = code == Opcode::greater || code == Opcode::greater_equal;
  const bool can_hold = rises ? at_ends(x.high, y.low, true) : at_ends(x.low, y.high, true);
  const bool must_hold = rises ? at_ends(x.low, y.high, false) : at_ends(x.high, y.low, false);
  set_truths(dest, !must_hold, can_hold);
}

void Ranges::logical_and(Range& dest, const Range& a, const Range& b) {
  if (begin(dest, {&a, &b})) set_truths(dest, can_be_false(a) || can_be_false(b), can_be_true(a) && can_be_true(b));
}

void Ranges::logical_or(Range& dest, const Range& a, const Range& b) {
  if (begin(dest, {&a, &b})) set_truths(dest, can_be_false(a) && can_be_false(b), can_be_true(a) || can_be_true(b));
}

void Ranges::logical_not(Range& dest, const Range& a) {
  if (begin(dest, {&a})) set_truths(dest, can_be_true(a), can_be_false(a));
}

void Ranges::choose(Range& dest, const Range& condition, const Range& then, const Range& otherwise) {
  begin(dest, {&condition});
  if (can_be_true(condition)) take(dest, then);
  if (can_be_false(condition)) take(dest, otherwise);
}

void Ranges::or_else(Range& dest, const Range& a, const Range& b) {
  dest = nothing();
  take(dest, a);
  dest.absent = false;
  if (a.absent) take(dest, b);
}

void Ranges::rated(Range& dest, const Range& rated, const Range& value) {
  begin(dest, {&rated});
  if (can_be_true(rated)) take(dest, value);
  if (can_be_false(rated)) dest.may_be_unrated = true;
}

void Ranges::band(Range& dest, const Range& a, const BandTable& table) {
  if (!begin(dest, {&a})) return;
  const std::size_t first = a.low ? compile::band_row(table, *a.low) : 0;
  const std::size_t last = a.high ? compile::band_row(table, *a.high) : table.edges.size();
  dest.finite = true;
  for (std::size_t row = first; row <= last; ++row) dest.levels |= bit(table.levels[row]);
  dest.has_value = dest.levels != 0;
}

void Ranges::distance(Range& dest, const Range& a, const BandTable& table) {
  if (!begin(dest, {&a})) return;
  if (table.edges.empty()) return may_fail(dest, Fault::nothing_to_aggregate);
  const auto at = [&table](const Number& value) {
    Cell result;
    compile::Cells::distance(result, Cell::of(value), table);
    return result.number;
  };
  // Between edges the distance rises to the middle and falls again: its extremes lie at the ends of `a`, at the
  // edges inside it (0) and at the middles inside it.
  std::optional<Number> low;
  std::optional<Number> high;
  const auto reach = [&](const Number& value) {
    const Number distance = at(value);
    if (!low || distance < *low) low = distance;
    if (!high || distance > *high) high = distance;
  };
  if (a.low) reach(*a.low);
  if (a.high) reach(*a.high);
  for (std::size_t i = 0; i < table.edges.size(); ++i) {
    if (a.contains(table.edges[i])) reach(table.edges[i]);
    if (i == 0) continue;
    const Number middle = (table.edges[i - 1] + table.edges[i]) / Number(2);
    if (a.contains(middle)) reach(middle);
  }
  if (!a.low || !a.high) high.reset();
  dest = hull(dest, interval(low, high));
}

void Ranges::points(Range& dest, const Range& level, const std::vector<Number>& points) {
  if (!begin(dest, {&level})) return;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if ((level.levels & bit(i)) != 0) dest = hull(dest, interval(points[i], points[i]));
  }
}

}  // namespace rubric::evaluate
