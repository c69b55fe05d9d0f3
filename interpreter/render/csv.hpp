#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rubric::render {

/// The text as a field of a CSV line, quoted where it must be; what a spreadsheet would run as a formula stays a text.
std::string csv_field(std::string_view text);
/// The texts as one line of a CSV file.
std::string csv_line(const std::vector<std::string>& texts);

}  // namespace rubric::render
