#include <rubric/reconcile.hpp>

#include <algorithm>

#include "hosts/cli/cases.hpp"
#include "hosts/cli/commands.hpp"
#include "hosts/cli/interrupt.hpp"
#include "hosts/cli/progress.hpp"
#include "hosts/cli/report_output.hpp"
#include "hosts/cli/rule_paths.hpp"

namespace rubric::cli {
namespace {

/// The rule files at the head of the arguments, at least the first of these; nothing where one cannot be used.
std::optional<std::vector<Methodology>> rules_of(const std::vector<std::string>& paths, Console& console, Exit& exit) {
  std::vector<Methodology> all;
  for (const std::string& path : paths) {
    std::optional<Methodology> rules = load_rules(path, console, exit);
    if (!rules) return std::nullopt;
    const auto same =
        std::find_if(all.begin(), all.end(), [&](const Methodology& other) { return other.name() == rules->name(); });
    if (same != all.end()) {
      console.error("two rule files hold the methodology `" + std::string(rules->name()) + "`, expected one",
                    "leave `" + path + "` out, or replay the inspections with each by itself");
      exit = Exit::usage;
      return std::nullopt;
    }
    all.push_back(std::move(*rules));
  }
  return all;
}

}  // namespace

Exit reconcile(const Options& options, Console& console) {
  const std::vector<std::string>& words = options.arguments;
  const auto first_case = std::find_if_not(words.begin() + 1, words.end(), is_rule_file);
  if (first_case == words.end()) {
    console.error("no inspections are given, only rule files", "name case files or folders behind the rule files");
    return Exit::usage;
  }
  Exit exit = Exit::fine;
  const auto rules = rules_of({words.begin(), first_case}, console, exit);
  if (!rules) return exit;
  std::optional<Cases> cases = cases_of({first_case, words.end()}, options.input, console);
  if (!cases || !can_write_report(options, console)) return Exit::file;
  ReconcileOptions settings;
  settings.run = {options.as_at};
  settings.most = options.most.value_or(settings.most);
  const Interrupts interrupts;
  Population population = population_of(std::move(*cases));
  Reconciled reconciled;
  {
    Progress progress(console, "inspections replayed");
    settings.progress = [&progress](std::size_t done) { progress.tell(done); };
    settings.through = in_threads(options.jobs);
    settings.failed = left_out(options, console, &progress, exit);
    reconciled = rubric::reconcile(*rules, population, settings);
  }
  if (Interrupts::seen()) return no_report(reconciled.inspections, options, console);
  exit = graver(exit, write_report(reconciled.report, options, console));
  if (reconciled.inspections == 0) {
    console.error("no inspections found", "an NDJSON file holds one a line, a CSV file one a row below its headings");
    return graver(exit, Exit::data);
  }
  if (reconciled.count(Verdict::differs) + reconciled.count(Verdict::contradicted) != 0)
    exit = graver(exit, Exit::findings);
  return reconciled.failed != 0 ? graver(Exit::data, exit) : exit;
}

}  // namespace rubric::cli
