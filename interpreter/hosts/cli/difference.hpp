#pragma once
#include <string>
#include <string_view>

namespace rubric::cli {

/// The lines that `after`, which is `before` with stretches taken out, lacks or has otherwise: `FILE:LINE`, the line as
/// it is behind `-`, and as it would be behind `+`.
std::string difference(const std::string& name, std::string_view before, std::string_view after);

}  // namespace rubric::cli
