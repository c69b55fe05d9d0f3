#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

/// The candidates within a third of `wanted`'s length in edits (a swap of neighbours is one), nearest first, five at most.
std::vector<std::string> nearest(std::string_view wanted, const std::vector<std::string>& candidates);

/// "did you mean `x`?" over the nearest candidates, or an empty text where none is near.
std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates);

}  // namespace rubric
