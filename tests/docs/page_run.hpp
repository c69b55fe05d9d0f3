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

/// What came of a page's fences: what is wrong, "page:line: …" each, and how many were run.
struct PageRun {
  std::vector<std::string> problems{};
  std::size_t fences = 0;
};

/// Runs every fence of the page as its comments say; README.md in tests/docs explains them.
PageRun run_page(const Page& page, const Project& project);

}  // namespace rubric::docs
