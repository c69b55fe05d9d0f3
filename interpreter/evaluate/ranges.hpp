#pragma once
#include "compile/cells.hpp"
#include "values/range.hpp"

namespace rubric::evaluate {

using compile::BandTable;
using compile::Discretion;
using compile::Limit;
using compile::Opcode;

/// The operations over sets of values: each gives every value, and every failure, that the exact operation gives for
/// some choice of values from its operands' sets. Operands are taken as independent of each other.
struct Ranges {
  using Value = Range;
  class Fold;

  static void clear(Range& dest);
  static bool may_hold(const Range& condition);
  static bool may_matter(const Range&) { return true; }
  static bool may_lack(const Range& value);

  static void copy(Range& dest, const Range& a) { dest = a; }
  static void add(Range& dest, const Range& a, const Range& b);
  static void subtract(Range& dest, const Range& a, const Range& b);
  static void multiply(Range& dest, const Range& a, const Range& b);
  /// `divisor` tells whether the divisor is whole, so that it is at least 1 where it is above 0.
  static void divide(Range& dest, const Range& a, const Range& b, Type divisor);
  static void negate(Range& dest, const Range& a);
  static void absolute(Range& dest, const Range& a);
  static void round(Range& dest, const Range& a, const Range& step, Rounding rounding);
  static void to_whole(Range& dest, const Range& a, Rounding rounding);
  static void compare(Range& dest, const Range& a, const Range& b, Opcode code);
  static void logical_and(Range& dest, const Range& a, const Range& b);
  static void logical_or(Range& dest, const Range& a, const Range& b);
  static void logical_not(Range& dest, const Range& a);
  static void choose(Range& dest, const Range& condition, const Range& then, const Range& otherwise);
  static void or_else(Range& dest, const Range& a, const Range& b);
  static void rated(Range& dest, const Range& rated, const Range& value);
  static void band(Range& dest, const Range& a, const BandTable& table);
  static void distance(Range& dest, const Range& a, const BandTable& table);
  static void points(Range& dest, const Range& level, const std::vector<Number>& points);
  static void between(Range& dest, const Range& from, const Range& to, Opcode unit);
  static void permit(Range& dest, const Range& from, const Range& to, const Discretion& rule, const Range* slots);
  static void reach(Range& dest, const Range& from, const Range& to, const Discretion& rule);
  static void adjust(Range& dest, const Range& a, const std::vector<Limit>& bounds, const Range* slots);
};

/// Reduces sets of values one by one, like Cells::Fold.
class Ranges::Fold {
 public:
  explicit Fold(syntax::AggregateKind kind);
  /// Takes in one member, which may be in or out where `included` leaves that open.
  void add(const Range* included, const Range* value);
  /// Takes in any number of members like this one, from none on.
  void add_any_number(const Range* included, const Range* value);
  void finish(Range& dest);

 private:
  struct Member;
  void take(const Member& member, const Range& value);
  void keep_failure(const Range& from);
  syntax::AggregateKind kind_;
  bool unbounded_ = false;         // further members without number
  bool failed_ = false;            // some member surely fails
  std::uint64_t sure_ = 0;         // members surely in
  std::uint64_t sure_true_ = 0;    // of them: condition surely holds
  std::uint64_t sure_open_ = 0;    // of them: condition may hold or not
  std::uint64_t maybe_ = 0;        // members perhaps in
  std::uint64_t maybe_true_ = 0;   // of them: condition may hold
  std::uint64_t maybe_false_ = 0;  // of them: condition may fail to hold
  Range total_{};                  // sum, or the lowest or highest so far
  Range hull_{};                   // every value of every member
  Range failure_{};
};

// Helpers shared by the files of this domain.

/// The set {false, true} narrowed to what is possible.
Range truths(bool can_be_false, bool can_be_true);
inline bool can_be_true(const Range& range) { return range.has_value && (range.levels & 2U) != 0; }
inline bool can_be_false(const Range& range) { return range.has_value && (range.levels & 1U) != 0; }
/// No value at all.
Range nothing();
/// Everything that `slot` can hold.
Range everything(const compile::Program& program, compile::Slot slot);
/// Notes that `fault` is possible.
void may_fail(Range& range, Fault fault);
/// Hands the failures of `from` on to `to`, to read what is not rated among them.
void inherit(Range& to, const Range& from);
/// Below zero, zero or above zero as for numbers; an unset bound is minus infinity.
int order_low(const std::optional<Number>& a, const std::optional<Number>& b);
/// The same; an unset bound is plus infinity.
int order_high(const std::optional<Number>& a, const std::optional<Number>& b);
/// The interval from `low` to `high`, opened where a bound is past limits::number_bits.
Range interval(std::optional<Number> low, std::optional<Number> high);
/// `a` joined with `b` in values only.
Range hull(const Range& a, const Range& b);

}  // namespace rubric::evaluate
