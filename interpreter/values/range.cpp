#include "values/range.hpp"

#include <bit>
#include <cassert>

#include "base/limits.hpp"

namespace rubric {

namespace {

bool is_finite(Type type) { return type.kind == Kind::boolean || type.is_level(); }

// The bit of a level; none for a value that is no level.
std::uint64_t bit_of(const Number& value) {
  const auto level = value.whole();
  if (!level || *level < 0 || *level >= static_cast<std::int64_t>(limits::levels)) return 0;
  return std::uint64_t{1} << static_cast<unsigned>(*level);
}

std::uint64_t first_levels(std::uint32_t count) {
  assert(count <= limits::levels);
  return count >= limits::levels ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

bool has_one_bit(std::uint64_t bits) { return bits != 0 && (bits & (bits - 1)) == 0; }

void widen(Range& range, const Range& other) {
  assert(range.finite == other.finite && "sets of one type have one form");
  range.levels |= other.levels;
  if (range.low && (!other.low || *other.low < *range.low)) range.low = other.low;
  if (range.high && (!other.high || *other.high > *range.high)) range.high = other.high;
}

}  // namespace

Range Range::of(Type type, const Number& value) {
  Range range;
  range.finite = is_finite(type);
  if (range.finite) {
    range.levels = bit_of(value);
    assert(range.levels != 0 && "a level has an index below limits::levels");
  } else {
    range.low = value;
    range.high = value;
  }
  return range;
}

Range Range::all(Type type, std::uint32_t levels) {
  Range range;
  range.finite = is_finite(type);
  if (range.finite) {
    range.levels = first_levels(type.kind == Kind::boolean ? 2 : levels);
    range.has_value = range.levels != 0;
  }
  if (type.kind == Kind::count) range.low = Number(0);
  return range;
}

bool Range::settled() const {
  if (absent || may_be_unrated || may_fail || !has_value) return false;
  return finite ? has_one_bit(levels) : low && high && *low == *high;
}

std::optional<Number> Range::single() const {
  if (!settled()) return std::nullopt;
  if (!finite) return low;
  return Number(std::countr_zero(levels));
}

Range Range::join(const Range& other) const {
  Range joined = has_value ? *this : other;
  if (has_value && other.has_value) widen(joined, other);
  joined.absent = absent || other.absent;
  joined.may_be_unrated = may_be_unrated || other.may_be_unrated;
  joined.may_fail = may_fail || other.may_fail;
  joined.has_value = has_value || other.has_value;
  joined.fault = fault != Fault::none ? fault : other.fault;
  return joined;
}

bool Range::contains(const Number& value) const {
  if (!has_value) return false;
  if (finite) return (levels & bit_of(value)) != 0;
  return (!low || *low <= value) && (!high || value <= *high);
}

}  // namespace rubric
