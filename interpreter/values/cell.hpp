#pragma once
#include <cstdint>
#include <utility>

#include "values/number.hpp"

namespace rubric {

/// Whether a cell holds a value, waits for missing data, belongs to an item that is not rated, or failed.
enum class State : std::uint8_t { value, missing, unrated, error };

/// Why a cell failed.
enum class Fault : std::uint8_t {
  none,
  division_by_zero,
  nothing_to_aggregate,
  unrated_read,
  floor_above_cap,
  number_too_large
};

/// One exact value with its state; `fault` is set in state error only. State and fault lie in the padding of the
/// number, so that a cell is copied as two words.
struct Cell {
  [[no_unique_address]] Number number{};
  State state = State::missing;
  Fault fault = Fault::none;

  static Cell of(Number number) { return {std::move(number), State::value, Fault::none}; }
  static Cell boolean(bool value) { return {Number(value ? 1 : 0), State::value, Fault::none}; }
  static Cell failed(Fault fault) { return {Number{}, State::error, fault}; }
  bool known() const { return state == State::value; }
  bool is_true() const { return state == State::value && number.raw() == 1; }
};
static_assert(sizeof(Cell) == sizeof(Number));

}  // namespace rubric
