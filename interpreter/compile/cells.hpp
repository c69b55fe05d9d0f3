#pragma once
#include <initializer_list>

#include "base/limits.hpp"
#include "compile/program.hpp"
#include "values/cell.hpp"
#include "values/date.hpp"

namespace rubric::compile {

/// Whether a discretion rule lets a rating go from one level to another, its condition and reason aside.
inline bool allows(const Discretion& rule, std::int64_t from, std::int64_t to) {
  const std::int64_t bands = to - from;
  return bands > 0   ? rule.up && bands <= static_cast<std::int64_t>(rule.width)
         : bands < 0 ? rule.down && -bands <= static_cast<std::int64_t>(rule.width)
                     : false;
}

/// Below, equal or above zero as `a` is below, equal to or above `b`; inline while both are plain.
inline int order(const Number& a, const Number& b) {
  if (a.is_plain() && b.is_plain()) [[likely]]
    return (a.raw() > b.raw()) - (a.raw() < b.raw());
  return Number::compare(a, b);
}

/// The row of a bands table that `value` falls in.
inline std::size_t band_row(const BandTable& table, const Number& value) {
  std::size_t row = 0;
  if (value.is_plain() && !table.starts.empty()) {
    for (const std::int64_t start : table.starts) row += value.raw() >= start ? 1 : 0;
    return row;
  }
  const int belongs_above = table.edge_belongs_above ? 0 : 1;
  while (row < table.edges.size() && order(value, table.edges[row]) >= belongs_above) ++row;
  return row;
}

/// The operations over exact cells. An operand in error, or not rated, makes an error; else a missing one makes
/// missing. Only copy, choose, or_else and rated hand on what is not rated.
struct Cells {
  using Value = Cell;
  class Fold;

  static void put(Cell& dest, std::int64_t value) {
    dest.number = value;
    dest.state = State::value;
    dest.fault = Fault::none;
  }
  static void put(Cell& dest, Number&& value) {
    if (!value.is_small() && value.bits() > limits::number_bits) [[unlikely]]
      return fail(dest, Fault::number_too_large);
    dest.number = std::move(value);
    dest.state = State::value;
    dest.fault = Fault::none;
  }
  static void fail(Cell& dest, Fault fault) {
    dest.state = State::error;
    dest.fault = fault;
  }
  static void clear(Cell& dest) {
    dest.state = State::missing;
    dest.fault = Fault::none;
  }
  /// Whether a skip runs its segment: on this condition, or in place of this value.
  static bool may_hold(const Cell& condition) { return condition.is_true(); }
  static bool may_matter(const Cell&) { return true; }
  static bool may_lack(const Cell& value) { return value.state == State::missing; }

  static void copy(Cell& dest, const Cell& a) { dest = a; }

  static void add(Cell& dest, const Cell& a, const Cell& b) {
    if (!known(dest, a, b)) return;
    std::int64_t sum = 0;
    if (plain(a, b) && !__builtin_add_overflow(a.number.raw(), b.number.raw(), &sum)) return put(dest, sum);
    put(dest, a.number + b.number);
  }
  static void subtract(Cell& dest, const Cell& a, const Cell& b) {
    if (!known(dest, a, b)) return;
    std::int64_t difference = 0;
    if (plain(a, b) && !__builtin_sub_overflow(a.number.raw(), b.number.raw(), &difference))
      return put(dest, difference);
    put(dest, a.number - b.number);
  }
  static void multiply(Cell& dest, const Cell& a, const Cell& b) {
    if (!known(dest, a, b)) return;
    std::int64_t product = 0;
    if (plain(a, b) && !__builtin_mul_overflow(a.number.raw(), b.number.raw(), &product)) return put(dest, product);
    put(dest, a.number * b.number);
  }
  static void divide(Cell& dest, const Cell& a, const Cell& b, Type) {
    if (!known(dest, a, b)) return;
    if (b.number.is_zero()) return fail(dest, Fault::division_by_zero);
    put(dest, a.number / b.number);
  }
  static void negate(Cell& dest, const Cell& a) {
    if (known(dest, a)) put(dest, -a.number);
  }
  static void absolute(Cell& dest, const Cell& a) {
    if (known(dest, a)) put(dest, a.number.is_negative() ? -a.number : Number(a.number));
  }
  static void round(Cell& dest, const Cell& a, const Cell& step, Rounding rounding) {
    if (!known(dest, a, step)) return;
    if (order(step.number, Number(0)) <= 0) return fail(dest, Fault::division_by_zero);
    if (step.number.is_plain() && step.number.raw() == 1 && a.number.is_plain()) return put(dest, a.number.raw());
    put(dest, a.number.rounded(step.number, rounding));
  }
  static void to_whole(Cell& dest, const Cell& a, Rounding rounding) {
    if (!known(dest, a)) return;
    if (a.number.is_plain()) return put(dest, a.number.raw());
    put(dest, a.number.rounded(Number(1), rounding));
  }

