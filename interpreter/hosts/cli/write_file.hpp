#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rubric::cli {

/// Puts `text` in the place of the file, which need not exist: whoever reads it sees the old text or the new, whole. A
/// link stays and the file it leads to is replaced; a device or pipe is written to. Returns errno, or 0.
int write_file(const std::string& path, std::string_view text);

/// Puts these files (name and text) into the folder, which is made where it is not there: all of them or none. Returns
/// errno, or 0.
int write_folder(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace rubric::cli
