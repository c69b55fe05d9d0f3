#include "hosts/cli/filter.hpp"

#include <algorithm>

#include "hosts/cli/suggest.hpp"

namespace rubric::cli {
namespace {

UsageError no_such(const std::string& name, std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return {"no result is called `" + name + "`",
          did_you_mean(name, names, "results are named as in `rating of standard 1.1` or `overall`")};
}

}  // namespace

std::optional<UsageError> unknown_result(const std::string& name, const Outcome& outcome) {
  std::vector<std::string> names;
  for (const Result& result : outcome.results) {
    if (result.name == name) return std::nullopt;
    names.push_back(result.name);
  }
  return no_such(name, std::move(names));
}

std::optional<UsageError> keep_only(const std::vector<std::string>& only, Outcome& outcome) {
  if (only.empty()) return std::nullopt;
  std::vector<std::string> names;
  for (const Result& result : outcome.results) {
    names.push_back(result.name);
    names.push_back(result.attribute);
  }
  for (const std::string& name : only) {
    if (std::find(names.begin(), names.end(), name) == names.end()) return no_such(name, std::move(names));
  }
  const auto unwanted = [&](const Result& result) {
    return std::none_of(only.begin(), only.end(),
                        [&](const std::string& name) { return result.name == name || result.attribute == name; });
  };
  outcome.results.erase(std::remove_if(outcome.results.begin(), outcome.results.end(), unwanted),
                        outcome.results.end());
  return std::nullopt;
}

std::optional<UsageError> unknown_result(const std::vector<std::string>& only, std::vector<std::string> names) {
  for (std::size_t i = 0, count = names.size(); i < count; ++i) {
    const std::size_t of = names[i].find(" of ");
    if (of != std::string::npos) names.push_back(names[i].substr(0, of));  // its attribute
  }
  for (const std::string& name : only) {
    if (std::find(names.begin(), names.end(), name) == names.end()) return no_such(name, std::move(names));
  }
  return std::nullopt;
}

}  // namespace rubric::cli
