#include "import/encoding.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace rubric::importing {

namespace {

/// What the bytes 0x80 to 0x9F stand for; 0: nothing.
constexpr std::array<char32_t, 32> upper{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                         0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& out, char32_t code) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (code < 0x800) {
    out += {byte(0xC0U | (code >> 6U)), byte(0x80U | (code & 0x3FU))};
  } else {
    out += {byte(0xE0U | (code >> 12U)), byte(0x80U | ((code >> 6U) & 0x3FU)), byte(0x80U | (code & 0x3FU))};
  }
}

}  // namespace

std::string from_windows_1252(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const char32_t code = byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80U] : byte;
    if (byte < 0x80 || code == 0)
      out.push_back(c);
    else
      append(out, code);
  }
  return out;
}

std::string to_windows_1252(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const utf8::CodePoint point = utf8::decode(text);
    const auto* const found = std::find(upper.begin(), upper.end(), point.value);
    if (!point.valid || point.value < 0x80)
      out.push_back(text.front());
    else if (found != upper.end())
      out.push_back(static_cast<char>(0x80 + (found - upper.begin())));
    else
      out.push_back(point.value >= 0xA0 && point.value <= 0xFF ? static_cast<char>(point.value) : '?');
    text.remove_prefix(point.length);
  }
  return out;
}

std::string other_kind_of_file(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 4);
  if (start == "PK\x03\x04" || start == "\xD0\xCF\x11\xE0") return "a workbook, not CSV";
  const std::string_view mark = bytes.substr(0, 2);
  if (mark == "\xFF\xFE" || mark == "\xFE\xFF") return "UTF-16";
  return {};
}

}  // namespace rubric::importing
