#pragma once
#include <rubric/report.hpp>

namespace rubric {

/// Two methodologies compared as rules: what `after` has that `before` has not, what it lacks, and what it says otherwise,
/// each in the words of the language, parameters date by date. Order, layout, comments and files make no difference, and
/// neither do names and titles of methodologies and tests. The section "differences" has a row for each; none where the
/// rules are the same.
Report diff(const Methodology& before, const Methodology& after);

}  // namespace rubric
