#include "hosts/cli/options.hpp"

#include <rubric/rubric.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>

#include "hosts/cli/command_table.hpp"
#include "hosts/cli/suggest.hpp"

namespace rubric::cli {
namespace {

// Values as written, by option name; every (sub)command writes into the same.
using Written = std::map<std::string, std::vector<std::string>>;

constexpr std::string_view description = "inspection.";

std::string in_ticks(std::string_view text) { return std::string("`").append(text).append("`"); }

void add(CLI::App& app, const std::vector<OptionSpec>& options, Written& written) {
  for (const OptionSpec& option : options) {
    const std::string names = option.name == "--help"      ? "-h,--help"
                              : option.name == "--version" ? "-V,--version"
                              : option.name == "--output"  ? "-o,--output"
                                                           : option.name;
    std::vector<std::string>& values = written[option.name];
    if (option.value.empty()) {
      app.add_flag_callback(names, [&values] { values.assign(1, "true"); });
    } else {
      app.add_option(names, values)
          ->expected(1)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
          ->allow_extra_args(false);
    }
  }
}

std::vector<std::string> names_of(const std::vector<const std::vector<OptionSpec>*>& lists) {
  std::vector<std::string> names;
  for (const std::vector<OptionSpec>* list : lists) {
    for (const OptionSpec& option : *list) names.push_back(option.name);
  }
  return names;
}

std::optional<UsageError> unknown_option(const std::vector<std::string>& extras, const CommandSpec* command) {
  const auto found = std::find_if(extras.begin(), extras.end(),
                                  [](const std::string& word) { return word.size() > 1 && word[0] == '-'; });
  if (found == extras.end()) return std::nullopt;
  const std::string word = found->substr(0, found->find('='));
  const auto names = command != nullptr ? names_of({&command->options, &common_options()})
                                        : names_of({&root_options(), &common_options()});
  const std::string of = command != nullptr ? " of `rubric " + command->name + "`" : std::string{};
  return UsageError{in_ticks(word) + " is not an option" + of,
                    did_you_mean(word, names, "the options are " + one_of(names))};
}

std::optional<UsageError> check_choice(const std::string& what, const std::string& value,
                                       const std::vector<std::string>& choices) {
  if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return std::nullopt;
  return UsageError{what + " takes " + one_of(choices) + ", found " + in_ticks(value), did_you_mean(value, choices)};
}

std::optional<UsageError> check_arguments(const CommandSpec& command, const std::vector<std::string>& arguments) {
  const auto& specs = command.arguments;
  for (std::size_t i = arguments.size(); i < specs.size(); ++i) {
    if (specs[i].required)
      return UsageError{"`rubric " + command.name + "` needs " + specs[i].name,
                        "write " + in_ticks(usage_line(command))};
  }
  if (arguments.size() > specs.size() && !specs.back().many) {
    return UsageError{
        "`rubric " + command.name + "` takes no further argument, found " + in_ticks(arguments[specs.size()]),
        "write " + in_ticks(usage_line(command))};
  }
  for (std::size_t i = 0; i < std::min(arguments.size(), specs.size()); ++i) {
    if (auto error = check_choice(specs[i].name, arguments[i], specs[i].choices)) return error;
  }
  if (std::count(arguments.begin(), arguments.end(), "-") > 1) {
    return UsageError{"`-` stands twice, but standard input can be read only once", "name files for all but one"};
  }
  return std::nullopt;
}

std::optional<UsageError> check_values(const std::vector<OptionSpec>& options, const Written& written) {
  for (const OptionSpec& option : options) {
    for (const std::string& value : written.at(option.name)) {
      if (auto error = check_choice(in_ticks(option.name), value, option.choices)) return error;
    }
  }
  return std::nullopt;
}

bool is_date(const std::string& text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const std::chrono::year year{std::stoi(text.substr(0, 4))};
  const std::chrono::month month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))};
  return std::chrono::year_month_day{year, month, std::chrono::day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))}}
      .ok();
}

template <class Number>
bool is_whole(const std::string& text, Number& number) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc{} && end == text.data() + text.size();
}

