#pragma once
#include <algorithm>
#include <limits>
#include <span>

#include "compile/cells.hpp"
#include "values/fraction.hpp"

namespace rubric::compile {

/// The operations over small fractions: each gives what Cells gives, or `other` where that is no small fraction. What
/// is not plain goes through Cells itself.
struct Fractions {
  using Value = Fraction;
  class Fold;

  static bool may_hold(const Fraction& condition) { return condition.above == 1 && condition.is_whole(); }
  static bool may_matter(const Fraction& condition) { return may_hold(condition); }
  static bool may_lack(const Fraction& value) { return value.is(Fraction::missing); }

  /// Whether none may lack, for sure.
  static bool all_given(const Fraction* value, const Fraction* end) {
    bool all = true;
    for (; value != end; ++value) all &= value->below != 0;
    return all;
  }

  static void copy(Fraction& dest, const Fraction& a) { dest = a; }
  static void add(Fraction& dest, const Fraction& a, const Fraction& b) {
    std::int64_t sum = 0;
    if (!whole(a, b) || __builtin_add_overflow(a.above, b.above, &sum)) [[unlikely]]
      return by_cells<Cells::add>(dest, a, b);
    dest = Fraction::whole(sum);
  }
  static void subtract(Fraction& dest, const Fraction& a, const Fraction& b) {
    std::int64_t difference = 0;
    if (!whole(a, b) || __builtin_sub_overflow(a.above, b.above, &difference)) [[unlikely]]
      return by_cells<Cells::subtract>(dest, a, b);
    dest = Fraction::whole(difference);
  }
  static void multiply(Fraction& dest, const Fraction& a, const Fraction& b) {
    std::int64_t product = 0;
    if (!whole(a, b) || __builtin_mul_overflow(a.above, b.above, &product)) [[unlikely]]
      return by_cells<Cells::multiply>(dest, a, b);
    dest = Fraction::whole(product);
  }
  static void divide(Fraction& dest, const Fraction& a, const Fraction& b, Type type) {
    if (!whole(a, b) || static_cast<std::uint64_t>(b.above) - 1 >= 0xffff'ffff) [[unlikely]]
      return by_cells<Cells::divide>(dest, a, b, type);
    dest = {a.above, static_cast<std::uint32_t>(b.above)};
  }
  static void negate(Fraction& dest, const Fraction& a) { by_cells<Cells::negate>(dest, a); }
  static void absolute(Fraction& dest, const Fraction& a) { by_cells<Cells::absolute>(dest, a); }
  static void round(Fraction& dest, const Fraction& a, const Fraction& step, Rounding rounding) {
    if (a.below == 0 || step.below != 1 || step.above != 1) [[unlikely]]
      return by_cells<Cells::round>(dest, a, step, rounding);
    dest = Fraction::whole(NumberPaths::whole_quotient(a.above, static_cast<std::int64_t>(a.below), rounding));
  }
  static void to_whole(Fraction& dest, const Fraction& a, Rounding rounding) {
    round(dest, a, Fraction::whole(1), rounding);
  }

  static void compare(Fraction& dest, const Fraction& a, const Fraction& b, Opcode code) {
    if (a.below == 0 || b.below == 0) [[unlikely]]
      return by_cells<Cells::compare>(dest, a, b, code);
    dest = Fraction::whole(Cells::holds(order(a, b), code) ? 1 : 0);
  }
  static void logical_and(Fraction& dest, const Fraction& a, const Fraction& b) {
    if (!whole(a, b)) [[unlikely]]
      return by_cells<Cells::logical_and>(dest, a, b);
    dest = Fraction::whole(a.above & b.above);
  }
  static void logical_or(Fraction& dest, const Fraction& a, const Fraction& b) {
    if (!whole(a, b)) [[unlikely]]
      return by_cells<Cells::logical_or>(dest, a, b);
    dest = Fraction::whole(a.above | b.above);
  }
  static void logical_not(Fraction& dest, const Fraction& a) {
    if (!a.is_whole()) [[unlikely]]
      return by_cells<Cells::logical_not>(dest, a);
    dest = Fraction::whole(1 - a.above);
  }

  static void choose(Fraction& dest, const Fraction& condition, const Fraction& then, const Fraction& otherwise) {
    if (!condition.is_whole()) [[unlikely]]
      return by_cells<Cells::logical_not>(dest, condition);
    dest = condition.above != 0 ? then : otherwise;
  }
  static void or_else(Fraction& dest, const Fraction& a, const Fraction& b) { dest = may_lack(a) ? b : a; }
  static void rated(Fraction& dest, const Fraction& rated, const Fraction& value) {
    if (!rated.is_whole()) [[unlikely]]
      return by_cells<Cells::logical_not>(dest, rated);
    dest = rated.above != 0 ? value : Fraction{Fraction::unrated, 0};
  }

  static void band(Fraction& dest, const Fraction& a, const BandTable& table) {
    if (a.below == 0) [[unlikely]]
      return spoil(dest, a);
    if (!a.is_whole() || table.starts.empty()) [[unlikely]]
      return by_cells<Cells::band>(dest, a, table);
    // Counted without a branch: which row a value falls in is anybody's guess.
    std::size_t row = 0;
    for (const std::int64_t start : table.starts) row += a.above >= start ? 1 : 0;
    dest = Fraction::whole(table.levels[row]);
  }
  static void distance(Fraction& dest, const Fraction& a, const BandTable& table);
  static void round_quotient(Fraction& dest, const Fraction& a, const Fraction& b, const RoundedQuotient& of) {
    if (!small(a) || !small(b) || b.above <= 0) [[unlikely]]
      return round_quotient_slow(dest, a, b, of);
    dest = Fraction::whole(NumberPaths::whole_quotient(of.factor * a.above, b.above, of.rounding));
  }
  static void rise_quotient(Fraction& dest, const Fraction& a, const Fraction& b, const RoundedQuotient& of) {
    if (!small(a) || !small(b) || b.above <= 0) [[unlikely]]
      return rise_quotient_slow(dest, a, b, of);
    const std::int64_t twice = 2 * of.factor * a.above;
    std::int64_t level = of.from;
    for (const QuotientStep& step : of.steps) level += twice >= step.at * b.above + step.past ? step.by : 0;
    dest = Fraction::whole(level);
  }
  static void points(Fraction& dest, const Fraction& level, const std::vector<Number>& points) {
    if (!level.is_whole()) [[unlikely]]
      return spoil(dest, level);
    dest = Fraction::of(points[static_cast<std::size_t>(level.above)]);
  }
  static void between(Fraction& dest, const Fraction& from, const Fraction& to, Opcode unit) {
    by_cells<Cells::between>(dest, from, to, unit);
  }

  static void permit(Fraction& dest, const Fraction& from, const Fraction& to, const Discretion& rule,
                     const Fraction* slots) {
    if (!from.is(Fraction::unrated) && !whole(from, to)) [[unlikely]]
      return by_cells<Cells::logical_and>(dest, from, to);
    const bool admissible = !from.is(Fraction::unrated) && allows(rule, from.above, to.above) &&
                            (!rule.requires_reason || may_hold(slots[rule.has_reason])) &&
                            (!rule.requires_by || may_hold(slots[rule.has_by]));
    dest = Fraction::whole(admissible ? 1 : 0);
  }
  static void reach(Fraction& dest, const Fraction&, const Fraction& to, const Discretion&) { dest = to; }
  static void adjust(Fraction& dest, const Fraction& a, const std::vector<Limit>& bounds, const Fraction* slots);

  /// An aggregate of whole numbers, which mostly needs no Fold: without a branch on what they are. False where it does.
  template <syntax::AggregateKind kind>
  static bool reduce(Fraction& dest, const Fraction* slots, std::span<const Slot> operands, bool guarded);

 private:
  /// Whether it is whole and so small that any factor of a RoundedQuotient goes with it.
  static bool small(const Fraction& a) { return a.below == 1 && a.above == static_cast<std::int32_t>(a.above); }
  static void round_quotient_slow(Fraction& dest, const Fraction& a, const Fraction& b, const RoundedQuotient& of);
  static void rise_quotient_slow(Fraction& dest, const Fraction& a, const Fraction& b, const RoundedQuotient& of);
  static bool whole(const Fraction& a, const Fraction& b) { return (a.below == 1) & (b.below == 1); }
  /// Below, equal or above zero; both are fractions.
  static int order(const Fraction& a, const Fraction& b) {
    if (a.below == b.below) return (a.above > b.above) - (a.above < b.above);
    const Int128 left = static_cast<Int128>(a.above) * b.below;
    const Int128 right = static_cast<Int128>(b.above) * a.below;
    return (left > right) - (left < right);
  }
  /// What an operation gives that reads nothing but `a`, which has no value.
  static void spoil(Fraction& dest, const Fraction& a) {
    dest = a.is(Fraction::unrated) ? Fraction::none(State::error, Fault::unrated_read) : a;
  }
  /// The operation of Cells on the same operands.
  template <auto work, class... More>
  [[gnu::noinline]] static void by_cells(Fraction& dest, const Fraction& a, const More&... more) {
    if (a.is_other() || (is_other(more) || ...)) {
      dest = {Fraction::other, 0};
      return;
    }
    Cell result;
    work(result, a.cell(), in_cells(more)...);
    dest = Fraction::of(result);
  }
  static bool is_other(const Fraction& operand) { return operand.is_other(); }
  template <class Operand>
  static bool is_other(const Operand&) {
    return false;
  }
  static Cell in_cells(const Fraction& operand) { return operand.cell(); }
  template <class Operand>
  static const Operand& in_cells(const Operand& operand) {
    return operand;
  }
};

/// Reduces fractions one by one, like Cells::Fold.
class Fractions::Fold {
 public:
  explicit Fold(syntax::AggregateKind kind) : kind_(kind) {}
  [[gnu::always_inline]] void add(const Fraction* included, const Fraction* value) {
    if (included != nullptr) {
      if (!included->is_whole()) [[unlikely]]
        return lack(*included);
      if (included->above == 0) return;
    }
    ++members_;
    if (value == nullptr) {
      ++hits_;
      return;
    }
    if (value->below == 0) [[unlikely]]
      return lack(*value);
    take(*value);
  }
  void add_any_number(const Fraction*, const Fraction*) { missing_ = true; }
  void finish(Fraction& dest);

