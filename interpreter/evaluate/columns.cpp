#include "evaluate/columns.hpp"

namespace rubric::evaluate {

void Buffers::grow() {
  // Columns lie a little more than a power of two apart, so that a lane of many does not fall into one cache set.
  constexpr std::size_t at_once = 16, apart = block_lanes + 16;
  std::int32_t* const numbers = memory_.emplace_back(std::make_unique<std::int32_t[]>(at_once * apart)).get();
  for (std::size_t i = 0; i < at_once; ++i) {
    buffers_.push_back({numbers + i * apart, 0});
    free_.push_back(&buffers_.back());
  }
  free_.reserve(buffers_.size());
}

}  // namespace rubric::evaluate