// The ways to judge tests exclude each other.
std::optional<UsageError> check_ways(const Options& options) {
  const std::pair<const char*, bool> ways[] = {
      {"--mutate", options.mutate}, {"--coverage", options.coverage}, {"--suggest", options.suggest}};
  const char* first = nullptr;
  for (const auto& [name, given] : ways) {
    if (!given) continue;
    if (first != nullptr)
      return UsageError{in_ticks(first) + " and " + in_ticks(name) + " are two ways to judge tests",
                        "give one of them at a time"};
    first = name;
  }
  if (options.suggest && !options.filter.empty())
    return UsageError{"`--suggest` looks at what all tests together do not reach, found `--filter`",
                      "leave `--filter` out"};
  if (options.suggest && options.format != "text")
    return UsageError{"`--suggest` writes rule text, found " + in_ticks("--format " + options.format),
                      "leave `--format` out"};
  return std::nullopt;
}

// What bounds a search for changes of an inspection, and a list.
std::optional<UsageError> fill_search(const Written& written, Options& options) {
  const auto last = [&](const char* name) -> const std::string* {
    const auto& values = written.at(name);
    return values.empty() ? nullptr : &values.back();
  };
  options.change = written.at("--change");
  options.keep = written.at("--keep");
  if (options.command == "reach") options.budget = 10;
  if (options.command == "equal") options.budget = 0;
  if (const auto* value = last("--inputs");
      value != nullptr && (!is_whole(*value, options.inputs) || options.inputs == 0))
    return UsageError{"`--inputs` takes a whole number from 1, found " + in_ticks(*value), "write it as 3"};
  if (const auto* value = last("--most")) {
    std::size_t most = 0;
    if (!is_whole(*value, most) || most == 0)
      return UsageError{"`--most` takes a whole number from 1, found " + in_ticks(*value), "write it as 100"};
    options.most = most;
  }
  if (const auto* value = last("--counts"); value != nullptr && !is_whole(*value, options.counts))
    return UsageError{"`--counts` takes a whole number, found " + in_ticks(*value), "write it as 200"};
  if (const auto* value = last("--intervals")) options.intervals = *value;
  return std::nullopt;
}

// What tells how rules are changed, and what that goes with.
std::optional<UsageError> fill_mutation(const Written& written, Options& options) {
  options.mutate = !written.at("--mutate").empty();
  for (const auto& [name, number] : {std::pair{"--budget", &options.budget}, std::pair{"--seed", &options.seed}}) {
    if (written.at(name).empty()) continue;
    const std::string& value = written.at(name).back();
    if (!options.mutate && options.command == "test")
      return UsageError{in_ticks(name) + " goes with `--mutate`", "add `--mutate`, or leave it out"};
    if (!is_whole(value, *number) || (*number == 0 && number == &options.budget))
      return UsageError{in_ticks(name) + " takes a whole number" + (number == &options.budget ? " from 1" : "") +
                            ", found " + in_ticks(value),
                        number == &options.budget ? "write it as 60" : "write it as 7"};
  }
  if (auto error = check_ways(options)) return error;
  if (options.mutate && options.format != "text" && options.format != "json")
    return UsageError{"`--mutate` writes text or json, found " + in_ticks(options.format),
                      "leave `--format` out, or write `--format json`"};
  return std::nullopt;
}

// The codes after `--deny` and `--allow` are those of warnings; `every` stands for all of them.
std::optional<UsageError> check_codes(const std::string& option, const std::vector<std::string>& written,
                                      const std::string& every) {
  const std::vector<std::string> codes = warning_codes();
  for (const std::string& code : written) {
    if ((!every.empty() && code == every) || std::find(codes.begin(), codes.end(), code) != codes.end()) continue;
    return UsageError{in_ticks(option) + " takes the code of a warning" +
                          (every.empty() ? "" : " or " + in_ticks(every)) + ", found " + in_ticks(code),
                      did_you_mean(code, codes, "the warnings about rules are " + one_of(codes))};
  }
  return std::nullopt;
}

