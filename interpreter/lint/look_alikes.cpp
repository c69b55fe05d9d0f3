#include "lint/look_alikes.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.hpp"

// After Unicode Technical Standard 39 (look-alikes, mixed scripts) and Technical Report 36: the letters of Greek and
// Cyrillic that are drawn like Latin ones, chosen by hand. Other scripts have few that a reader could mistake.
namespace rubric::lint {

namespace {

struct LookAlike {
  char32_t letter;
  char32_t look;
};

// In order of `letter`.
constexpr LookAlike look_alikes[] = {
    {U'0', U'O'}, {U'1', U'l'}, {U'I', U'l'}, {U'|', U'l'},                              // within Latin
    {U'Α', U'A'}, {U'Β', U'B'}, {U'Ε', U'E'}, {U'Ζ', U'Z'}, {U'Η', U'H'}, {U'Ι', U'l'},  // Greek
    {U'Κ', U'K'}, {U'Μ', U'M'}, {U'Ν', U'N'}, {U'Ο', U'O'}, {U'Ρ', U'P'}, {U'Τ', U'T'}, {U'Υ', U'Y'}, {U'Χ', U'X'},
    {U'α', U'a'}, {U'ι', U'i'}, {U'ν', U'v'}, {U'ο', U'o'}, {U'ρ', U'p'}, {U'Ѕ', U'S'}, {U'І', U'l'}, {U'Ј', U'J'},
    {U'А', U'A'}, {U'В', U'B'}, {U'Е', U'E'}, {U'К', U'K'},  // Cyrillic
    {U'М', U'M'}, {U'Н', U'H'}, {U'О', U'O'}, {U'Р', U'P'}, {U'С', U'C'}, {U'Т', U'T'}, {U'У', U'Y'}, {U'Х', U'X'},
    {U'а', U'a'}, {U'е', U'e'}, {U'о', U'o'}, {U'р', U'p'}, {U'с', U'c'}, {U'у', U'y'}, {U'х', U'x'}, {U'ѕ', U's'},
    {U'і', U'i'}, {U'ј', U'j'}, {U'һ', U'h'}, {U'ԁ', U'd'}, {U'ԛ', U'q'}, {U'ԝ', U'w'}};

constexpr bool in_order(const LookAlike& a, const LookAlike& b) { return a.letter < b.letter; }
static_assert(std::is_sorted(std::begin(look_alikes), std::end(look_alikes), in_order));

struct Stretch {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool lies_in(const Stretch (&stretches)[N], char32_t letter) {
  return std::any_of(std::begin(stretches), std::end(stretches),
                     [&](Stretch s) { return s.first <= letter && letter <= s.last; });
}

void append(std::string& text, char32_t letter) {
  const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((letter >> shift) & 0x3FU)); };
  if (letter < 0x80) {
    text += static_cast<char>(letter);
  } else if (letter < 0x800) {
    text += static_cast<char>(0xC0U | (letter >> 6U));
    tail(0);
  } else if (letter < 0x10000) {
    text += static_cast<char>(0xE0U | (letter >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (letter >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

Script script_of(char32_t letter) {
  constexpr Stretch latin[] = {{U'A', U'Z'}, {U'a', U'z'}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x24F}, {0x1E00, 0x1EFF}};
  constexpr Stretch greek[] = {{0x370, 0x3FF}, {0x1F00, 0x1FFF}};
  constexpr Stretch cyrillic[] = {{0x400, 0x52F}, {0x1C80, 0x1C8F}, {0x2DE0, 0x2DFF}, {0xA640, 0xA69F}};
  if (lies_in(latin, letter)) return Script::latin;
  if (lies_in(greek, letter)) return Script::greek;
  return lies_in(cyrillic, letter) ? Script::cyrillic : Script::none;
}

char32_t look_of(char32_t letter) {
  // Full-width forms are those of ASCII, moved.
  if (letter >= 0xFF01 && letter <= 0xFF5E) letter -= 0xFEE0;
  const auto* const at = std::lower_bound(std::begin(look_alikes), std::end(look_alikes), letter,
                                          [](const LookAlike& a, char32_t b) { return a.letter < b; });
  return at != std::end(look_alikes) && at->letter == letter ? at->look : letter;
}

std::string look_of(std::string_view text) {
  std::string look;
  while (!text.empty()) {
    const utf8::CodePoint point = utf8::decode(text);
    append(look, look_of(point.value));
    text.remove_prefix(point.length);
  }
  return look;
}

std::string_view hidden(char32_t letter) {
  constexpr Stretch turning[] = {{0x61C, 0x61C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};
  constexpr Stretch invisible[] = {{0xAD, 0xAD},     {0x115F, 0x1160}, {0x180E, 0x180E},
                                   {0x200B, 0x200B}, {0x2060, 0x2064}, {0x3164, 0x3164},
                                   {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE007F}};
  if (letter == 0xD || letter == 0x85 || letter == 0x2028 || letter == 0x2029)
    return "begins a new line in some editors, but not in these rules";
  if (lies_in(turning, letter)) return "turns the direction of the text behind it";
  return lies_in(invisible, letter) ? "cannot be seen" : "";
}

}  // namespace rubric::lint
