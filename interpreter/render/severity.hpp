#pragma once
#include <string_view>

#include "base/diagnostic.hpp"

namespace rubric::render {

/// "error", "warning" or "note".
inline std::string_view severity_word(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

}  // namespace rubric::render
