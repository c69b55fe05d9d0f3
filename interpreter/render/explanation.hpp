#pragma once
#include <rubric/outcome.hpp>

#include "render/json.hpp"

/// Explanations inside other documents.
namespace rubric::render {

/// How many steps down the explanation of an actual value goes in a report of tests.
inline constexpr unsigned explained_depth = 3;

/// How many steps lie below `step`.
std::size_t count_steps(const Explanation& step);

/// Writes `step` as the next value, with `depth` levels of the steps below it; 0: with all. Below that they are counted.
void write(const Explanation& step, Json& json, unsigned depth = 0);

}  // namespace rubric::render
