#pragma once
#include <cstdint>
#include <vector>

#include "format/tokens.hpp"
#include "syntax/ast.hpp"

namespace rubric::format {

inline constexpr std::uint32_t none = 0xffff'ffff;

/// From where the column of a token at the start of a line is counted.
enum class From : std::uint8_t {
  line_above,  // what must not stand at the start of a line but does, because a comment stands before it
  margin,      // of the block
  column_of,   // the anchor's column
  line_of,     // the indentation of the anchor's line
};

/// When a line that is too long is broken before a token: lowest first.
namespace urgency {
inline constexpr std::uint8_t never = 0, clause = 1, list = 2, value = 5;
/// Before `or` and `and`, outermost first.
constexpr std::uint8_t logic(unsigned depth, bool is_and) {
  return static_cast<std::uint8_t>((depth == 0 ? 3U : 6U + 2U * (depth < 20 ? depth : 20U)) + (is_and ? 1U : 0U));
}
}  // namespace urgency

/// How one token is placed.
struct Place {
  bool broken = false;          // begins a line
  bool group = false;           // blank lines above it are kept
  bool first_of_group = false;  // but not directly below the head of its declaration
  bool roomy = false;           // begins a declaration of several lines: a blank line above and below
  bool closes = false;          // the `end` of a block: comments above it belong to the block
  From from = From::line_above;
  std::uint32_t anchor = none;
  std::int32_t offset = 0;
  std::uint8_t spaces = 1;  // before it where it begins no line
  std::uint8_t urgency = urgency::never;
  std::uint8_t cell = 0;       // which cell of a row begins here
  std::uint32_t table = none;  // the rows that are aligned with its row
};

/// A place for every token.
using Plan = std::vector<Place>;

/// Decides how the tokens of `ast`, which is one file without errors, are placed. Moves line breaks that the author set
/// beside a sign to where the layout has them.
Plan plan(Tokens& tokens, const syntax::Ast& ast);

}  // namespace rubric::format
