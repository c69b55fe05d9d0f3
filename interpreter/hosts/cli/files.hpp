#pragma once
#include <functional>
#include <string>
#include <vector>

namespace rubric::cli {

/// The files of one kind in a folder and below it.
struct FilesIn {
  std::vector<std::string> paths{};  ///< in their order, written the shortest way
  bool whole = true;                 ///< whether every folder in it could be read
};

/// Whether `path` is a folder.
bool is_folder(const std::string& path);
/// One spelling for all paths of a file: whole, and with symbolic links followed; standard input stays `-`.
std::string file_itself(const std::string& path);
/// The files in `folder` and below whose paths are `wanted`; what lies in a folder that cannot be read is left out.
FilesIn files_in(const std::string& folder, const std::function<bool(const std::string& path)>& wanted);

}  // namespace rubric::cli
