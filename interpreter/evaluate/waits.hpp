#pragma once
#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// The missing data that keep `attribute` from one value, by name: inputs in framework order, tables that are not
/// given ("table t"), and empty cells ("age of t, row 2"), of a column at most five by row. Behind a limit, which is
/// wider for ratings and scores, the last one says how many more there are. An input with `or else` stands for itself
/// only where nothing behind its `or else` is an input or an empty cell.
std::vector<std::string> waits_for(const View& view, AttributeId attribute);

/// How many missing data those are, the ones that are not named included.
std::size_t waits_count(const View& view, AttributeId attribute);

/// Whether `attribute` is an input that waits for nothing but itself.
bool waits_for_itself(const View& view, AttributeId attribute);

/// "waits for a, b and 3 more"; empty where it waits for nothing.
std::string waits_text(const View& view, AttributeId attribute);

}  // namespace rubric::evaluate
