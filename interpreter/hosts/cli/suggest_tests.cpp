#include <rubric/suggest.hpp>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/rule_paths.hpp"

namespace rubric::cli {

Exit suggest_tests(const Options& options, Console& console) {
  if (options.arguments.size() != 1) {
    console.error("`--suggest` takes one rule file",
                  "name the rule file, such as rubric test --suggest rules/hmip/youth-2021.rubric");
    return Exit::usage;
  }
  Exit exit = Exit::fine;
  const std::string& path = options.arguments.front();
  const auto methodology = load_rules(path, console, exit);
  if (!methodology) return exit;
  SuggestOptions how;
  how.tests.root = options.root.empty() ? tree_of(path) : options.root;
  const SuggestReport report = suggest(*methodology, how);
  console.write(to_text(report));
  return report.left.empty() ? exit : graver(exit, Exit::findings);
}

}  // namespace rubric::cli
