#pragma once
#include <cstdint>

#include "base/diagnostic.hpp"

namespace rubric::parsing {

/// A syntax error on its way from where it is found to the declaration that it spoils; never leaves the stage.
struct Failure {
  Diagnostic diagnostic;
  std::uint32_t offset = 0;  // where looking for the next declaration begins
};

}  // namespace rubric::parsing
