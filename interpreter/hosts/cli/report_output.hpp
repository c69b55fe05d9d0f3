#pragma once
#include <rubric/report.hpp>

#include "hosts/cli/command_table.hpp"

namespace rubric::cli {

/// The options of every command that writes a report: `--format` and `--output`.
std::vector<OptionSpec> report_options();
/// Whether the report can be written where `--output` says, before the work begins; if not, it has said so.
bool can_write_report(const Options& options, Console& console);
/// Writes the report in the format asked for: to the file of `--output`, whole or not at all, else to standard output.
Exit write_report(const Report& report, const Options& options, Console& console);

}  // namespace rubric::cli
