#include "hosts/cli/rule_paths.hpp"

#include <filesystem>

#include "hosts/cli/files.hpp"

namespace rubric::cli {

namespace fs = std::filesystem;

bool is_rule_file(const std::string& path) { return path.ends_with(".rubric") || path.ends_with(".rubric.md"); }

std::optional<RulePaths> rule_paths(const std::string& path) {
  std::error_code failed;
  if (path != "-" && !fs::exists(path, failed)) return std::nullopt;
  if (path == "-" || !is_folder(path)) return RulePaths{{{path, false}}};
  const FilesIn found = files_in(path, is_rule_file);
  RulePaths paths{{}, found.whole};
  for (const std::string& file : found.paths) paths.files.push_back({file, true});
  return paths;
}

std::string tree_of(const std::string& path) {
  std::error_code failed;
  const fs::path file(path);
  if (!file.is_absolute()) return *file.lexically_normal().begin() == ".." ? file.parent_path().generic_string() : "";
  const fs::path current = fs::current_path(failed);
  const fs::path relative = file.lexically_relative(current);
  const bool inside = !failed && !relative.empty() && *relative.begin() != "..";
  return (inside ? current : file.parent_path()).generic_string();
}

}  // namespace rubric::cli
