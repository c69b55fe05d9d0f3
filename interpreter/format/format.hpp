#pragma once
#include <optional>
#include <string>

#include "base/diagnostic.hpp"

namespace rubric::format {

/// The rule file `source` in the one layout, of a Markdown file only its `rubric` blocks; nothing where it does not
/// parse or would not say the same.
std::optional<std::string> format(const Sources& sources, SourceId source, Diagnostics& diagnostics);

}  // namespace rubric::format
