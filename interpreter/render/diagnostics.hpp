#pragma once
#include <rubric/rubric.hpp>

#include "base/diagnostic.hpp"

namespace rubric::render {

/// Diagnostics with caret lines, labels and help, then a line that counts them; empty where there are none.
std::string text(const Sources& sources, const Diagnostics& diagnostics, Style style);
/// The same as a JSON array of objects.
std::string json(const Sources& sources, const Diagnostics& diagnostics);

}  // namespace rubric::render
