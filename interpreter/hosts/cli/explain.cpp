#include <algorithm>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/filter.hpp"
#include "hosts/cli/input.hpp"

namespace rubric::cli {
namespace {

// The first rating of the whole inspection, else its first score.
std::optional<std::string> main_result(const Outcome& outcome) {
  for (const std::string_view kind : {"rating", "score"}) {
    const auto found = std::find_if(outcome.results.begin(), outcome.results.end(), [&](const Result& result) {
      return result.item_kind == "inspection" && result.kind == kind;
    });
    if (found != outcome.results.end()) return found->name;
  }
  return std::nullopt;
}

}  // namespace

Exit explain(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const auto methodology = load_rules(options.arguments[0], console, exit);
  if (!methodology) return exit;
  const auto inspection = read_case(*methodology, options.arguments[1], console, exit);
  if (!inspection) return exit;

  const RunOptions as{options.as_at};
  std::optional<std::string> name;
  if (options.arguments.size() > 2) name = options.arguments[2];
  const Evaluated evaluated = rubric::run(*methodology, *inspection, as);
  if (!evaluated.outcome) {
    console.say(evaluated.messages);
    return Exit::data;
  }
  if (!name) name = main_result(*evaluated.outcome);
  if (!name) {
    console.error("these rules have no rating or score of the whole inspection",
                  "name a result, as in `rating of standard 1.1`");
    return Exit::usage;
  }
  if (const auto mistake = unknown_result(*name, *evaluated.outcome)) {
    console.error(mistake->message, mistake->help);
    return Exit::usage;
  }
  const Explained explained = rubric::explain(*methodology, *inspection, *name, as);
  console.say(explained.messages);
  if (!explained.explanation) return Exit::data;
  console.write(options.format == "json" ? to_json(*explained.explanation)
                                         : to_text(*explained.explanation, options.depth, console.style()));
  return Exit::fine;
}

}  // namespace rubric::cli
