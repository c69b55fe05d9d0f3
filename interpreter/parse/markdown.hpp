#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "parse/tokens.hpp"

namespace rubric::parsing {

/// Whether the file `path` is Markdown: its name ends in `.md`.
bool is_markdown(std::string_view path);

/// The lines inside one fenced `rubric` block, and how far its fence is indented.
struct RuleBlock {
  Piece lines;
  std::string_view indent{};
};

/// The fenced `rubric` blocks of the Markdown file `text`, in order.
std::vector<RuleBlock> rule_blocks(std::string_view text);

/// The Markdown file `text` with everything but its fenced `rubric` blocks turned to spaces; offsets and lines stay.
std::string blank_prose(std::string_view text);

}  // namespace rubric::parsing
