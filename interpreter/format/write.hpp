#pragma once
#include <string>
#include <vector>

#include "format/plan.hpp"

namespace rubric::format {

/// Lines longer than this are broken where they can be.
inline constexpr std::size_t line_width = 120;

/// The text of one block, and the tokens before which a line that is too long can be broken next; apart from them those of
/// lines that are too long because they are aligned with others.
struct Written {
  std::string text{};
  std::vector<std::uint32_t> breaks{};
  std::vector<std::uint32_t> aligned_breaks{};
};

/// Writes the tokens of every block as `plan` places them; `newline` ends a line.
std::vector<Written> write(const Tokens& tokens, const Plan& plan, std::string_view newline);

}  // namespace rubric::format
