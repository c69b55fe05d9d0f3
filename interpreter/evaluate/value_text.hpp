#pragma once
#include <rubric/outcome.hpp>

#include "facts/facts.hpp"
#include "values/range.hpp"

namespace rubric::evaluate {

/// A value as a document holds it: type, exact text, display form, points of a scale's level. `facts` has the texts
/// that case data bring along; without it such a text stays empty.
Value value_of(const check::Rules& rules, Type type, const Number& number, const facts::Facts* facts = nullptr);

/// The display form alone: "64.71%", "Good", "yes", "2022-06-27".
std::string display_of(const check::Rules& rules, Type type, const Number& number, const facts::Facts* facts = nullptr);

/// What a set of values still allows: "Inadequate to Good", "12 to 15", "at least 12", "any value".
std::string display_of(const check::Rules& rules, Type type, const Range& range, const facts::Facts* facts = nullptr);

/// The levels (of a boolean: no, yes) in the set, lowest first; empty for a set of numbers.
std::vector<Value> possible_values(const check::Rules& rules, Type type, const Range& range);

/// The set a slot could hold before anything is known of it.
Range all_of(const check::Rules& rules, Type type);

}  // namespace rubric::evaluate
