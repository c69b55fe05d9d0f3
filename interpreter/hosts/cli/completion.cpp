#include "hosts/cli/command_table.hpp"

namespace rubric::cli {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view separator = " ") {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : separator).append(word);
  return out;
}

std::vector<OptionSpec> with_common(std::vector<OptionSpec> options) {
  options.insert(options.end(), common_options().begin(), common_options().end());
  return options;
}

std::string option_words(const std::vector<OptionSpec>& options) {
  std::vector<std::string> names;
  for (const OptionSpec& option : options) names.push_back(option.name);
  return joined(names);
}

std::string bash() {
  std::string values;
  std::string words;
  const auto add = [&](const std::string& command, const std::vector<OptionSpec>& options, const std::string& first) {
    for (const OptionSpec& option : options) {
      if (option.value.empty()) continue;
      values.append("    '")
          .append(command)
          .append(" ")
          .append(option.name)
          .append("') words='")
          .append(joined(option.choices))
          .append("' ;;\n");
    }
    words.append("      '")
        .append(command)
        .append("') options='")
        .append(option_words(options))
        .append("' first='")
        .append(first)
        .append("' ;;\n");
  };
  std::vector<OptionSpec> root = with_common(root_options());
  add("", root, joined(command_names()));
  for (const CommandSpec& command : commands())
    add(command.name, with_common(command.options), joined(command.arguments.front().choices));
  std::string out = R"(# bash completion of rubric
_rubric() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command='' before='' words='' options='' first='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      )";
  out.append(joined(command_names(), "|")).append(R"() command=${COMP_WORDS[i]}; break ;;
    esac
  done
  [[ -z $command || $previous == "$command" ]] && before=first
  case "$command $previous" in
)");
  out.append(values).append(R"(    *)
    case $command in
)");
  out.append(words).append(R"(    esac
    if [[ $current == -* ]]; then words=$options; elif [[ -n $before ]]; then words=$first; fi ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _rubric rubric
)");
  return out;
}

// In zsh's specifications brackets and colons have a meaning, and quotes end the word.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char character : text) {
    if (character == '\'') {
      out.append("'\\''");
      continue;
    }
    if (character == '[' || character == ']' || character == ':') out.push_back('\\');
    out.push_back(character);
  }
  return out;
}

std::string zsh_options(const std::vector<OptionSpec>& options) {
  std::string out;
  for (const OptionSpec& option : options) {
    out.append(" \\\n        '").append(option.name).append("[").append(zsh_text(option.help)).append("]");
    if (!option.value.empty()) out.append(":").append(option.value).append(":");
    if (!option.choices.empty()) out.append("(").append(joined(option.choices)).append(")");
    out.append("'");
  }
  return out;
}

std::string zsh_arguments(const std::vector<ArgumentSpec>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const ArgumentSpec& argument = arguments[i];
    out.append(" \\\n        '")
        .append(argument.many ? "*" : std::to_string(i + 1))
        .append(argument.required ? ":" : "::");
    out.append(argument.name).append(":");
    out.append(argument.is_file           ? "_files"
               : argument.choices.empty() ? " "
                                          : "(" + joined(argument.choices) + ")")
        .append("'");
  }
  return out;
}

std::string zsh() {
  std::string out =
      "#compdef rubric\n_rubric() {\n  local curcontext=\"$curcontext\" state line\n  typeset -A opt_args\n  local -a "
      "commands=(\n";
  for (const CommandSpec& command : commands()) {
    out.append("    '").append(command.name).append(":").append(zsh_text(command.summary)).append("'\n");
  }
  out.append("  )\n  _arguments -C").append(zsh_options(with_common(root_options())));
  out.append(" \\\n        '1:command:->command' \\\n        '*::argument:->argument'\n  case $state in\n");
  out.append("    command) _describe -t commands command commands ;;\n    argument)\n      case $words[1] in\n");
  for (const CommandSpec& command : commands()) {
    out.append("        ")
        .append(command.name)
        .append(") _arguments")
        .append(zsh_options(with_common(command.options)));
    out.append(zsh_arguments(command.arguments)).append(" ;;\n");
  }
  return out.append(
      "      esac ;;\n  esac\n}\n# loaded by itself as a function file, or sourced\nif [[ $funcstack[1] == _rubric ]]; "
      "then _rubric \"$@\"; else compdef _rubric rubric; fi\n");
}

std::string fish_text(const std::string& text) {
  std::string out;
  for (const char character : text) {
    if (character == '\'' || character == '\\') out.push_back('\\');
    out.push_back(character);
  }
  return out;
}

std::string fish_options(const std::string& condition, const std::vector<OptionSpec>& options) {
  std::string out;
  for (const OptionSpec& option : options) {
    out.append("complete -c rubric").append(condition).append(" -l ").append(option.name.substr(2));
    if (!option.value.empty()) out.append(" -x");
    if (!option.choices.empty()) out.append(" -a '").append(joined(option.choices)).append("'");
    out.append(" -d '").append(fish_text(option.help)).append("'\n");
  }
  return out;
}

std::string fish() {
  std::string out = "# fish completion of rubric\n";
  out.append(fish_options("", common_options())).append(fish_options(" -n __fish_use_subcommand", root_options()));
  for (const CommandSpec& command : commands()) {
    out.append("complete -c rubric -n __fish_use_subcommand -f -a ")
        .append(command.name)
        .append(" -d '")
        .append(fish_text(command.summary))
        .append("'\n");
    const std::string seen = " -n '__fish_seen_subcommand_from " + command.name + "'";
    out.append(fish_options(seen, command.options));
    const std::vector<std::string>& choices = command.arguments.front().choices;
    if (!choices.empty())
      out.append("complete -c rubric").append(seen).append(" -a '").append(joined(choices)).append("'\n");
  }
  return out;
}

}  // namespace

Exit completion(const Options& options, Console& console) {
  const std::string& shell = options.arguments.front();
  console.write(shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish());
  return Exit::fine;
}

}  // namespace rubric::cli
