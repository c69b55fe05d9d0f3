#include <rubric/audit.hpp>

#include "hosts/cli/cases.hpp"
#include "hosts/cli/commands.hpp"
#include "hosts/cli/interrupt.hpp"
#include "hosts/cli/progress.hpp"
#include "hosts/cli/report_output.hpp"
#include "hosts/cli/scenario.hpp"

namespace rubric::cli {
namespace {

/// `region=inspection.lead region`, or the description alone, whose key is the name then.
AuditBy by_of(const std::string& text) {
  constexpr std::string_view prefix = "inspection.";
  const std::size_t equals = text.find('=');
  std::string key = text.substr((equals == std::string::npos ? 0 : equals + 1) + prefix.size());
  return {equals == std::string::npos ? key : text.substr(0, equals), std::move(key)};
}

}  // namespace

Exit audit(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const auto rules = load_rules(options.arguments.front(), console, exit);
  if (!rules) return exit;
  AuditOptions settings;
  const auto amendments = amendments_of(options, console);
  if (!amendments) return Exit::file;
  if (!amendments->empty()) {
    Loaded amended = amend(*rules, *amendments);
    console.say(amended.messages);
    if (!amended.methodology) return exit_of(amended.messages, Exit::rules);
    settings.amended = std::move(amended.methodology);
  }
  std::optional<Cases> cases =
      cases_of({options.arguments.begin() + 1, options.arguments.end()}, options.input, console);
  if (!cases || !can_write_report(options, console)) return Exit::file;
  if (!options.by.empty()) settings.by.clear();
  for (const std::string& by : options.by) settings.by.push_back(by_of(by));
  settings.run = {options.as_at};
  settings.most = options.listed;
  const Interrupts interrupts;
  Population population = population_of(std::move(*cases));
  Audited audited;
  {
    Progress progress(console, "inspections audited");
    settings.progress = [&progress](std::size_t done) { progress.tell(done); };
    settings.through = in_threads(options.jobs);
    settings.failed = left_out(options, console, &progress, exit);
    audited =
        options.rounding ? audit_rounding(*rules, population, settings) : audit_uses(*rules, population, settings);
  }
  if (Interrupts::seen()) return no_report(audited.inspections, options, console);
  exit = graver(exit, write_report(audited.report, options, console));
  if (audited.inspections == 0) {
    console.error("no inspections found", "an NDJSON file holds one a line, a CSV file one a row below its headings");
    return graver(exit, Exit::data);
  }
  if (audited.refused != 0) exit = graver(exit, Exit::findings);
  return audited.failed != 0 ? graver(exit, Exit::data) : exit;
}

}  // namespace rubric::cli
