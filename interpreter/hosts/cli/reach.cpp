#include <rubric/reach.hpp>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/progress.hpp"
#include "hosts/cli/report_output.hpp"

namespace rubric::cli {
namespace {

/// A mistake in the target or in a name is one of usage; without a date or an answer the data are at fault.
Exit exit_of(const Messages& messages) {
  for (const Message& message : messages.list()) {
    if (message.code == "R606" || message.code == "R607" || message.code == "R913") return Exit::data;
  }
  return Exit::usage;
}

}  // namespace

Exit reach(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const auto methodology = load_rules(options.arguments[0], console, exit);
  if (!methodology) return exit;
  const auto inspection = read_case(*methodology, options.arguments[1], console, exit);
  if (!inspection) return exit;
  if (!can_write_report(options, console)) return Exit::file;

  Progress progress(console, "sets of inputs searched");
  ReachOptions how;
  how.change = options.change;
  how.keep = options.keep;
  how.inputs = options.inputs;
  how.most = options.most.value_or(how.most);
  how.budget = static_cast<double>(options.budget);
  how.counts = options.counts;
  how.run.as_at = options.as_at;
  how.progress = [&](std::size_t done, std::size_t all) { progress.tell(done, all); };
  const Reached reached = rubric::reach(*methodology, *inspection, options.arguments[2], how);
  progress.take_away();
  console.say(reached.messages);
  if (!reached.reach) return exit_of(reached.messages);
  const Exit written = write_report(reached.reach->report, options, console);
  const bool there = reached.reach->end == ReachEnd::already || reached.reach->end == ReachEnd::found;
  return graver(written, there ? Exit::fine : Exit::findings);
}

}  // namespace rubric::cli
