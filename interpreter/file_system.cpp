#include <rubric/population.hpp>
#include <rubric/suite.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/limits.hpp"

namespace rubric {

FileReader file_system() {
  return [](const std::string& path) -> std::optional<std::string> {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    constexpr std::size_t most = std::max(limits::case_file_bytes, limits::rule_file_bytes) + 1;
    constexpr std::size_t step = std::size_t{1} << 16U;
    std::string text;
    while (file && text.size() < most) {
      const std::size_t before = text.size();
      text.resize(std::min(before + step, most));
      file.read(text.data() + before, static_cast<std::streamsize>(text.size() - before));
      text.resize(before + static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad() || (text.empty() && !file.eof())) return std::nullopt;
    return text;
  };
}

PathFollower follow_links() {
  return [](const std::string& path) {
    std::error_code failed;
    // Made whole first: a relative path of which nothing exists stays relative otherwise.
    const std::filesystem::path whole = std::filesystem::absolute(path.empty() ? "." : path, failed);
    const std::filesystem::path end = failed ? whole : std::filesystem::weakly_canonical(whole, failed);
    return failed ? path : end.generic_string();
  };
}

FileOpener open_files() {
  return [](const std::string& path) -> ByteReader {
    const auto file = std::make_shared<std::ifstream>(path, std::ios::binary);
    if (!*file) return {};
    return [file](char* to, std::size_t most) -> std::optional<std::size_t> {
      file->read(to, static_cast<std::streamsize>(most));
      const auto count = static_cast<std::size_t>(file->gcount());
      if (file->bad() || (count == 0 && !file->eof())) return std::nullopt;
      return count;
    };
  };
}

}  // namespace rubric
