#pragma once
#include <cstddef>
#include <cstdint>

#include "compile/program.hpp"
#include "values/cell.hpp"

/// The loops of a batch: each does one thing to every lane, over plain arrays, so that the compiler can do many lanes in
/// one instruction. They check nothing: the bounds of a column say beforehand that nothing overflows.
namespace rubric::evaluate {

/// What stands in a lane without a value, or that there is one.
namespace lane {
inline constexpr std::uint8_t value = 0, missing = 1, unrated = 2, failed = 3;  // `failed` and the fault
inline constexpr std::uint8_t division_by_zero = failed + static_cast<std::uint8_t>(Fault::division_by_zero);
inline constexpr std::uint8_t nothing_to_aggregate = failed + static_cast<std::uint8_t>(Fault::nothing_to_aggregate);
inline constexpr std::uint8_t unrated_read = failed + static_cast<std::uint8_t>(Fault::unrated_read);
inline constexpr std::uint8_t other = failed + static_cast<std::uint8_t>(Fault::number_too_large) + 1;  // does not fit
}  // namespace lane

/// One operand: an array by lane, or one value of all lanes.
template <class T>
struct Operand {
  const T* by_lane = nullptr;
  T all = 0;
};
using Values = Operand<std::int32_t>;
using States = Operand<std::uint8_t>;

/// A rise of a level or of points where a value, or a ratio, has reached `at`; of a ratio: at `at` times its lower part,
/// and `past` more.
struct Rise {
  std::int32_t at = 0;
  std::int32_t past = 0;
  std::int32_t by = 0;
};
struct Rises {
  std::int32_t from = 0;
  const Rise* first = nullptr;
  std::size_t count = 0;
};

/// `factor` times `above` over `below`, where 0 counts as 1. `single`: twice all of these fit 23 bits, else 51.
struct Quotient {
  Values above{};
  Values below{};
  std::int32_t factor = 1;
  bool single = false;
};

struct Loops {
  /// An operation of two whole numbers.
  void (*two)(compile::Opcode code, std::int32_t* out, Values a, Values b, std::size_t n);
  /// The same where the first is the result: `add`, `minimum`, `maximum`.
  void (*onto)(compile::Opcode code, std::int32_t* out, Values a, std::size_t n);
  /// The same in lanes where `included` is not 0.
  void (*onto_some)(compile::Opcode code, std::int32_t* out, Values included, Values a, std::size_t n);
  /// negate, absolute, logical_not.
  void (*one)(compile::Opcode code, std::int32_t* out, const std::int32_t* a, std::size_t n);
  void (*choose)(std::int32_t* out, Values condition, Values then, Values otherwise, std::size_t n);
  void (*round)(Rounding rounding, std::int32_t* out, Quotient of, std::size_t n);
  void (*rise)(std::int32_t* out, const std::int32_t* a, Rises rises, std::size_t n);
  void (*rise_ratio)(std::int32_t* out, Quotient of, Rises rises, std::size_t n);
  /// How far it is to the nearest `at`.
  void (*distance)(std::int32_t* out, const std::int32_t* a, Rises edges, std::size_t n);
  /// Whether `to` lies at most `down` below or `up` above `from`, and not on it.
  void (*permit)(std::int32_t* out, Values from, Values to, std::int32_t down, std::int32_t up, std::size_t n);
  /// 1 for 0; else as it is.
  void (*divisors)(std::int32_t* out, const std::int32_t* a, std::size_t n);
  void (*bounds)(const std::int32_t* a, std::size_t n, std::int32_t& low, std::int32_t& high);

  /// What two operands make of each other's states.
  void (*spoil)(std::uint8_t* out, States a, States b, std::size_t n);
  /// `top` where it is a state, else `under`.
  void (*over)(std::uint8_t* out, States top, States under, std::size_t n);
  void (*choose_state)(std::uint8_t* out, Values condition, States then, States otherwise, std::size_t n);
  /// Division by zero where it is 0.
  void (*zeros)(std::uint8_t* out, const std::int32_t* a, std::size_t n);
  /// Puts `low` in place of `empty`, and the state of a fold without members.
  void (*empties)(std::uint8_t* out, std::int32_t* a, std::int32_t empty, std::int32_t low, std::size_t n);
  /// Takes the state of one more member into that of a fold.
  void (*lack)(std::uint8_t* out, States a, std::size_t n);
  /// The same in lanes where `included` is not 0.
  void (*lack_some)(std::uint8_t* out, Values included, States a, std::size_t n);
  std::uint8_t (*highest_state)(const std::uint8_t* a, std::size_t n);

  /// 1 where the state is missing, else 0.
  void (*missing)(std::int32_t* out, const std::uint8_t* a, std::size_t n);
  /// 1 where it is 1 and no state, else 0.
  void (*holds)(std::int32_t* out, const std::int32_t* a, const std::uint8_t* state, std::size_t n);
  /// How many of `a`, of which each is 0 or 1, are 1.
  std::size_t (*count)(const std::int32_t* a, std::size_t n);
  /// In which lanes `a`, of which each is 0 or 1, is 1.
  std::size_t (*where)(std::int32_t* lanes, const std::int32_t* a, std::size_t n);
  void (*gather)(std::int32_t* out, const std::int32_t* a, const std::int32_t* lanes, std::size_t n);
  void (*gather_states)(std::uint8_t* out, const std::uint8_t* a, const std::int32_t* lanes, std::size_t n);
};

/// Those that every processor runs.
extern const Loops base_loops;
/// Those that this processor runs best.
const Loops& loops();

}  // namespace rubric::evaluate
