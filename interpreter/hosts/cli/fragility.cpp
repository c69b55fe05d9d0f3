#include <rubric/fragility.hpp>

#include <cstdlib>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/report_output.hpp"

namespace rubric::cli {
namespace {

/// A percentage above 0 and below 100, as "95%" or "99.5%".
std::optional<double> confidence(std::string text) {
  if (!text.empty() && text.back() == '%') text.pop_back();
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string::npos) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (*end != '\0' || !(value > 0 && value < 100)) return std::nullopt;
  return value;
}

}  // namespace

Exit fragility(const Options& options, Console& console) {
  FragilityOptions how;
  how.run.as_at = options.as_at;
  if (!options.intervals.empty()) {
    how.intervals = confidence(options.intervals);
    if (!how.intervals) {
      console.error("`--intervals` takes a percentage between 0 and 100, found `" + options.intervals + "`",
                    "write it as 95%");
      return Exit::usage;
    }
  }
  Exit exit = Exit::fine;
  const auto methodology = load_rules(options.arguments[0], console, exit);
  if (!methodology) return exit;
  const auto inspection = read_case(*methodology, options.arguments[1], console, exit);
  if (!inspection) return exit;
  if (!can_write_report(options, console)) return Exit::file;
  const Fragile found = rubric::fragility(*methodology, *inspection, how);
  console.say(found.messages);
  if (!found.fragility) return Exit::data;
  return write_report(found.fragility->report, options, console);
}

}  // namespace rubric::cli
