#pragma once
#include "evaluate/view.hpp"

namespace rubric::evaluate {

/// The expression as written with values put in: `37.5% < 50%`, `rating of standard 3.1 (Requires improvement) >= good`.
std::string spell(const View& view, NodeId id);

/// The same where the value stands beside it: a call without what it came to.
std::string spell_without_value(const View& view, NodeId id);

/// The same as a sentence part that is true: "37.5% (3 of 8 standards) is below 50%", "62.5% is not below 50%". Of
/// `and` and `or` it says the parts that decide.
std::string say(const View& view, NodeId id);

/// The branches of the `or`s at the top of `id`: itself where there are none.
std::vector<NodeId> alternatives(const check::Rules& rules, NodeId id);

/// The name of a builtin, as rules write it.
std::string_view name_of(check::Builtin builtin);

}  // namespace rubric::evaluate
