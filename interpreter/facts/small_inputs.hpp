#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "facts/facts.hpp"
#include "values/fraction.hpp"

namespace rubric::facts {

/// The inputs of facts in four bytes each, close to what else is known of an inspection: a run over many of them waits
/// for memory most.
class SmallInputs {
 public:
  SmallInputs() = default;
  explicit SmallInputs(const std::vector<Cell>& inputs);

  static constexpr bool is_whole(std::int32_t number) { return number > missing; }
  std::size_t size() const { return size_; }
  const std::int32_t* numbers() const { return size_ <= near_.size() ? near_.data() : far_.data(); }
  /// Whether every input is a whole number or missing.
  bool all_small() const { return all_small_; }
  /// The input `i`, of which `cell` is the whole.
  static Fraction fraction(std::int32_t number, const Cell& cell) {
    if (number == elsewhere) return Fraction::of(cell);
    return small(number);
  }
  /// A whole number, or missing.
  static Fraction small(std::int32_t number) {
    return {is_whole(number) ? number : Fraction::missing, is_whole(number) ? 1U : 0U};
  }

 private:
  static constexpr std::int32_t elsewhere = std::numeric_limits<std::int32_t>::min();  // in the facts alone
  static constexpr std::int32_t missing = elsewhere + 1;
  std::size_t size_ = 0;
  bool all_small_ = true;
  std::array<std::int32_t, 64> near_{};
  std::vector<std::int32_t> far_{};  // all of them, where they are too many for `near_`
};

}  // namespace rubric::facts
