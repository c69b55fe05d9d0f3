#include "workplace.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "page.hpp"

namespace rubric::docs {

namespace fs = std::filesystem;

Workplace::Workplace(const fs::path& root, const fs::path& executable) : executable_(fs::absolute(executable)) {
  std::string name = (fs::temp_directory_path() / "rubric-docs-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) return;
  folder_ = name;
  for (const char* shipped : {"rules", "examples"})
    fs::copy(root / shipped, folder_ / shipped, fs::copy_options::recursive);
}

Workplace::~Workplace() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

Printed Workplace::run(const std::string& command) const {
  const std::string line = "cd '" + folder_.string() + "' && PATH='" + executable_.parent_path().string() +
                           "':\"$PATH\" && { " + command + " ; } 2>&1";
  Printed printed;
  FILE* const pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) return {"the shell does not run", -1};
  std::array<char, 4096> part{};
  for (std::size_t count = 0; (count = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
    printed.output.append(part.data(), count);
  const int status = pclose(pipe);
  printed.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return printed;
}

void Workplace::write(const std::string& name, const std::string& text) const {
  fs::create_directories((folder_ / name).parent_path());
  std::ofstream(folder_ / name, std::ios::binary) << text;
}

std::string Workplace::edit(const std::string& name, const std::string& diff) const {
  std::string before;
  std::string after;
  for (const std::string& line : lines_of(diff)) {
    const char sign = line.empty() ? ' ' : line[0];
    const std::string rest = (line.empty() ? "" : line.substr(1)) + "\n";
    if (sign != '+') before += rest;
    if (sign != '-') after += rest;
  }
  std::string text = read_text(folder_ / name);
  const std::size_t at = text.find(before);
  if (before.empty() || at == std::string::npos) return "the lines to change do not stand in " + name;
  if (text.find(before, at + 1) != std::string::npos) return "the lines to change stand in " + name + " more than once";
  write(name, text.replace(at, before.size(), after));
  return {};
}

}  // namespace rubric::docs
