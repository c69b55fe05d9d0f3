#include <rubric/coverage.hpp>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/files.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/rule_paths.hpp"

namespace rubric::cli {
namespace {

/// The case files of `folder`; nothing where there are none, or not all can be had.
std::optional<std::vector<std::string>> case_files(const std::string& folder, Console& console) {
  if (!is_folder(folder)) {
    console.error("`" + folder + "` is no folder", "give a folder with *.json files");
    return std::nullopt;
  }
  FilesIn found = files_in(folder, [](const std::string& path) { return path.ends_with(".json"); });
  if (!found.whole || found.paths.empty()) {
    console.error("`" + folder + (found.whole ? "` holds no case files" : "` cannot be read whole"),
                  "give a folder with *.json files");
    return std::nullopt;
  }
  return std::move(found.paths);
}

/// Counts every one of `paths`; those that cannot be used are said and left out.
Exit add_cases(const Methodology& methodology, const std::vector<std::string>& paths, Coverage& coverage,
               Console& console) {
  Exit exit = Exit::fine;
  for (const std::string& path : paths) {
    const Read read = read_case(methodology, path);
    console.say(read.messages);
    if (!read.inspection || !coverage.add(*read.inspection))
      exit = graver(exit, graver(Exit::data, exit_of(read.messages, Exit::data)));
  }
  return exit;
}

}  // namespace

Exit coverage(const Options& options, Console& console) {
  if (options.arguments.size() != 1 || options.format == "junit" || options.format == "tap") {
    console.error("`--coverage` takes one rule file, and the formats text, json, lcov and html",
                  "name the rule file, such as rubric test --coverage rules/hmip/youth-2021.rubric");
    return Exit::usage;
  }
  Exit exit = Exit::fine;
  const std::string& path = options.arguments.front();
  const auto methodology = load_rules(path, console, exit);
  if (!methodology) return exit;
  std::vector<std::string> cases;
  for (const std::string& folder : options.over) {
    const auto files = case_files(folder, console);
    if (!files) return Exit::file;
    cases.insert(cases.end(), files->begin(), files->end());
  }
  Coverage coverage(*methodology);
  if (options.over.empty()) {
    if (methodology->test_count() == 0) {
      console.error("no tests found", "write a `test` block in the rule file, or count past inspections with --over");
      return Exit::usage;
    }
    coverage.add_tests({"", options.root.empty() ? tree_of(path) : options.root, file_system()});
  }
  exit = graver(exit, add_cases(*methodology, cases, coverage, console));
  const CoverageReport report = coverage.report();
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
