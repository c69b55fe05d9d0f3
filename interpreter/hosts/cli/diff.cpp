#include <rubric/diff.hpp>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/report_output.hpp"

namespace rubric::cli {

Exit diff(const Options& options, Console& console) {
  if (!can_write_report(options, console)) return Exit::file;
  Exit of_before = Exit::fine;
  Exit of_after = Exit::fine;
  const auto before = load_rules(options.arguments[0], console, of_before);
  const auto after = load_rules(options.arguments[1], console, of_after);
  if (!before || !after) return graver(of_before, of_after);
  return write_report(rubric::diff(*before, *after), options, console);
}

}  // namespace rubric::cli
