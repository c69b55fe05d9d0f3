#pragma once
#include "import/gather.hpp"

namespace rubric::importing {

/// The rows that are not used, and of case rows all those of their inspections, as a spreadsheet of the same form, behind `x-line` and `x-reason`, to be corrected and
/// imported again with the same mapping file. `headings` begins at byte `begin`, and what stands above stays.
std::string rejected_csv(const Reading& reading, const Row& headings, const std::vector<Refused>& refused);

}  // namespace rubric::importing
