#pragma once
#include <rubric/whatif.hpp>

#include "hosts/cli/command_table.hpp"

namespace rubric::cli {

/// The options that say what is otherwise: `--with`, `--set` and `--drop`.
std::vector<OptionSpec> change_options();
/// The changes that they hold, in order; nothing, and the reason said, where a file cannot be read.
std::optional<std::vector<Amendment>> amendments_of(const Options& options, Console& console);
/// What `options` ask to be compared: RULES, its first argument, beside them as changed; an amendment that nothing else
/// changes beside its base. Nothing where that has mistakes, which are said; `exit` becomes what they mean.
std::optional<Scenario> scenario_of(const Options& options, Console& console, Exit& exit);

}  // namespace rubric::cli
