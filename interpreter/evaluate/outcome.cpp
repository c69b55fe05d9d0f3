#include <rubric/outcome.hpp>

#include <algorithm>
#include <string_view>

namespace rubric {

const Result* Outcome::find(std::string_view name) const {
  const auto at =
      std::find_if(results.begin(), results.end(), [&](const Result& result) { return result.name == name; });
  return at == results.end() ? nullptr : &*at;
}

bool Outcome::has_findings() const {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.counts; });
}

}  // namespace rubric
