#pragma once
#include <cstdint>

namespace rubric {

/// The kinds of value. `count` is a whole number from 0 and may stand where a `number` is wanted.
enum class Kind : std::uint8_t { count, number, percent, boolean, text, date, scale, choice, error };

/// The type of a value: its kind, and for a scale or choice which one. `error` is the type of what is already
/// reported; it agrees with everything so that one mistake gives one message.
struct Type {
  Kind kind = Kind::error;
  std::uint32_t index = 0;
  friend bool operator==(Type, Type) = default;
  bool is_error() const { return kind == Kind::error; }
  /// count or number.
  bool is_number() const { return kind == Kind::count || kind == Kind::number; }
  /// Values of it are levels of a scale or of a choice.
  bool is_level() const { return kind == Kind::scale || kind == Kind::choice; }
  /// `<` and `>` are defined for it.
  bool is_ordered() const { return is_number() || kind == Kind::percent || kind == Kind::date || kind == Kind::scale; }
};

}  // namespace rubric
