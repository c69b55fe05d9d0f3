#pragma once
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "check/rules.hpp"

namespace rubric::whatif {

/// Which inputs (by Rules::inputs) `names` mean: an input's own name, the name of an attribute ("yes"), or an item with
/// all that lies in it ("standard 2.1", "domain 2"). A name that means no input is reported.
std::vector<bool> inputs_named(const check::Rules& rules, const std::vector<std::string>& names,
                               Diagnostics& diagnostics);

}  // namespace rubric::whatif