 private:
  void lack(const Fraction& operand);
  [[gnu::always_inline]] void take(const Fraction& value) {
    using Kind = syntax::AggregateKind;
    switch (kind_) {
      case Kind::count:
      case Kind::proportion:
      case Kind::some:
      case Kind::every: hits_ += value.above; return;
      case Kind::sum:
      case Kind::mean: Fractions::add(value_, value_, value); return;
      case Kind::lowest:
        if (members_ == 1 || order(value, value_) < 0) value_ = value;
        return;
      case Kind::highest:
        if (members_ == 1 || order(value, value_) > 0) value_ = value;
        return;
    }
  }

  syntax::AggregateKind kind_;
  bool missing_ = false;
  Fraction lacking_ = Fraction::whole(0);  // the first failure, or `other`
  std::int64_t members_ = 0;
  std::int64_t hits_ = 0;
  Fraction value_ = Fraction::whole(0);
};

template <syntax::AggregateKind kind>
bool Fractions::reduce(Fraction& dest, const Fraction* slots, std::span<const Slot> operands, bool guarded) {
  using Kind = syntax::AggregateKind;
  constexpr bool lowest = kind == Kind::lowest;
  constexpr bool nearest = lowest || kind == Kind::highest;
  using Limits = std::numeric_limits<std::int64_t>;
  std::int64_t made = !nearest ? 0 : lowest ? Limits::max() : Limits::min();
  std::int64_t members = 0;
  bool plain = true;
  const auto add = [&](bool counts, const Fraction& value) {
    plain &= value.is_whole() | !counts;
    members += counts ? 1 : 0;
    const std::int64_t number = counts ? value.above : (nearest ? made : 0);
    if constexpr (nearest) {
      made = lowest ? std::min(made, number) : std::max(made, number);
    } else {
      plain &= !__builtin_add_overflow(made, number, &made);
    }
  };
  if (guarded) {
    for (std::size_t i = 0; i < operands.size(); i += 2) {
      const Fraction& included = slots[operands[i]];
      plain &= included.is_whole();
      add(included.above != 0, slots[operands[i + 1]]);
    }
  } else {
    for (const Slot slot : operands) add(true, slots[slot]);
  }
  if (!plain || (members == 0 && (nearest || kind == Kind::mean || kind == Kind::proportion))) [[unlikely]]
    return false;
  if constexpr (kind == Kind::proportion) {
    divide(dest, Fraction::whole(100 * made), Fraction::whole(members), {});
  } else if constexpr (kind == Kind::mean) {
    divide(dest, Fraction::whole(made), Fraction::whole(members), {});
  } else if constexpr (kind == Kind::some) {
    dest = Fraction::whole(made > 0 ? 1 : 0);
  } else if constexpr (kind == Kind::every) {
    dest = Fraction::whole(made == members ? 1 : 0);
  } else {
    dest = Fraction::whole(made);
  }
  return true;
}

inline void Fractions::Fold::lack(const Fraction& operand) {
  if (operand.is(Fraction::missing)) {
    missing_ = true;
  } else if (lacking_.below != 0) {
    lacking_ = operand.is(Fraction::unrated) ? Fraction::of(Cell::failed(Fault::unrated_read)) : operand;
  }
}

inline void Fractions::Fold::finish(Fraction& dest) {
  using Kind = syntax::AggregateKind;
  if (value_.below == 0 && lacking_.below != 0) lacking_ = {Fraction::other, 0};
  if (lacking_.below == 0) {
    dest = lacking_;
    return;
  }
  if (missing_) {
    dest = {Fraction::missing, 0};
    return;
  }
  switch (kind_) {
    case Kind::count: dest = Fraction::whole(hits_); return;
    case Kind::some: dest = Fraction::whole(hits_ > 0 ? 1 : 0); return;
    case Kind::every: dest = Fraction::whole(hits_ == members_ ? 1 : 0); return;
    case Kind::sum: dest = value_; return;
    default: break;
  }
  if (members_ == 0) {
    dest = Fraction::of(Cell::failed(Fault::nothing_to_aggregate));
    return;
  }
  switch (kind_) {
    case Kind::proportion: Fractions::divide(dest, Fraction::whole(100 * hits_), Fraction::whole(members_), {}); return;
    case Kind::mean: Fractions::divide(dest, value_, Fraction::whole(members_), {}); return;
    default: dest = value_; return;
  }
}

}  // namespace rubric::compile
