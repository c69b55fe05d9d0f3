#pragma once
#include <cstddef>

namespace rubric::testing {

/// How often this program has called operator new so far; linked only where allocations.cpp replaces it.
std::size_t allocations();

}  // namespace rubric::testing
