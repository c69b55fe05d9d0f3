#pragma once
#include <rubric/outcome.hpp>

#include "render/json.hpp"

/// Explanations inside other documents.
namespace rubric::render {

/// How many steps down the explanation of an actual value goes in a report of tests.
inline constexpr unsigned explained_depth = 3;

/// Writes `step`, with the steps below it, as the next value.
void write(const Explanation& step, Json& json);

}  // namespace rubric::render
