#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rubric {

/// The candidates within a third of `wanted`'s length in edits (a swap of neighbours is one, letter case is none),
/// nearest first and then by name, five at most; `wanted` itself is not among them.
std::vector<std::string> nearest(std::string_view wanted, const std::vector<std::string>& candidates);

/// "did you mean `x`?" over the nearest candidates, or an empty text where none is near.
std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates);

}  // namespace rubric
