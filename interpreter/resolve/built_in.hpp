#pragma once
#include <array>
#include <string_view>

namespace rubric::resolve {

/// The functions of the language itself, in the order of check::Builtin; `distance`, which takes a table, is the last.
inline constexpr std::array<std::string_view, 14> built_in_functions = {
    "points",          "min",        "max",      "abs",           "floor",          "ceiling",      "round_half_up",
    "round_half_even", "round_down", "round_up", "years_between", "months_between", "days_between", "distance"};

/// The types of the language itself, in the order of Kind.
inline constexpr std::array<std::string_view, 6> built_in_types = {"count",   "number", "percent",
                                                                   "boolean", "text",   "date"};

}  // namespace rubric::resolve
