#pragma once
#include "hosts/cli/commands.hpp"

namespace rubric::cli {

/// An option: `--format FORMAT`, or a flag where `value` is empty.
struct OptionSpec {
  std::string name;
  std::string value{};
  std::vector<std::string> choices{};
  std::string help{};
};

/// A word that follows the command; `many` for the last of a command that takes several.
struct ArgumentSpec {
  std::string name;
  bool required = true;
  bool many = false;
  std::vector<std::string> choices{};
  bool is_file = true;
};

/// One command: parsing, help and completion are all read from here.
struct CommandSpec {
  std::string name;
  std::string summary;
  std::string about;
  std::vector<ArgumentSpec> arguments;
  std::vector<OptionSpec> options;
  std::vector<std::string> examples;
  Exit (*run)(const Options&, Console&);
};

/// Every command, in the order of the help.
const std::vector<CommandSpec>& commands();
/// The options that every command takes.
const std::vector<OptionSpec>& common_options();
/// The options of `rubric` alone.
const std::vector<OptionSpec>& root_options();
/// The command of this name, or null.
const CommandSpec* find_command(std::string_view name);
/// The names of all commands.
std::vector<std::string> command_names();
/// "rubric run RULES CASE… [--format FORMAT]".
std::string usage_line(const CommandSpec& command);

}  // namespace rubric::cli
