#pragma once
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "check/rules.hpp"

namespace rubric::whatif {

/// How a name means an input: not at all, as one of those in an item ("standard 2.1"), or by its own name or the name of
/// its attribute ("yes").
enum class Named : std::uint8_t { no, by_item, by_name };

/// How `names` mean each input (by Rules::inputs). A name that means no input is reported.
std::vector<Named> inputs_named(const check::Rules& rules, const std::vector<std::string>& names,
                                Diagnostics& diagnostics);

}  // namespace rubric::whatif
