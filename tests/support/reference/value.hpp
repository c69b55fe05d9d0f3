#pragma once
#include <string>
#include <utility>

#include "values/date.hpp"
#include "values/number.hpp"

/// A second, deliberately naive reading of the language: it walks the syntax tree, looks names up by comparing texts and
/// shares nothing with the engine's resolve, check, compile and evaluate. Only exact numbers and dates are common.
namespace rubric::reference {

enum class Sort : std::uint8_t { number, percent, boolean, date, text, level };
enum class State : std::uint8_t { value, unrated, error };

/// One value. A level that stands alone (`good`) knows only its name until it meets a level of a known scale.
struct Value {
  State state = State::value;
  Sort sort = Sort::number;
  Number number{};      // percent points, 0 or 1, days, or the level's place in `scale`
  std::string text{};   // of a text, or of a level its name
  std::string scale{};  // of a level, where known

  bool ok() const { return state == State::value; }
  bool is_true() const { return ok() && number == Number(1); }
  bool is_false() const { return ok() && number == Number(0); }
};

inline Value number(Number n) { return {State::value, Sort::number, std::move(n), {}, {}}; }
inline Value percent(Number n) { return {State::value, Sort::percent, std::move(n), {}, {}}; }
inline Value boolean(bool b) { return {State::value, Sort::boolean, Number(b ? 1 : 0), {}, {}}; }
inline Value date(Date d) { return {State::value, Sort::date, Number(d.days), {}, {}}; }
inline Value text(std::string t) { return {State::value, Sort::text, {}, std::move(t), {}}; }
inline Value level(std::string scale, std::int64_t place, std::string name) {
  return {State::value, Sort::level, Number(place), std::move(name), std::move(scale)};
}
/// `why` is for the reader of a failing test only.
inline Value error(std::string why) { return {State::error, Sort::text, {}, std::move(why), {}}; }
inline Value unrated() { return {State::unrated, Sort::text, {}, {}, {}}; }

/// The value as outcomes write it: "1100/17", "true", "2022-06-27", a level's name.
inline std::string exact(const Value& value) {
  if (value.state == State::error) return "error: " + value.text;
  if (value.state == State::unrated) return "not rated";
  switch (value.sort) {
    case Sort::boolean: return value.is_true() ? "true" : "false";
    case Sort::date: return to_string(Date{static_cast<std::int32_t>(*value.number.whole())});
    case Sort::text:
    case Sort::level: return value.text;
    default: return value.number.exact();
  }
}

}  // namespace rubric::reference
