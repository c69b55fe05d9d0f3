#include <rubric/sweep.hpp>

#include "hosts/cli/cases.hpp"
#include "hosts/cli/commands.hpp"
#include "hosts/cli/progress.hpp"
#include "hosts/cli/report_output.hpp"
#include "hosts/cli/scenario.hpp"

namespace rubric::cli {
namespace {

Exit compare(const Scenario& scenario, Population& cases, const Options& options, Console& console) {
  const WhatIf result = what_if(scenario, cases, {{options.as_at}, options.each});
  if (result.cases.empty()) {
    console.error("no inspections found", "an NDJSON file holds one a line, a CSV file one a row below its headings");
    return Exit::data;
  }
  const Exit written = write_report(report(result), options, console);
  if (result.failed() != 0) return graver(Exit::data, written);
  return result.changed() ? written : graver(Exit::findings, written);
}

Exit vary(const Scenario& scenario, Population& cases, const Options& options, Console& console) {
  const ReadSweep read = read_sweep(scenario, options.vary);
  console.say(read.messages);
  if (!read.sweep) return exit_of(read.messages, Exit::usage);
  Swept result;
  {
    Progress progress(console, "values tried");
    SweepOptions how{{options.as_at}};
    how.progress = [&progress](std::size_t done) { progress.tell(done); };
    result = sweep(scenario, *read.sweep, cases, how);
  }
  const Exit written = write_report(report(result), options, console);
  if (result.failed() != 0 || result.cases.empty()) return graver(Exit::data, written);
  return result.changed() ? written : graver(Exit::findings, written);
}

}  // namespace

Exit whatif(const Options& options, Console& console) {
  if (!can_write_report(options, console)) return Exit::file;
  Exit exit = Exit::fine;
  const std::optional<Scenario> scenario = scenario_of(options, console, exit);
  if (!scenario) return exit;
  std::optional<Cases> cases = cases_of({options.arguments.begin() + 1, options.arguments.end()}, "", console);
  if (!cases) return Exit::file;
  Population population = population_of(std::move(*cases));
  return graver(exit, options.vary.empty() ? compare(*scenario, population, options, console)
                                           : vary(*scenario, population, options, console));
}

}  // namespace rubric::cli
