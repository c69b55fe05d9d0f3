#pragma once
#include "facts/small_facts.hpp"

namespace rubric::evaluate {

// Always inline: g++ takes a function that does nothing but fetch for one without effect, and leaves calls of it out.

/// Asks for memory that will be read soon, so that it is all on its way at once.
[[gnu::always_inline]] inline void fetch_ahead(const void* memory, std::size_t bytes) {
  constexpr std::size_t line = 64;
  const auto* const at = static_cast<const char*>(memory);
  for (std::size_t i = 0; i < bytes; i += line) __builtin_prefetch(at + i);
}

/// What is bound of facts, but for what is too much to be near.
[[gnu::always_inline]] inline void fetch_ahead(const facts::SmallFacts& facts) {
  fetch_ahead(&facts, facts::SmallFacts::near_bytes);
}

}  // namespace rubric::evaluate
