#include <algorithm>

#include "hosts/cli/command_table.hpp"

namespace rubric::cli {
namespace {

struct Line {
  std::string left;
  std::string right;
};

std::string aligned(const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.left.size());
  std::string out;
  for (const Line& line : lines)
    out.append("  ").append(line.left).append(width - line.left.size() + 2, ' ').append(line.right).append("\n");
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : "|").append(word);
  return out;
}

Line line_of(const OptionSpec& option) {
  const std::string value = option.choices.empty() ? option.value : joined(option.choices);
  return {value.empty() ? option.name : option.name + " " + value, option.help};
}

std::vector<Line> lines_of(std::initializer_list<const std::vector<OptionSpec>*> lists) {
  std::vector<Line> lines;
  for (const std::vector<OptionSpec>* list : lists) {
    for (const OptionSpec& option : *list) lines.push_back(line_of(option));
  }
  return lines;
}

std::string overview() {
  std::vector<Line> lines;
  std::vector<std::string> examples;
  for (const CommandSpec& command : commands()) {
    lines.push_back({command.name, command.summary});
    examples.push_back(command.examples.front());
  }
  std::string out =
      "rubric: rates inspections by rules that people can read\n\nUsage\n  rubric COMMAND …\n\nCommands\n";
  out.append(aligned(lines))
      .append("\nOptions\n")
      .append(aligned(lines_of({&root_options(), &common_options()})))
      .append("\nExamples\n");
  for (const std::string& example : examples) out.append("  ").append(example).append("\n");
  return out.append("\nExit codes\n")
      .append(aligned({{"0", "fine"},
                       {"1", "the rules have mistakes"},
                       {"2", "the case data have mistakes"},
                       {"3", "findings: discretion or a waiver refused, a requirement failed,"},
                       {"", "an error in an outcome, a difference from what was published"},
                       {"4", "not decided: `rubric equal` has neither a proof nor a difference"},
                       {"64", "the command line has a mistake"},
                       {"70", "an error inside rubric"},
                       {"74", "a file cannot be read or written"},
                       {"130", "interrupted"}}));
}

std::string about(const CommandSpec& command) {
  std::string out = "rubric " + command.name + ": " + command.summary + "\n\nUsage\n  " + usage_line(command) + "\n\n" +
                    command.about + "\n";
  std::vector<Line> choices;
  for (const ArgumentSpec& argument : command.arguments) {
    if (!argument.choices.empty()) choices.push_back({argument.name, joined(argument.choices)});
  }
  if (!choices.empty()) out.append("\nArguments\n").append(aligned(choices));
  out.append("\nOptions\n").append(aligned(lines_of({&command.options, &common_options()}))).append("\nExamples\n");
  for (const std::string& example : command.examples) out.append("  ").append(example).append("\n");
  return out;
}

}  // namespace

Exit help(const Options& options, Console& console) {
  const std::string topic =
      options.command == "help" ? (options.arguments.empty() ? "" : options.arguments.front()) : options.command;
  const CommandSpec* command = find_command(topic);
  console.write(command != nullptr ? about(*command) : overview());
  return Exit::fine;
}

}  // namespace rubric::cli
