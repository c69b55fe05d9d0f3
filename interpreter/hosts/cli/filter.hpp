#pragma once
#include <rubric/outcome.hpp>

#include "hosts/cli/options.hpp"

namespace rubric::cli {

/// Keeps the results named in `only`, by their names or their attributes; a name that no result has is a mistake.
std::optional<UsageError> keep_only(const std::vector<std::string>& only, Outcome& outcome);

}  // namespace rubric::cli
