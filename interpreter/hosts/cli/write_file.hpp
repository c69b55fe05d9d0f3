#pragma once
#include <string>
#include <string_view>

namespace rubric::cli {

/// Puts `text` in the place of the file: whoever reads it sees the old text or the new. Returns errno, or 0.
int replace_file(const std::string& path, std::string_view text);

}  // namespace rubric::cli
