#include "render/width.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace rubric::render {
namespace {

struct Interval {
  char32_t first;
  char32_t last;
};

// Unicode 15, the blocks that occur in prose: marks of the scripts that combine, and joiners.
constexpr std::array zero_width{
    Interval{0x0300, 0x036F}, Interval{0x0483, 0x0489}, Interval{0x0591, 0x05BD},   Interval{0x0610, 0x061A},
    Interval{0x064B, 0x065F}, Interval{0x06D6, 0x06DC}, Interval{0x0900, 0x0902},   Interval{0x093C, 0x093C},
    Interval{0x0941, 0x0948}, Interval{0x094D, 0x094D}, Interval{0x09C1, 0x09C4},   Interval{0x0E31, 0x0E31},
    Interval{0x0E34, 0x0E3A}, Interval{0x0E47, 0x0E4E}, Interval{0x1AB0, 0x1AFF},   Interval{0x1DC0, 0x1DFF},
    Interval{0x200B, 0x200D}, Interval{0x2060, 0x2060}, Interval{0x20D0, 0x20FF},   Interval{0xFE00, 0xFE0F},
    Interval{0xFE20, 0xFE2F}, Interval{0xFEFF, 0xFEFF}, Interval{0x1F3FB, 0x1F3FF}, Interval{0xE0100, 0xE01EF}};

// East Asian Wide and Fullwidth.
constexpr std::array double_width{
    Interval{0x1100, 0x115F},   Interval{0x231A, 0x231B},   Interval{0x23E9, 0x23EC},   Interval{0x25FD, 0x25FE},
    Interval{0x2614, 0x2615},   Interval{0x2648, 0x2653},   Interval{0x26A1, 0x26A1},   Interval{0x26AA, 0x26AB},
    Interval{0x26BD, 0x26BE},   Interval{0x26D4, 0x26D4},   Interval{0x2705, 0x2705},   Interval{0x270A, 0x270B},
    Interval{0x2728, 0x2728},   Interval{0x274C, 0x274C},   Interval{0x274E, 0x274E},   Interval{0x2753, 0x2755},
    Interval{0x2757, 0x2757},   Interval{0x2795, 0x2797},   Interval{0x2B1B, 0x2B1C},   Interval{0x2B50, 0x2B50},
    Interval{0x2B55, 0x2B55},   Interval{0x2E80, 0x303E},   Interval{0x3041, 0x4DBF},   Interval{0x4E00, 0xA4CF},
    Interval{0xA960, 0xA97F},   Interval{0xAC00, 0xD7A3},   Interval{0xF900, 0xFAFF},   Interval{0xFE30, 0xFE6F},
    Interval{0xFF00, 0xFF60},   Interval{0xFFE0, 0xFFE6},   Interval{0x1F300, 0x1F3FA}, Interval{0x1F400, 0x1F64F},
    Interval{0x1F680, 0x1F6FF}, Interval{0x1F7E0, 0x1F7EB}, Interval{0x1F900, 0x1F9FF}, Interval{0x1FA70, 0x1FAFF},
    Interval{0x20000, 0x3FFFD}};

template <std::size_t Count>
bool in(const std::array<Interval, Count>& table, char32_t code_point) {
  const auto after = std::upper_bound(table.begin(), table.end(), code_point,
                                      [](char32_t value, const Interval& interval) { return value < interval.first; });
  return after != table.begin() && code_point <= std::prev(after)->last;
}

}  // namespace

unsigned width(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (in(zero_width, code_point)) return 0;
  return in(double_width, code_point) ? 2 : 1;
}

bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || code_point == 0x061C ||
         (code_point >= 0x200E && code_point <= 0x200F) || (code_point >= 0x2028 && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

}  // namespace rubric::render
