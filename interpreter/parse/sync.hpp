#pragma once
#include <cstdint>
#include <string_view>

namespace rubric::parsing {

/// What a skipped piece of text stood in, which says at which words parsing may go on.
enum class Context : std::uint8_t { file, block, test };

/// Where parsing goes on after the text from `start` failed at `failure`: at the next line, from `failure` on, whose
/// first word begins a declaration (or a member or clause of `context`), else at the end of the file.
std::uint32_t next_start(std::string_view text, std::uint32_t start, std::uint32_t failure, Context context);

}  // namespace rubric::parsing
