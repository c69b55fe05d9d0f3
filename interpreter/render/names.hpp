#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace rubric::render {

/// Several names of results as one text, and how many they are.
struct NameGroup {
  std::string text;
  std::size_t count = 0;
};

/// Neighbouring names that differ in attribute or in item only, said at once: "yes, cases of questions safety, others
/// in standard 2.1", "rating of standards 1.1, 1.2".
std::vector<NameGroup> grouped(const std::vector<std::string>& names);

}  // namespace rubric::render
