#pragma once
#include "whatif/equal_space.hpp"

/// What a conclusion of two methodologies rests on.
namespace rubric::whatif {

/// What a conclusion rests on in either methodology.
struct Cone {
  std::vector<std::size_t> inputs{};     // Space::inputs
  std::vector<std::size_t> ratings{};    // Space::ratings with discretion
  std::vector<std::size_t> waivers{};    // Space::waivers
  std::vector<std::size_t> not_rated{};  // Space::not_rated
  std::vector<std::size_t> tables{};     // Space::tables
  std::vector<Number> edges{};           // numbers that values are compared with
  std::vector<std::string> unshared{};   // inputs that only one side can read
};

/// How an input with `or else` is thought of: given, so that what stands for it does not matter; or left out; or either.
enum class Otherwise : std::uint8_t { given, left_out, either };

Cone cone_of(const Space& space, const evaluate::Terms& terms, evaluate::TermId first, evaluate::TermId second,
             Otherwise otherwise);

}  // namespace rubric::whatif
