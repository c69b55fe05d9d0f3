#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "page.hpp"

namespace rubric::docs {

/// Where the project and the program under test are.
struct Project {
  std::filesystem::path root{};
  std::filesystem::path executable{};
};

/// A console fence as it would have to be: `text` in place of the fence whose first sign stands in line `line`.
struct Update {
  std::size_t line = 0;
  std::string text{};
};

/// What came of a page's fences: what is wrong, "page:line: …" each, and how many were run.
struct PageRun {
  std::vector<std::string> problems{};
  std::size_t fences = 0;
  std::vector<Update> updates{};
};

/// Runs every fence of the page as its comments say; README.md in tests/docs explains them.
PageRun run_page(const Page& page, const Project& project);

/// Writes the page with its console fences brought up to date.
void update_page(const Page& page, const std::vector<Update>& updates);

}  // namespace rubric::docs
