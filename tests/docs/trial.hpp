#pragma once
#include <map>
#include <optional>
#include <rubric/rubric.hpp>
#include <set>
#include <string>
#include <vector>

#include "notation.hpp"

namespace rubric::docs {

/// Files by name; `part-*.rubric` stands for every name of that form, `*` in its text for the same.
using Files = std::map<std::string, std::string>;

/// One fence of rules or case data, and what the page says of it.
struct Trial {
  std::size_t line = 0;
  std::string name = "rules.rubric";
  std::string rules{};
  std::optional<std::string> rules_file{};  // a shipped rule file instead of `rules`
  std::optional<std::string> data{};        // JSON; else `given`
  Files files{};
  std::vector<Given> given{};
  std::optional<std::string> as_at{};
  std::vector<Pair> expect{};
  bool checked = false;           // also for what `rubric check` alone looks for
  std::set<std::string> gives{};  // every code of its messages and findings
};

/// What is not as the page says, a line each; nothing where all is.
std::vector<std::string> problems_of(const Trial& trial);

}  // namespace rubric::docs
