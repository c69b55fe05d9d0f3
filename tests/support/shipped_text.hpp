#pragma once

#include <fstream>
#include <sstream>
#include <string>

namespace rubric::shipped {

/// A shipped file's text.
inline std::string text(const std::string& path) {
  std::ifstream file(std::string(RUBRIC_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

/// The text of shipped rules with what they include spelt out in its place: one text for what reads no files.
inline std::string spelt_out(const std::string& path) {
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  std::istringstream lines(text(path));
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const bool included = line.rfind("include \"", 0) == 0;
    out += included ? spelt_out(folder + line.substr(9, line.size() - 10)) : line;
    out += '\n';
  }
  return out;
}

}  // namespace rubric::shipped
