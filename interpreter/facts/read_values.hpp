#pragma once
#include <string>
#include <utility>
#include <vector>

#include "facts/facts.hpp"

namespace rubric::facts {

/// Takes inputs and judgements as (name, value) pairs: names as results are named ("yes of question safety in standard
/// 2.2", "rating of standard 1.1"), values as a CSV cell has them ("7", "Good", "2022-06-27"; empty: missing). Both are
/// added to `sources`, a pair a line, so that mistakes have a place.
Facts read_values(const check::Rules& rules, Sources& sources,
                  const std::vector<std::pair<std::string, std::string>>& values, Diagnostics& diagnostics);

/// Puts such pairs over `facts`, in place of what these give; messages call them `name`. An item that the data leave
/// unrated is rated where a pair gives one of its values.
Facts put_values(const check::Rules& rules, Sources& sources, std::string name,
                 const std::vector<std::pair<std::string, std::string>>& values, Facts facts, Diagnostics& diagnostics);

}  // namespace rubric::facts
