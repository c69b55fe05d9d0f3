#include <rubric/sweep.hpp>

#include "hosts/cli/cases.hpp"
#include "hosts/cli/commands.hpp"
#include "hosts/cli/progress.hpp"
#include "hosts/cli/report_output.hpp"
#include "hosts/cli/scenario.hpp"

namespace rubric::cli {
namespace {

/// What a report as CSV has no place for.
void say_broken(const WhatIf& result, Console& console) {
  for (const ComparedCase& it : result.cases) {
    for (const Finding& finding : it.broken)
      console.say("warning: " + it.name + ": the changes break a requirement of " + finding.about + ": " +
                  finding.message + "\n");
  }
}

Exit compare(const Scenario& scenario, Population& cases, const Options& options, Console& console) {
  Exit exit = Exit::fine;
  WhatIfOptions how{{options.as_at}, options.each};
  how.failed = left_out(options, console, nullptr, exit);
  const WhatIf result = what_if(scenario, cases, how);
  if (result.cases.empty()) {
    console.error("no inspections found", "an NDJSON file holds one a line, a CSV file one a row below its headings");
    return Exit::data;
  }
  exit = graver(exit, write_report(report(result), options, console));
  if (options.format == "csv") say_broken(result, console);
  if (result.failed() != 0) return graver(Exit::data, exit);
  return result.changed() && result.broken() == 0 ? exit : graver(Exit::findings, exit);
}

Exit vary(const Scenario& scenario, Population& cases, const Options& options, Console& console) {
  const ReadSweep read = read_sweep(scenario, options.vary);
  console.say(read.messages);
  if (!read.sweep) return exit_of(read.messages, Exit::usage);
  Exit exit = Exit::fine;
  Swept result;
  {
    Progress progress(console, "values tried");
    SweepOptions how{{options.as_at}};
    how.progress = [&progress](std::size_t done) { progress.tell(done); };
    how.failed = left_out(options, console, &progress, exit);
    result = sweep(scenario, *read.sweep, cases, how);
  }
  exit = graver(exit, write_report(report(result), options, console));
  if (result.failed() != 0 || result.cases.empty()) return graver(Exit::data, exit);
  return result.changed() ? exit : graver(Exit::findings, exit);
}

}  // namespace

Exit whatif(const Options& options, Console& console) {
  if (!can_write_report(options, console)) return Exit::file;
  Exit exit = Exit::fine;
  const std::optional<Scenario> scenario = scenario_of(options, console, exit);
  if (!scenario) return exit;
  std::optional<Cases> cases =
      cases_of({options.arguments.begin() + 1, options.arguments.end()}, options.input, console);
  if (!cases) return Exit::file;
  Population population = population_of(std::move(*cases));
  return graver(exit, options.vary.empty() ? compare(*scenario, population, options, console)
                                           : vary(*scenario, population, options, console));
}

}  // namespace rubric::cli
