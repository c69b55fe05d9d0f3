#include <rubric/impact.hpp>

#include "hosts/cli/cases.hpp"
#include "hosts/cli/commands.hpp"
#include "hosts/cli/interrupt.hpp"
#include "hosts/cli/progress.hpp"
#include "hosts/cli/report_output.hpp"
#include "hosts/cli/scenario.hpp"

namespace rubric::cli {

Exit impact(const Options& options, Console& console) {
  if (!can_write_report(options, console)) return Exit::file;
  Exit exit = Exit::fine;
  const std::optional<Scenario> scenario = scenario_of(options, console, exit);
  if (!scenario) return exit;
  std::optional<Cases> cases =
      cases_of({options.arguments.begin() + 1, options.arguments.end()}, options.input, console);
  if (!cases) return Exit::file;
  const Interrupts interrupts;
  Population population = population_of(std::move(*cases));
  Impact result;
  {
    Progress progress(console, "inspections evaluated");
    ImpactOptions how{{options.as_at}};
    how.most = options.most.value_or(how.most);
    how.progress = [&progress](std::size_t done) { progress.tell(done); };
    how.through = in_threads(options.jobs);
    how.failed = left_out(options, console, &progress, exit);
    result = rubric::impact(*scenario, population, how);
  }
  if (Interrupts::seen()) return no_report(result.total, options, console);
  if (result.total == 0) {
    console.error("no inspections found", "an NDJSON file holds one a line, a CSV file one a row below its headings");
    return graver(exit, Exit::data);
  }
  exit = graver(exit, write_report(report(result), options, console));
  if (result.failed != 0) return graver(Exit::data, exit);
  return result.changed == 0 ? graver(Exit::findings, exit) : exit;
}

}  // namespace rubric::cli
