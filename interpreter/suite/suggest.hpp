#pragma once
#include <rubric/suggest.hpp>

#include "suite/search.hpp"

namespace rubric::suite {

/// The `test` block that gives what `facts` have over `ground` and expects what comes of it for `aim`; nothing where no
/// result tells of it that a test could expect.
std::optional<std::string> write_test(const std::string& title, const Aim& aim, const Ground& ground,
                                      const evaluate::View& view, bool of_cap);

}  // namespace rubric::suite
