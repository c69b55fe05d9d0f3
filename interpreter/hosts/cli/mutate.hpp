#pragma once
#include <rubric/mutation.hpp>

#include "hosts/cli/console.hpp"

namespace rubric::cli {

/// `rubric test --mutate` for one methodology, with a line of progress on a terminal.
MutationReport mutate(const Methodology& methodology, const TestOptions& tests, const Options& options,
                      Console& console);

/// What is to be said of it to the shell: findings where a test fails or a change survived.
Exit exit_of(const MutationReport& report);

}  // namespace rubric::cli