// What is otherwise in a what-if.
std::optional<UsageError> fill_scenario(const Written& written, Options& options) {
  options.with = written.at("--with");
  options.set = written.at("--set");
  options.drop = written.at("--drop");
  options.data = written.at("--data");
  options.each = !written.at("--each").empty();
  const std::vector<std::string>& vary = written.at("--vary");
  if (vary.size() > 1)
    return UsageError{"`--vary` stands twice, but only one thing can be varied at a time", "leave one of them out"};
  if (!vary.empty()) options.vary = vary.front();
  if (options.each && !vary.empty())
    return UsageError{"`--each` and `--vary` do not go together", "give one of them at a time"};
  return std::nullopt;
}

// What is audited, and how the lists of its report are cut.
std::optional<UsageError> fill_audit(const Written& written, Options& options) {
  if (options.command != "audit") return std::nullopt;
  options.by = written.at("--by");
  options.rounding = !written.at("--rounding").empty();
  if (options.most) options.listed = *options.most;
  for (const std::string& by : options.by) {
    const std::size_t equals = by.find('=');
    const std::size_t key = equals == std::string::npos ? 0 : equals + 1;
    if (equals == 0 || by.compare(key, description.size(), description) != 0 || by.size() == key + description.size())
      return UsageError{"`--by` takes a name and a part of the description, found " + in_ticks(by),
                        "write it as service=inspection.service"};
  }
  if (!options.rounding) return std::nullopt;
  if (!options.with.empty() || !options.set.empty() || !options.drop.empty())
    return UsageError{"`--rounding` takes the rules as they are, and no changes",
                      "give an amendment as RULES to audit its rounding"};
  if (!options.by.empty())
    return UsageError{"`--by` counts uses of discretion, which `--rounding` does not", "give one of them at a time"};
  return std::nullopt;
}

// Moves the values as written into the plain struct; of an option given twice the last counts.
std::optional<UsageError> fill(const Written& written, Options& options) {
  const auto last = [&](const char* name) -> const std::string* {
    const auto found = written.find(name);
    return found == written.end() || found->second.empty() ? nullptr : &found->second.back();
  };
  if (const auto* value = last("--format")) options.format = *value;
  if (const auto* value = last("--output")) options.output = *value;
  if (const auto* value = last("--color"))
    options.colour = *value == "always" ? Colour::always : *value == "never" ? Colour::never : Colour::automatic;
  options.help = last("--help") != nullptr;
  options.version = last("--version") != nullptr;
  options.check = last("--check") != nullptr;
  options.to_stdout = last("--stdout") != nullptr;
  options.fix = last("--fix") != nullptr;
  options.dry_run = last("--dry-run") != nullptr;
  if (options.dry_run && !options.fix)
    return UsageError{"`--dry-run` goes with `--fix`", "add `--fix`, or leave it out"};
  options.only = written.at("--only");
  if (const auto* value = last("--save")) options.save = *value;
  if (const auto* value = last("--input")) options.input = *value;
  if (const auto* value = last("--on-error")) options.stop_on_error = *value == "stop";
  if (const auto* value = last("--jobs")) {
    constexpr unsigned most = 256;
    if (!is_whole(*value, options.jobs) || options.jobs > most) {
      return UsageError{"`--jobs` takes a whole number from 0 to 256, found " + in_ticks(*value),
                        "0 is as many as there are cores"};
    }
  }
  if (const auto* value = last("--filter")) options.filter = *value;
  options.coverage = last("--coverage") != nullptr;
  options.suggest = last("--suggest") != nullptr;
  if (const auto over = written.find("--over"); over != written.end()) options.over = over->second;
  if (const auto* value = last("--rows")) options.rows = *value;
  if (const auto* value = last("--map")) options.map = *value;
  options.map_template = last("--map-template") != nullptr;
  if (const auto* value = last("--rejected")) {
    if (value->empty() || *value == "-")
      return UsageError{"`--rejected` takes the path of a file, found " + (value->empty() ? "none" : in_ticks(*value)),
                        "name a file: standard output is for case data"};
    options.rejected = *value;
  }
  options.strict = last("--strict") != nullptr;
  if (const auto* value = last("--root")) options.root = *value;
  options.deny = written.at("--deny");
  options.allow = written.at("--allow");
  if (auto error = check_codes("--deny", options.deny, "all")) return error;
  if (auto error = check_codes("--allow", options.allow, "")) return error;
  if (const auto* value = last("--as-at")) {
    if (!is_date(*value))
      return UsageError{"`--as-at` takes a date, found " + in_ticks(*value), "write it as 2026-04-01"};
    options.as_at = *value;
  }
  if (const auto* value = last("--depth")) {
    if (!is_whole(*value, options.depth)) {
      return UsageError{"`--depth` takes a whole number from 0, found " + in_ticks(*value), "0 shows every step"};
    }
  }
  if (auto error = fill_search(written, options)) return error;
  if (auto error = fill_scenario(written, options)) return error;
  if (auto error = fill_audit(written, options)) return error;
  return fill_mutation(written, options);
}

