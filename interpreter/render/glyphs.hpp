#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::render {

/// One code point as a terminal shows it: where it begins in the text, its columns, and harmless bytes to print.
struct Glyph {
  std::size_t offset = 0;
  std::size_t length = 1;
  unsigned width = 1;
  std::string shown;
};

/// The text as glyphs; control characters, direction overrides and broken UTF-8 are replaced by visible marks.
std::vector<Glyph> glyphs(std::string_view text);
/// How many terminal columns the text takes; the same on every machine, whatever its locale.
std::size_t columns(std::string_view text);
/// The text on one line without anything that a terminal would obey: breaks and tabs become spaces.
std::string one_line(std::string_view text);
/// The text with broken UTF-8 replaced, as JSON needs it.
std::string valid_utf8(std::string_view text);

/// The text filled with spaces to `width` columns, on its right.
std::string pad(std::string text, std::size_t width);
/// The text filled with spaces to `width` columns, on its left.
std::string pad_left(const std::string& text, std::size_t width);
/// The text cut to `width` columns, ending in `…` where something was cut.
std::string cut(std::string_view text, std::size_t width);
/// The text broken at spaces into lines of at most `width` columns; a longer word is broken where it must be.
std::vector<std::string> fold(std::string_view text, std::size_t width);

/// The parts one after the other.
template <class... Parts>
std::string cat(const Parts&... parts) {
  std::string out;
  (out.append(std::string_view(parts)), ...);
  return out;
}

/// `count` copies of `part`.
std::string repeat(std::string_view part, std::size_t count);
/// The parts with `separator` between them.
std::string join(const std::vector<std::string>& parts, std::string_view separator);
/// "1 error", "2 errors".
std::string counted(std::size_t count, std::string_view one, std::string_view many = {});

}  // namespace rubric::render
