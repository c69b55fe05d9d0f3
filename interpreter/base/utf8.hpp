#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
namespace rubric::utf8 {

/// One code point and the bytes it takes; `valid` is false for a byte that begins no well-formed sequence, which
/// then stands for itself, one byte long.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t length = 1;
  bool valid = false;
};

/// The code point at the start of `text`, which is not empty.
CodePoint decode(std::string_view text);
/// The offset of the first byte that belongs to no well-formed sequence; nothing where all of `text` is UTF-8.
std::optional<std::size_t> first_invalid(std::string_view text);
/// How many code points `text` holds, every invalid byte counted as one.
std::size_t count(std::string_view text);

}  // namespace rubric::utf8
