#include "hosts/cli/files.hpp"

#include <algorithm>
#include <filesystem>

namespace rubric::cli {
namespace {

namespace fs = std::filesystem;

bool can_be_read(const fs::path& folder) {
  std::error_code failed;
  const fs::directory_iterator first(folder, failed);
  return !failed;
}

}  // namespace

bool is_folder(const std::string& path) {
  std::error_code failed;
  return fs::is_directory(path, failed);
}

std::string file_itself(const std::string& path) {
  if (path == "-") return path;
  std::error_code failed;
  const fs::path whole = fs::canonical(path, failed);
  return failed ? path : whole.generic_string();
}

FilesIn files_in(const std::string& folder, const std::function<bool(const std::string& path)>& wanted) {
  FilesIn found{{}, can_be_read(folder)};
  std::error_code failed;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, failed);
  for (const fs::recursive_directory_iterator end; !failed && at != end; at.increment(failed)) {
    std::error_code unknown;
    const std::string path = at->path().lexically_normal().generic_string();
    if (at->is_directory(unknown))
      found.whole = (at->is_symlink(unknown) || can_be_read(at->path())) && found.whole;
    else if (wanted(path) && at->is_regular_file(unknown))
      found.paths.push_back(path);
  }
  found.whole = found.whole && !failed;
  std::sort(found.paths.begin(), found.paths.end());
  return found;
}

}  // namespace rubric::cli
