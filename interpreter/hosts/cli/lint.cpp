#include <rubric/lint.hpp>

#include <algorithm>
#include <cstring>

#include "hosts/cli/commands.hpp"
#include "hosts/cli/difference.hpp"
#include "hosts/cli/input.hpp"
#include "hosts/cli/rule_paths.hpp"
#include "hosts/cli/write_file.hpp"

namespace rubric::cli {
namespace {

std::string counted(std::size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::size_t warnings_in(const Messages& messages) {
  const std::vector<Message> all = messages.list();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Message& message) { return message.severity == "warning"; }));
}

Exit exit_of(const Messages& left) {
  const Exit exit = exit_of(left, Exit::rules);
  return exit == Exit::fine && warnings_in(left) != 0 ? Exit::findings : exit;
}

/// A file of a folder that is there to be included by others says nothing by itself.
bool is_part(const RulePath& file, bool has_methodology) { return file.found && !has_methodology; }

void tell(const Cured& cured, const std::string& path, bool done, Console& console) {
  for (const Cure& cure : cured.cures)
    console.write(cure.at.path + ":" + std::to_string(cure.at.line) + ": " + cure.code + ": " + cure.warning + ": " +
                  cure.done + "\n");
  if (cured.cures.empty() && warnings_in(cured.left) == 0) return;
  console.write(path + ": " + counted(cured.cures.size(), "warning") + (done ? " cured, " : " can be cured, ") +
                std::to_string(warnings_in(cured.left)) + " left\n");
}

Exit fix_file(const RulePath& file, const Options& options, Console& console) {
  const std::optional<std::string> before = read_plain(file.path);
  const std::string name = shown(file.path);
  if (!before) {
    console.error("`" + name + "` cannot be read", "give the path of a rule file or of a folder");
    return Exit::file;
  }
  const Cured cured = cure_text(name, *before, {options.deny, options.allow});
  if (is_part(file, cured.has_methodology)) return Exit::fine;
  if (options.dry_run) {
    if (cured.text) console.write(difference(name, *before, *cured.text));
    tell(cured, name, false, console);
    console.say(cured.left);
    return graver(exit_of(cured.left), cured.text ? Exit::findings : Exit::fine);
  }
  if (file.path == "-") {
    console.write(cured.text ? *cured.text : *before);
    console.say(cured.left);
    return exit_of(cured.left);
  }
  if (cured.text) {
    if (const int error = write_file(file.path, *cured.text); error != 0) {
      console.error("`" + name + "` cannot be written: " + std::strerror(error), "the file is left as it is");
      return Exit::file;
    }
  }
  tell(cured, name, true, console);
  console.say(cured.left);
  return exit_of(cured.left);
}

Exit lint_file(const RulePath& file, const Options& options, Console& console) {
  if (options.fix) return fix_file(file, options, console);
  const Loaded loaded = check_rules(file.path, {options.deny, options.allow});
  const std::vector<Message> all = loaded.messages.list();
  const bool lacks_methodology =
      std::any_of(all.begin(), all.end(), [](const Message& message) { return message.code == "R210"; });
  if (is_part(file, !lacks_methodology)) return Exit::fine;
  console.say(loaded.messages);
  return exit_of(loaded.messages);
}

}  // namespace

Exit lint(const Options& options, Console& console) {
  Exit exit = Exit::fine;
  for (const std::string& path : options.arguments) {
    const auto files = rule_paths(path);
    if (!files) {
      console.error("`" + path + "` cannot be read", "give the path of a rule file or of a folder");
      exit = graver(exit, Exit::file);
      continue;
    }
    if (!files->whole) {
      console.error("the folder `" + path + "` cannot be read whole");
      exit = graver(exit, Exit::file);
    }
    for (const RulePath& file : files->files) exit = graver(exit, lint_file(file, options, console));
  }
  return exit;
}

}  // namespace rubric::cli
