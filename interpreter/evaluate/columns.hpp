#pragma once
#include <deque>
#include <memory>
#include <vector>

#include "evaluate/column_loops.hpp"
#include "values/fraction.hpp"

/// The values of one slot in many inspections at once, one inspection a lane.
namespace rubric::evaluate {

/// Inspections that are evaluated at once.
inline constexpr std::size_t block_lanes = 1024;

/// Memory for one number, or one state, of each lane.
struct Buffer {
  std::int32_t* numbers = nullptr;
  std::uint32_t holders = 0;  // columns that share it
  std::uint8_t* states() { return reinterpret_cast<std::uint8_t*>(numbers); }
};

/// Hands out buffers and takes them back; the one given back last is the next to go.
class Buffers {
 public:
  Buffer* take() {
    if (free_.empty()) grow();
    Buffer* const buffer = free_.back();
    free_.pop_back();
    buffer->holders = 1;
    return buffer;
  }
  static void share(Buffer* buffer) {
    if (buffer != nullptr) ++buffer->holders;
  }
  void drop(Buffer*& buffer) {
    if (buffer != nullptr && --buffer->holders == 0) free_.push_back(buffer);
    buffer = nullptr;
  }

 private:
  void grow();
  std::vector<std::unique_ptr<std::int32_t[]>> memory_{};
  std::deque<Buffer> buffers_{};
  std::vector<Buffer*> free_{};
};

inline bool fits(std::int64_t number) { return number == static_cast<std::int32_t>(number); }

/// Every lane of a slot. Each number, also where a state stands in place of a value, lies within the bounds.
struct Column {
  Buffer* value = nullptr;  // null: every lane is `all`
  Buffer* below = nullptr;  // null: whole numbers
  Buffer* state = nullptr;  // null: every lane has a value
  Fraction all{};
  std::int32_t low = 0, high = 0;              // of `value`
  std::int32_t below_low = 1, below_high = 1;  // of `below`; above 0
  bool may_be_unrated = false;                 // some lane's state is `unrated`

  bool uniform() const { return value == nullptr; }
  /// Whether loops may read its numbers as whole ones of 32 bits: all lanes are, or have a state.
  bool whole() const { return below == nullptr && (value != nullptr || (all.is_whole() && low == all.above)); }
  /// Whether every lane has a value.
  bool known() const {
    return state == nullptr && (value != nullptr || (all.below != 0 && low == all.above && fits(all.below)));
  }
};

/// A column of one value, or one state.
inline Column all_of(const Fraction& fraction) {
  Column column;
  column.all = fraction;
  if (fraction.below != 0 && fits(fraction.above) && fits(fraction.below)) {
    column.low = column.high = static_cast<std::int32_t>(fraction.above);
    column.below_low = column.below_high = static_cast<std::int32_t>(fraction.below);
  }
  column.may_be_unrated = fraction.is(Fraction::unrated);
  return column;
}

/// A fraction as lanes hold it: one whose parts do not fit 32 bits is `other`.
struct Lane {
  std::int32_t value = 0;
  std::int32_t below = 1;
  std::uint8_t state = lane::value;
};

inline Lane lane_of(const Fraction& fraction) {
  if (fraction.below == 0) {
    if (fraction.is_other()) return {0, 1, lane::other};
    return {0, 1, static_cast<std::uint8_t>(fraction.above - Fraction::missing + lane::missing)};
  }
  if (!fits(fraction.above) || !fits(fraction.below)) return {0, 1, lane::other};
  return {static_cast<std::int32_t>(fraction.above), static_cast<std::int32_t>(fraction.below), lane::value};
}

/// What the lane `i` holds.
inline Fraction fraction_at(const Column& column, std::size_t i) {
  if (column.uniform()) return column.all;
  if (column.state != nullptr && column.state->states()[i] != lane::value) {
    const std::uint8_t state = column.state->states()[i];
    if (state == lane::other) return {Fraction::other, 0};
    return {state - lane::missing + Fraction::missing, 0};
  }
  return {column.value->numbers[i],
          column.below == nullptr ? 1U : static_cast<std::uint32_t>(column.below->numbers[i])};
}

}  // namespace rubric::evaluate
