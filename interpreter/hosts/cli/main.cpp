#include <csignal>
#include <exception>

#include "hosts/cli/command_table.hpp"
#include "hosts/cli/outputs.hpp"

namespace rubric::cli {
namespace {

Exit dispatch(const Parsed& parsed, Console& console) {
  const Options& options = parsed.options;
  if (parsed.error) {
    console.error(parsed.error->message, parsed.error->help);
    return Exit::usage;
  }
  if (options.version) {
    console.write("rubric " + std::string(version()) + "\n");
    return Exit::fine;
  }
  if (options.help) return help(options, console);
  if (!outputs_are_apart(outputs_of(options), options, console)) return Exit::usage;
  return find_command(options.command)->run(options, console);
}

}  // namespace
}  // namespace rubric::cli

int main(int count, char** words) {
  using namespace rubric::cli;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of writing: exit 74
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file past what the system allows
  const Parsed parsed = parse({words + 1, words + count});
  Console console(parsed.options.colour);
  Exit exit = Exit::internal;
  try {
    exit = dispatch(parsed, console);
  } catch (const std::exception& failure) {
    console.error(std::string("inside rubric: ") + failure.what(),
                  "please report it with the files that bring it about");
  }
  return static_cast<int>(console.finish(exit));
}
