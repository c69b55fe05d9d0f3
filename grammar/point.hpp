#pragma once
#include <cstdint>
#include <string_view>

/// What a syntax error is; no PEGTL here, so that whoever words the messages needs none.
namespace rubric::grammar {

/// The kinds of syntax error; each has a code of its own among the diagnostics.
enum class Problem : std::uint8_t {
  declaration,
  name,
  expression,
  parenthesis,
  quote,
  word,
  text,
  selection,
  type,
  date,
  chain,
  row,
  aggregate,
  escape,
  outside,
};

/// What is said where a rule must match and does not: "found …, expected EXPECTED", and the edit that cures it.
/// `next` is the keyword that follows, so that a missing name is not taken for a keyword used as one.
struct Point {
  Problem problem{};
  std::string_view expected{};
  std::string_view help{};
  std::string_view next{};
};

}  // namespace rubric::grammar
