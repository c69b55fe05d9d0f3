#include "page.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace rubric::docs {

namespace {

bool begins(const std::string& text, const std::string& start) { return text.compare(0, start.size(), start) == 0; }

std::size_t count_of(const std::string& line, char sign) { return std::min(line.find_first_not_of(sign), line.size()); }

Block comment(std::size_t line, const std::string& inside) {
  const std::string text = trimmed(inside);
  const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
  const std::size_t rest = end < text.size() ? end + 1 : end;
  return {BlockKind::comment, line, text.substr(0, end), text.substr(rest)};
}

}  // namespace

std::string read_text(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

Page read_page(const std::filesystem::path& path) {
  Page page{path, read_text(path), {}};
  const std::vector<std::string> lines = lines_of(page.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    const std::size_t first = i + 1;
    if (const std::size_t signs = count_of(line, '`'); signs >= 3) {
      Block fence{BlockKind::fence, first, trimmed(line.substr(signs)), {}};
      for (++i; i < lines.size() && !(count_of(lines[i], '`') == signs && trimmed(lines[i]).size() == signs); ++i)
        fence.text += lines[i] + "\n";
      page.blocks.push_back(std::move(fence));
    } else if (begins(line, "<!--")) {
      std::string inside = line.substr(4);
      while (inside.find("-->") == std::string::npos && i + 1 < lines.size()) inside += "\n" + lines[++i];
      page.blocks.push_back(comment(first, inside.substr(0, inside.find("-->"))));
    } else if (const std::size_t level = count_of(line, '#'); level > 0 && level < line.size() && line[level] == ' ') {
      page.blocks.push_back({BlockKind::heading, first, line.substr(0, level), trimmed(line.substr(level))});
    }
  }
  return page;
}

}  // namespace rubric::docs
