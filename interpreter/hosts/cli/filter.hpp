#pragma once
#include <rubric/outcome.hpp>

#include "hosts/cli/options.hpp"

namespace rubric::cli {

/// The mistake of naming a result that there is not, with the nearest name.
std::optional<UsageError> unknown_result(const std::string& name, const Outcome& outcome);
/// Keeps the results named in `only`, by their names or their attributes; a name that no result has is a mistake.
std::optional<UsageError> keep_only(const std::vector<std::string>& only, Outcome& outcome);

/// The first of `only` that names no result; `names` are those of all results.
std::optional<UsageError> unknown_result(const std::vector<std::string>& only, std::vector<std::string> names);

}  // namespace rubric::cli