  static void compare(Cell& dest, const Cell& a, const Cell& b, Opcode code) {
    if (!known(dest, a, b)) return;
    const int order_of = order(a.number, b.number);
    put(dest, std::int64_t{holds(order_of, code)});
  }
  static void logical_and(Cell& dest, const Cell& a, const Cell& b) {
    if (known(dest, a, b)) put(dest, a.number.raw() & b.number.raw());
  }
  static void logical_or(Cell& dest, const Cell& a, const Cell& b) {
    if (known(dest, a, b)) put(dest, a.number.raw() | b.number.raw());
  }
  static void logical_not(Cell& dest, const Cell& a) {
    if (known(dest, a)) put(dest, std::int64_t{1} - a.number.raw());
  }

  static void choose(Cell& dest, const Cell& condition, const Cell& then, const Cell& otherwise) {
    if (known(dest, condition)) dest = condition.number.raw() != 0 ? then : otherwise;
  }
  static void or_else(Cell& dest, const Cell& a, const Cell& b) { dest = a.state == State::missing ? b : a; }
  static void rated(Cell& dest, const Cell& rated, const Cell& value) {
    if (!known(dest, rated)) return;
    if (rated.number.raw() != 0) {
      dest = value;
    } else {
      dest.state = State::unrated;
      dest.fault = Fault::none;
    }
  }

  static void band(Cell& dest, const Cell& a, const BandTable& table) {
    if (known(dest, a)) put(dest, std::int64_t{table.levels[band_row(table, a.number)]});
  }
  static void distance(Cell& dest, const Cell& a, const BandTable& table);
  static void points(Cell& dest, const Cell& level, const std::vector<Number>& points) {
    if (!known(dest, level)) return;
    dest.number = points[static_cast<std::size_t>(level.number.raw())];
    dest.state = State::value;
    dest.fault = Fault::none;
  }
  static void between(Cell& dest, const Cell& from, const Cell& to, Opcode unit);

  static void permit(Cell& dest, const Cell& from, const Cell& to, const Discretion& rule, const Cell* slots);
  static void reach(Cell& dest, const Cell&, const Cell& to, const Discretion&) { dest = to; }
  static void adjust(Cell& dest, const Cell& a, const std::vector<Limit>& bounds, const Cell* slots);

  /// Whether a comparison holds for the given order of its operands.
  static bool holds(int order_of, Opcode code) {
    switch (code) {
      case Opcode::equal: return order_of == 0;
      case Opcode::not_equal: return order_of != 0;
      case Opcode::less: return order_of < 0;
      case Opcode::less_equal: return order_of <= 0;
      case Opcode::greater: return order_of > 0;
      default: return order_of >= 0;
    }
  }

 private:
  static bool plain(const Cell& a, const Cell& b) { return a.number.is_plain() && b.number.is_plain(); }
  template <class... Operands>
  static bool known(Cell& dest, const Operands&... operands) {
    if (((operands.state == State::value) && ...)) [[likely]]
      return true;
    spoil(dest, {&operands...});
    return false;
  }
  static void spoil(Cell& dest, std::initializer_list<const Cell*> operands);
};

/// Reduces cells one by one: the members of an aggregate, or the rows of a table.
class Cells::Fold {
 public:
  explicit Fold(syntax::AggregateKind kind) : kind_(kind) {}
  /// Takes in one member: `included` says whether it counts (null: it does); of count and proportion `value` is the
  /// condition (null: it holds).
  void add(const Cell* included, const Cell* value);
  /// Takes in an unknown number of members, from none on.
  void add_any_number(const Cell*, const Cell*) { missing_ = true; }
  /// Writes what the members come to.
  void finish(Cell& dest);

 private:
  void take(const Number& value);
  syntax::AggregateKind kind_;
  bool missing_ = false;
  Fault fault_ = Fault::none;
  std::int64_t members_ = 0;
  std::int64_t hits_ = 0;
  Number value_{};
};

}  // namespace rubric::compile
