#include "compile/fractions.hpp"

#include <limits>

namespace rubric::compile {

void Fractions::distance(Fraction& dest, const Fraction& a, const BandTable& table) {
  if (!a.is_whole() || table.starts.empty()) return by_cells<Cells::distance>(dest, a, table);
  const std::int64_t above = table.edge_belongs_above ? 0 : 1;
  UInt128 nearest = std::numeric_limits<UInt128>::max();
  for (const std::int64_t start : table.starts) {
    const Int128 away = static_cast<Int128>(a.above) - (start - above);
    nearest = std::min(nearest, static_cast<UInt128>(away < 0 ? -away : away));
  }
  if (nearest > static_cast<UInt128>(std::numeric_limits<std::int64_t>::max()))
    return by_cells<Cells::distance>(dest, a, table);
  dest = Fraction::whole(static_cast<std::int64_t>(nearest));
}

void Fractions::round_quotient_slow(Fraction& dest, const Fraction& a, const Fraction& b, const RoundedQuotient& of) {
  if (small(a) && b.is_whole() && b.above == 0) {
    dest = Fraction::none(State::error, Fault::division_by_zero);
    return;
  }
  Fraction value = a;
  if (of.factor != 1) multiply(value, Fraction::whole(of.factor), a);
  Fraction quotient;
  divide(quotient, value, b, {});
  round(dest, quotient, Fraction::whole(1), of.rounding);
}

void Fractions::rise_quotient_slow(Fraction& dest, const Fraction& a, const Fraction& b, const RoundedQuotient& of) {
  Fraction rounded;
  round_quotient_slow(rounded, a, b, of);
  if (!rounded.is_whole()) return spoil(dest, rounded);
  std::int64_t level = of.from;
  for (const QuotientStep& step : of.steps) level += rounded.above >= step.start ? step.by : 0;
  dest = Fraction::whole(level);
}

void Fractions::adjust(Fraction& dest, const Fraction& a, const std::vector<Limit>& bounds, const Fraction* slots) {
  if (a.below == 0) {
    dest = a;
    return;
  }
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  bool lacks = false;
  // Whether an operand has a value; else the result is settled, or missing if nothing else settles it.
  const auto has_value = [&](const Fraction& operand, bool& settled) {
    if (operand.is_whole()) return true;
    settled = !operand.is(Fraction::missing);
    lacks = lacks || !settled;
    if (settled) by_cells<Cells::logical_not>(dest, operand);
    return false;
  };
  for (const Limit& bound : bounds) {
    if (bound.off != no_slot && may_hold(slots[bound.off])) continue;
    bool settled = false;
    if (bound.when != no_slot) {
      const bool known = has_value(slots[bound.when], settled);
      if (settled) return;
      if (!known || slots[bound.when].above == 0) continue;
    }
    const Fraction& level = slots[bound.level];
    const bool known = has_value(level, settled);
    if (settled) return;
    if (!known) continue;
    if (bound.is_cap) {
      most = std::min(most, level.above);
    } else {
      least = std::max(least, level.above);
    }
  }
  if (lacks) {
    dest = {Fraction::missing, 0};
    return;
  }
  dest = least > most ? Fraction::of(Cell::failed(Fault::floor_above_cap))
                      : Fraction::whole(std::clamp(a.above, least, most));
}

}  // namespace rubric::compile
