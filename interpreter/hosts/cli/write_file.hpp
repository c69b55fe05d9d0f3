#pragma once
#include <string>
#include <string_view>

namespace rubric::cli {

/// Puts `text` in the place of the file, which need not exist: whoever reads it sees the old text or the new, whole. A
/// link stays and the file it leads to is replaced; a device or pipe is written to. Returns errno, or 0.
int write_file(const std::string& path, std::string_view text);

}  // namespace rubric::cli
