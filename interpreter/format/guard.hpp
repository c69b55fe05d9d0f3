#pragma once
#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"

namespace rubric::format {

/// Why the text `after` may not take the place of `before`, the text of the rule file `source`: it says something else,
/// has lost a comment, or is too long. Nothing where it may.
std::optional<Diagnostic> objection(const Sources& sources, SourceId source, std::string_view after);

}  // namespace rubric::format
