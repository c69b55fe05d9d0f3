#pragma once
#include "facts/facts.hpp"

namespace rubric::evaluate {

// Always inline: g++ takes a function that does nothing but fetch for one without effect, and leaves calls of it out.

/// Asks for memory that will be read soon, so that it is all on its way at once.
[[gnu::always_inline]] inline void fetch_ahead(const void* memory, std::size_t bytes) {
  constexpr std::size_t line = 64;
  const auto* const at = static_cast<const char*>(memory);
  for (std::size_t i = 0; i < bytes; i += line) __builtin_prefetch(at + i);
}

/// What is bound of facts besides their inputs, which lie all over the memory.
[[gnu::always_inline]] inline void fetch_ahead(const facts::Facts& facts) {
  if (!facts.discretion.empty()) fetch_ahead(facts.discretion.data(), 1);
}

}  // namespace rubric::evaluate
