#include "hosts/cli/rule_paths.hpp"

#include <algorithm>
#include <filesystem>

namespace rubric::cli {

namespace fs = std::filesystem;

bool is_rule_file(const std::string& path) { return path.ends_with(".rubric") || path.ends_with(".rubric.md"); }

std::optional<std::vector<RulePath>> rule_paths(const std::string& path) {
  std::error_code failed;
  if (path == "-") return std::vector<RulePath>{{path, false}};
  if (!fs::exists(path, failed)) return std::nullopt;
  if (!fs::is_directory(path, failed)) return std::vector<RulePath>{{path, false}};
  std::vector<RulePath> paths;
  fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, failed);
  for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    const std::string file = at->path().lexically_normal().generic_string();
    if (is_rule_file(file) && at->is_regular_file(failed)) paths.push_back({file, true});
  }
  std::sort(paths.begin(), paths.end(), [](const RulePath& a, const RulePath& b) { return a.path < b.path; });
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
