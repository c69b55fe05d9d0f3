#include <algorithm>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/input.hpp"

namespace rubric::cli {
namespace {

// The elements of a JSON array, without its brackets.
std::string elements(std::string_view array) {
  const std::size_t open = array.find('[');
  const std::size_t close = array.rfind(']');
  std::string inside(array.substr(open + 1, close - open - 1));
  inside.erase(inside.find_last_not_of(" \n") + 1);
  return inside;
}

std::size_t warnings(const Messages& messages) {
  const std::vector<Message> all = messages.list();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Message& message) { return message.severity == "warning"; }));
}

}  // namespace

Exit check(const Options& options, Console& console) {
  const bool json = options.format == "json";
  Exit exit = Exit::fine;
  std::string all;
  for (const std::string& path : options.arguments) {
    const Loaded loaded = check_rules(path, {options.deny, options.allow});
    exit = graver(exit, exit_of(loaded.messages, Exit::rules));
    if (json) {
      const std::string found = elements(loaded.messages.json());
      if (!found.empty()) all.append(all.empty() ? "" : ",").append(found);
      continue;
    }
    console.say(loaded.messages);
    if (!loaded.methodology) continue;
    std::string line = shown(path) + ": no mistakes, ";
    if (const std::size_t count = warnings(loaded.messages); count != 0)
      line.append(std::to_string(count)).append(count == 1 ? " warning, " : " warnings, ");
    line.append("methodology ").append(loaded.methodology->name());
    if (!loaded.methodology->title().empty()) line.append(", ").append(loaded.methodology->title());
    if (const std::size_t tests = loaded.methodology->test_count(); tests != 0) {
      line.append("; ")
          .append(std::to_string(tests))
          .append(tests == 1 ? " test" : " tests")
          .append(" to run with `rubric test`");
    }
    console.write(line.append("\n"));
  }
  if (json) console.write(all.empty() ? "[]\n" : "[" + all + "\n]\n");
  return exit;
}

}  // namespace rubric::cli
