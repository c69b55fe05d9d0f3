#include "base/utf8.hpp"

namespace rubric::utf8 {

namespace {

unsigned byte_at(std::string_view text, std::size_t index) { return static_cast<unsigned char>(text[index]); }

bool is_continuation(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

// What a lead byte promises: the length of its sequence (0: no lead byte) and the smallest code point of that length.
struct Lead {
  std::uint8_t length;
  unsigned bits;
  unsigned smallest;
};

Lead lead(unsigned byte) {
  if (byte < 0x80U) return {1, byte, 0};
  if ((byte & 0xE0U) == 0xC0U) return {2, byte & 0x1FU, 0x80U};
  if ((byte & 0xF0U) == 0xE0U) return {3, byte & 0x0FU, 0x800U};
  if ((byte & 0xF8U) == 0xF0U) return {4, byte & 0x07U, 0x1'0000U};
  return {0, 0, 0};
}

}  // namespace

CodePoint decode(std::string_view text) {
  const unsigned first = byte_at(text, 0);
  const CodePoint invalid{static_cast<char32_t>(first), 1, false};
  const Lead begin = lead(first);
  if (begin.length == 0 || begin.length > text.size()) return invalid;
  unsigned value = begin.bits;
  for (std::size_t i = 1; i < begin.length; ++i) {
    const unsigned next = byte_at(text, i);
    if (!is_continuation(next)) return invalid;
    value = (value << 6U) | (next & 0x3FU);
  }
  const bool surrogate = value >= 0xD800U && value <= 0xDFFFU;
  if (value < begin.smallest || surrogate || value > 0x10'FFFFU) return invalid;
  return {static_cast<char32_t>(value), begin.length, true};
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (byte_at(text, at) < 0x80U) {
      ++at;
      continue;
    }
    const CodePoint point = decode(text.substr(at));
    if (!point.valid) return at;
    at += point.length;
  }
  return std::nullopt;
}

std::size_t count(std::string_view text) {
  std::size_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++points) {
    at += byte_at(text, at) < 0x80U ? 1 : decode(text.substr(at)).length;
  }
  return points;
}

}  // namespace rubric::utf8
