#pragma once
#include "publish/sentences.hpp"

namespace rubric::publish {

/// What reads what, declaration by declaration: the boxes of the decision diagram. A rating that is adjusted is read from
/// its last adjustment; facts of the same items with the same readers share a box.
std::vector<Step> steps_of(const Methodology::Impl& rules, const Names& names, const Sentences& sentences);

}  // namespace rubric::publish
