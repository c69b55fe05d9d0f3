#include "hosts/cli/commands.hpp"
#include "hosts/cli/input.hpp"

namespace rubric::cli {

Exit dump(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  const auto methodology = load_rules(options.arguments[1], console, exit);
  if (!methodology) return exit;
  console.write(methodology->dump(options.arguments[0]));
  return exit;
}

}  // namespace rubric::cli
