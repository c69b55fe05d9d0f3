#pragma once
#include <cstdint>
#include <optional>

#include "values/cell.hpp"
#include "values/type.hpp"

namespace rubric {

/// The set of values a slot can still take. Booleans, scales and choices: a bit for each level. Numbers, percentages
/// and dates: a closed interval, open-ended where a bound is unset. Texts: one known text, or any.
struct Range {
  bool finite = false;           // `levels` is meant; else `low` and `high`
  std::uint64_t levels = 0;      // bit i: level i is possible (booleans: 0 false, 1 true)
  std::optional<Number> low{};   // unset: no lower bound
  std::optional<Number> high{};  // unset: no upper bound
  bool absent = false;           // an input that is not given, where `or else` takes its place
  bool may_be_unrated = false;   // the item may turn out not rated
  bool may_fail = false;         // an error is possible
  bool has_value = true;         // some value is possible at all
  Fault fault = Fault::none;     // of the failure that is possible

  /// Exactly this value; `type` says which form it takes.
  static Range of(Type type, const Number& value);
  /// Every value of `type`; `levels` is the number of levels of a scale or choice.
  static Range all(Type type, std::uint32_t levels);
  /// Neither unrated nor failed and one value only.
  bool settled() const;
  /// The value where `settled`.
  std::optional<Number> single() const;
  /// Every value that is in `this` or in `other`.
  Range join(const Range& other) const;
  /// Whether `value` is in the set.
  bool contains(const Number& value) const;
};

}  // namespace rubric
