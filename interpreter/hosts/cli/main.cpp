#include <csignal>
#include <exception>

#include "hosts/cli/command_table.hpp"
#include "hosts/cli/outputs.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace rubric::cli {
namespace {

/// Slots over sets of values take a few hundred KB and come and go with each inspection. Left to itself the C library gives
/// such memory back to the system every time and asks for it anew, which took a quarter of `reconcile`.
void keep_memory() {
#ifdef __GLIBC__
  constexpr int mapped_from = 32 << 20, kept = 128 << 20;  // more than 32 MiB is refused
  mallopt(M_MMAP_THRESHOLD, mapped_from);
  mallopt(M_TRIM_THRESHOLD, kept);
#endif
}

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
  keep_memory();
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
