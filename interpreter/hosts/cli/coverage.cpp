#include <rubric/coverage.hpp>

#include <algorithm>

#include "hosts/cli/cases.hpp"
#include "hosts/cli/commands.hpp"
#include "hosts/cli/rule_paths.hpp"

namespace rubric::cli {
namespace {

/// Counts every inspection of `cases`; those that cannot be used are said and left out.
Exit add_cases(const Methodology& methodology, Cases cases, Coverage& coverage, Console& console) {
  Exit exit = Exit::fine;
  Progress progress(console, "inspections counted");
  const auto say = [&](const Messages& messages) {
    if (messages.empty()) return;
    progress.take_away();
    console.say(messages);
    exit = graver(exit, exit_of(messages, Exit::data));
  };
  Population population = population_of(std::move(cases));
  RecordReader reader(methodology);
  std::size_t count = 0;
  while (const std::optional<CaseRecord> record = population.next()) {
    const Read read = reader.read(*record);
    say(read.messages);
    if (read.inspection) {
      say(coverage.add(*read.inspection));
    } else {
      coverage.leave_out();
      exit = graver(exit, Exit::data);
    }
    if (reader.headings_failed()) population.leave_file();
    progress.tell(++count);
  }
  return exit;
}

/// What kind of report, or set of cases, does not go with `--coverage`; empty where all does.
std::optional<UsageError> misuse(const Options& options) {
  if (options.arguments.size() != 1 || options.format == "junit" || options.format == "tap")
    return UsageError{"`--coverage` takes one rule file, and the formats text, json, lcov and html",
                      "name the rule file, such as rubric test --coverage rules/hmip/youth-2021.rubric"};
  if (!options.over.empty() && !options.filter.empty())
    return UsageError{"`--filter` chooses tests, which `--over` does not count", "leave one of them out"};
  const auto from_stdin = std::count(options.over.begin(), options.over.end(), "-");
  if (from_stdin + (options.arguments.front() == "-" ? 1 : 0) > 1)
    return UsageError{"`-` stands twice, but standard input can be read only once", "name files for all but one"};
  return std::nullopt;
}

}  // namespace

Exit coverage(const Options& options, Console& console) {
  if (const auto mistake = misuse(options)) {
    console.error(mistake->message, mistake->help);
    return Exit::usage;
  }
  Exit exit = Exit::fine;
  const std::string& path = options.arguments.front();
  const auto methodology = load_rules(path, console, exit);
  if (!methodology) return exit;
  Coverage coverage(*methodology);
  if (options.over.empty()) {
    if (methodology->test_count() == 0) {
      console.error("no tests found", "write a `test` block in the rule file, or count past inspections with --over");
      return Exit::usage;
    }
    coverage.add_tests({options.filter, options.root.empty() ? tree_of(path) : options.root});
  } else {
    std::optional<Cases> cases = cases_of(options.over, "", console);
    if (!cases) return Exit::file;
    exit = graver(exit, add_cases(*methodology, *std::move(cases), coverage, console));
  }
  const CoverageReport report = coverage.report();
  if (!options.over.empty() && report.evaluated + report.left_out == 0) {
    console.error("no inspections found", "an NDJSON file holds one a line, a CSV file one a row below its headings");
    return graver(exit, Exit::data);
  }
  if (report.evaluated + report.left_out == 0) {
    console.error("no test has `" + options.filter + "` in its title", "`rubric test` without --filter lists them all");
    return Exit::usage;
  }
  if (options.format == "json") {
    console.write(to_json(report));
  } else if (options.format == "lcov") {
    console.write(to_lcov(report));
  } else if (options.format == "html") {
    console.write(to_html(report));
  } else {
    console.write(to_text(report, console.style()));
  }
  if (report.reached() != report.points.size()) exit = graver(exit, Exit::findings);
  return exit;
}

}  // namespace rubric::cli
