#include <rubric/equal.hpp>

#include <cstring>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/outputs.hpp"
#include "hosts/cli/report_output.hpp"
#include "hosts/cli/write_file.hpp"

namespace rubric::cli {
namespace {

Exit exit_of(const Equality& equality) {
  switch (equality.answer) {
    case Sameness::different: return Exit::findings;
    case Sameness::undecided: return Exit::undecided;
    default: return Exit::fine;
  }
}

// Writes the inspection that tells the two apart as case data.
Exit save(const Equality& equality, const std::string& path, Console& console) {
  if (!equality.difference) {
    console.say("note: no inspection to save: no difference was found\n");
    return Exit::fine;
  }
  const int error = write_file(path, equality.difference->case_data);
  if (error == 0) return Exit::fine;
  console.error("`" + path + "` cannot be written: " + std::strerror(error),
                "`--save` takes the path of a file in a folder that exists");
  return Exit::file;
}

}  // namespace

Exit equal(const Options& options, Console& console) {
  if (!can_write_report(options, console)) return Exit::file;
  Exit of_first = Exit::fine;
  Exit of_second = Exit::fine;
  const auto first = load_rules(options.arguments[0], console, of_first);
  const auto second = load_rules(options.arguments[1], console, of_second);
  if (!first || !second) return graver(of_first, of_second);
  if (!outputs_are_apart(outputs_of(options), options, console)) return Exit::usage;
  EqualOptions how;
  how.only = options.only;
  how.budget = static_cast<double>(options.budget);
  how.seed = options.seed;
  Equated equated = rubric::equal(*first, *second, how);
  console.say(equated.messages);
  if (!equated.equality) return Exit::usage;
  equated.equality->first = shown(options.arguments[0]);
  equated.equality->second = shown(options.arguments[1]);
  Exit exit = exit_of(*equated.equality);
  if (!options.save.empty()) exit = graver(exit, save(*equated.equality, options.save, console));
  return graver(exit, write_report(report(*equated.equality), options, console));
}

}  // namespace rubric::cli
