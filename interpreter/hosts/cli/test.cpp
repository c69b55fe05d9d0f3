#include <rubric/suite.hpp>

#include <set>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/files.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/mutate.hpp"
#include "hosts/cli/rule_paths.hpp"

namespace rubric::cli {
namespace {

/// Whether a file found in a folder is only a part that others include.
bool is_part(const Loaded& loaded) {
  if (loaded.methodology) return false;
  for (const Message& message : loaded.messages.list()) {
    if (message.code == "R210") return true;
  }
  return false;
}

/// The reports of every file, and the gravest of what went wrong.
struct Run {
  std::vector<TestReport> reports;
  std::vector<MutationReport> mutations;
  std::size_t left_out = 0;
  Exit exit = Exit::fine;
};

void test_file(const RulePath& rules, const Options& options, Console& console, Run& run) {
  const Loaded loaded = load_rules(rules.path);
  if (rules.found && is_part(loaded)) return;
  if (!loaded.methodology) {
    console.say(loaded.messages);
    run.exit = graver(run.exit, exit_of(loaded.messages, Exit::rules));
    return;
  }
  if (loaded.methodology->test_count() == 0) return;
  const TestOptions how{options.filter, options.root.empty() ? tree_of(rules.path) : options.root};
  if (options.mutate) {
    MutationReport report = mutate(*loaded.methodology, how, options, console);
    run.exit = graver(run.exit, exit_of(report));
    run.left_out += report.tests.left_out;
    if (!report.tests.results.empty()) run.mutations.push_back(std::move(report));
    return;
  }
  TestReport report = test(*loaded.methodology, how);
  if (report.failed() != 0) run.exit = graver(run.exit, Exit::findings);
  run.left_out += report.left_out;
  if (!report.results.empty()) run.reports.push_back(std::move(report));
}

void write(const Run& run, const Options& options, Console& console) {
  if (options.mutate) {
    console.write(options.format == "json" ? to_json(run.mutations) : to_text(run.mutations, console.style()));
  } else if (options.format == "json") {
    console.write(to_json(run.reports));
  } else if (options.format == "junit") {
    console.write(to_junit(run.reports));
  } else if (options.format == "tap") {
    console.write(to_tap(run.reports));
  } else {
    console.write(to_text(run.reports, console.style()));
  }
}

}  // namespace

Exit test(const Options& options, Console& console) {
  if (options.coverage) return coverage(options, console);
  if (options.suggest) return suggest_tests(options, console);
  if (!options.over.empty() || options.format == "lcov" || options.format == "html") {
    console.error("`--over`, and the formats lcov and html, say what is reached", "add --coverage");
    return Exit::usage;
  }
  const std::vector<std::string> paths = options.arguments.empty() ? std::vector<std::string>{"."} : options.arguments;
  Run run;
  std::set<std::string> tested;  // a file may be named twice, or lie in a folder that is named as well
  for (const std::string& path : paths) {
    const auto files = rule_paths(path);
    if (!files) {
      console.error("`" + path + "` is no file and no folder", "give rule files, or folders that hold them");
      return Exit::file;
    }
    if (!files->whole) {
      console.error("the folder `" + path + "` cannot be read whole");
      run.exit = graver(run.exit, Exit::file);
    }
    for (const RulePath& file : files->files) {
      if (tested.insert(file_itself(file.path)).second) test_file(file, options, console, run);
    }
  }
  const bool none = run.reports.empty() && run.mutations.empty();
  if (none && run.exit == Exit::fine) {
    if (run.left_out != 0) {
      console.error("no test has `" + options.filter + "` in its title",
                    "`rubric test` without --filter lists them all");
    } else {
      console.error("no tests found", "write a `test` block in a rule file, or name the file that has some");
    }
    return Exit::usage;
  }
  if (!none || options.format != "text") write(run, options, console);
  return run.exit;
}

}  // namespace rubric::cli
