#include "hosts/cli/scenario.hpp"

#include "hosts/cli/input.hpp"

namespace rubric::cli {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::optional<std::vector<Given>> data_of(const Options& options, Console& console) {
  std::vector<Given> data;
  for (const std::string& fact : options.data) {
    const std::size_t at = fact.find('=');
    if (at == std::string::npos || trimmed(fact.substr(0, at)).empty()) {
      console.error("`--data` takes a fact, found `" + fact + "`",
                    "write it as `yes of question safety in standard 2.2 = 7`");
      return std::nullopt;
    }
    data.push_back({trimmed(fact.substr(0, at)), trimmed(fact.substr(at + 1))});
  }
  return data;
}

}  // namespace

std::optional<std::vector<Amendment>> amendments_of(const Options& options, Console& console) {
  std::vector<Amendment> all;
  for (const std::string& path : options.with) {
    std::optional<std::string> text = read_plain(path);
    if (!text) {
      console.error("`" + path + "` cannot be read", "give the path of an amendment");
      return std::nullopt;
    }
    all.push_back({shown(path), std::move(*text)});
  }
  for (const std::string& change : options.set) all.push_back({"--set", "set " + change});
  for (const std::string& target : options.drop) all.push_back({"--drop", "drop " + target});
  return all;
}

std::vector<OptionSpec> change_options() {
  return {{"--with", "AMENDMENT", {}, "change the rules by this file; may be repeated, changes stack"},
          {"--set", "CHANGE", {}, "set a parameter: 'discretion_margin = 10%'; may be repeated"},
          {"--drop", "DECLARATION", {}, "drop a declaration: 'cap governance'; may be repeated"}};
}

std::optional<Scenario> scenario_of(const Options& options, Console& console, Exit& exit) {
  const std::optional<Methodology> rules = load_rules(options.arguments.front(), console, exit);
  if (!rules) return std::nullopt;
  const auto amendments = amendments_of(options, console);
  if (!amendments) {
    exit = Exit::file;
    return std::nullopt;
  }
  const auto data = data_of(options, console);
  if (!data) {
    exit = Exit::usage;
    return std::nullopt;
  }
  Scenario scenario{*rules, *rules, *data};
  if (!amendments->empty()) {
    const Loaded changed = amend(*rules, *amendments);
    console.say(changed.messages);
    exit = exit_of(changed.messages, Exit::rules);
    if (!changed.methodology) return std::nullopt;
    scenario.changed = *changed.methodology;
  } else if (data->empty() && options.vary.empty()) {
    if (changes(*rules).empty()) {
      console.error("nothing is changed",
                    options.command == "impact"
                        ? "say what: --with, --set or --drop; or give an amendment as RULES"
                        : "say what: --with, --set, --drop, --data or --vary; or give an amendment as RULES");
      exit = Exit::usage;
      return std::nullopt;
    }
    scenario.base = base_of(*rules);
  }
  const Messages of_data = check_data(scenario);
  console.say(of_data);
  if (of_data.has_errors()) {
    exit = Exit::data;
    return std::nullopt;
  }
  return scenario;
}

}  // namespace rubric::cli
