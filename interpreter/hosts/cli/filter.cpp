#include "hosts/cli/filter.hpp"

#include <algorithm>

#include "hosts/cli/suggest.hpp"

namespace rubric::cli {
namespace {

bool is_called(const Result& result, const std::string& name) { return result.name == name || result.attribute == name; }

std::vector<std::string> names_of(const Outcome& outcome) {
  std::vector<std::string> names;
  for (const Result& result : outcome.results) {
    names.push_back(result.name);
    names.push_back(result.attribute);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

std::optional<UsageError> keep_only(const std::vector<std::string>& only, Outcome& outcome) {
  if (only.empty()) return std::nullopt;
  for (const std::string& name : only) {
    const auto found = std::find_if(outcome.results.begin(), outcome.results.end(), [&](const Result& item) { return is_called(item, name); });
    if (found == outcome.results.end()) {
      return UsageError{"no result is called `" + name + "`",
                        did_you_mean(name, names_of(outcome), "results are named as in `rating of standard 1.1` or `overall`")};
    }
  }
  const auto unwanted = [&](const Result& result) {
    return std::none_of(only.begin(), only.end(), [&](const std::string& name) { return is_called(result, name); });
  };
  outcome.results.erase(std::remove_if(outcome.results.begin(), outcome.results.end(), unwanted), outcome.results.end());
  return std::nullopt;
}

}  // namespace rubric::cli
