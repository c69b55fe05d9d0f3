#pragma once
#include "values/cell.hpp"

namespace rubric {

/// A cell as most runs have it: a fraction of 64 over 32 bits, or the state of a cell without a value. A number that
/// does not fit is `other` (whatever else `above` holds): the exact cell has to be worked out.
struct Fraction {
  static constexpr std::int64_t other = -1, missing = 0, unrated = 1, failed = 2;

  std::int64_t above = missing;
  std::uint32_t below = 0;  // 0: no fraction, and `above` is one of these, or `failed` and the fault more

  static constexpr Fraction whole(std::int64_t value) { return {value, 1}; }
  /// What a cell without a value is.
  static Fraction none(State state, Fault fault) {
    switch (state) {
      case State::missing: return {missing, 0};
      case State::unrated: return {unrated, 0};
      default: return {failed + static_cast<std::int64_t>(fault), 0};
    }
  }
  static Fraction of(const Number& number) { return {number.raw(), number.raw_below()}; }
  static Fraction of(const Cell& cell) {
    if (cell.state == State::value) [[likely]]
      return {cell.number.raw(), cell.number.raw_below()};
    return none(cell.state, cell.fault);
  }

  bool is(std::int64_t state) const { return below == 0 && above == state; }
  bool is_other() const {
    return below == 0 && (above < missing || above > failed + static_cast<std::int64_t>(Fault::number_too_large));
  }
  bool is_whole() const { return below == 1; }
  /// The cell it stands for; it is not `other`.
  Cell cell() const {
    if (below != 0) return Cell::of(Number::small(above, below));
    if (above == missing) return {};
    if (above == unrated) return {Number{}, State::unrated, Fault::none};
    return Cell::failed(static_cast<Fault>(above - failed));
  }
};

}  // namespace rubric
