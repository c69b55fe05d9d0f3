#pragma once
#include <string>
#include <string_view>

namespace rubric::parsing {

/// The Markdown file `text` with everything but its fenced `rubric` blocks turned to spaces; offsets and lines stay.
std::string blank_prose(std::string_view text);

}  // namespace rubric::parsing
