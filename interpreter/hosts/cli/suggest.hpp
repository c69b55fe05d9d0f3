#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rubric::cli {

/// "did you mean `x`?" for the nearest word, or else `otherwise`.
std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& words,
                         std::string_view otherwise = {});

/// "a, b or c", each in backticks.
std::string one_of(const std::vector<std::string>& words);

}  // namespace rubric::cli