std::optional<UsageError> check_command(const CLI::App& app, const CommandSpec* command,
                                        const std::vector<std::string>& extras) {
  if (auto error = unknown_option(app.remaining(), nullptr)) return error;
  if (command != nullptr) return unknown_option(extras, command);
  const std::vector<std::string> words = app.remaining();
  const std::string help = "`rubric help` lists the commands";
  if (words.empty()) return UsageError{"no command is given", help};
  return UsageError{in_ticks(words.front()) + " is not a command", did_you_mean(words.front(), command_names(), help)};
}

std::optional<UsageError> read(std::vector<std::string> words, Options& options) {
  CLI::App app;
  Written written;
  app.set_help_flag();
  app.allow_extras();
  app.require_subcommand(0, 1);
  add(app, root_options(), written);
  add(app, common_options(), written);
  std::vector<std::string> arguments;
  for (const CommandSpec& command : commands()) {
    for (const OptionSpec& option : command.options) written[option.name];
    // A word is a command only as it stands; setting all of them up took a fifteenth of a short run.
    if (std::find(words.begin(), words.end(), command.name) == words.end()) continue;
    CLI::App* sub = app.add_subcommand(command.name);
    sub->set_help_flag();
    sub->allow_extras();
    add(*sub, command.options, written);
    add(*sub, common_options(), written);
    sub->add_option("arguments", arguments);
  }
  try {
    std::reverse(words.begin(), words.end());
    app.parse(words);
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string what = mismatch.what();
    return UsageError{in_ticks(what.substr(0, what.find(':'))) + " needs a value",
                      "`rubric help` and a command's name show what it takes"};
  } catch (const CLI::ParseError& error) {
    return UsageError{error.what(), "`rubric help` shows how commands are written"};
  }
  const auto used = app.get_subcommands();
  const CommandSpec* command = used.empty() ? nullptr : find_command(used.front()->get_name());
  options.command = command != nullptr ? command->name : std::string{};
  options.arguments = std::move(arguments);
  if (auto error = check_values(common_options(), written)) return error;
  if (auto error = fill(written, options)) return error;
  if (options.version && app.remaining().empty()) return std::nullopt;
  if (options.help && app.remaining().empty()) return std::nullopt;
  if (auto error = check_command(app, command, used.empty() ? std::vector<std::string>{} : used.front()->remaining()))
    return error;
  if (auto error = check_values(command->options, written)) return error;
  if (!options.input.empty() && std::count(options.arguments.begin(), options.arguments.end(), "-") == 0)
    return UsageError{"`--input` says how standard input holds inspections, and it is not read",
                      "give `-` as a case; files are known by their ends: .json, .ndjson, .jsonl, .csv"};
  return check_arguments(*command, options.arguments);
}

}  // namespace

Parsed parse(std::vector<std::string> words) {
  Parsed parsed;
  parsed.error = read(std::move(words), parsed.options);
  return parsed;
}

}  // namespace rubric::cli
