#pragma once
#include <optional>
#include <string>
#include <vector>

namespace rubric::cli {

/// A rule file that a command line means: named itself, or found in a folder that it names.
struct RulePath {
  std::string path;
  bool found = false;
};

/// Those of one word of a command line.
struct RulePaths {
  std::vector<RulePath> files{};
  bool whole = true;  // whether every folder could be read
};

/// Whether the path ends as the paths of rule files do.
bool is_rule_file(const std::string& path);

/// The rule files (`*.rubric`, `*.rubric.md`) that `path` means: itself, or all in it and below where it is a folder,
/// in the order of their paths. Nothing where there is no such file or folder.
std::optional<RulePaths> rule_paths(const std::string& path);

/// The folder that a rule file may take case files from: the current one where it lies in it, else its own.
std::string tree_of(const std::string& path);

}  // namespace rubric::cli
