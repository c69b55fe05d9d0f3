#pragma once
#include <rubric/fragility.hpp>

#include "whatif/variables.hpp"

namespace rubric::whatif {

/// The scale-valued attribute that a count leads to first: of its own item, else of the nearest item around it.
AttributeId rating_of(const check::Rules& rules, AttributeId input);

/// What each count of `variable` gives; nothing where it leads to no rating, or changes none.
std::optional<Ladder> ladder(Probe& probe, const Variable& variable);

/// What `attribute` comes to, for people, before (`computed`) or after its adjustments.
std::string shown(Probe& probe, AttributeId attribute, bool computed = false);

}  // namespace rubric::whatif
