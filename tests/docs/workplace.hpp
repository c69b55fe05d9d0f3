#pragma once
#include <filesystem>
#include <string>

namespace rubric::docs {

/// What a command printed, on both streams, and its exit code.
struct Printed {
  std::string output{};
  int exit = 0;
};

/// A folder with copies of `rules/` and `examples/`, in which the commands of a page run; removed at the end.
class Workplace {
 public:
  Workplace(const std::filesystem::path& root, const std::filesystem::path& executable);
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  /// Runs `command` by the shell, `rubric` being the executable under test.
  Printed run(const std::string& command) const;
  /// Writes a file.
  void write(const std::string& name, const std::string& text) const;
  /// Edits a file as a diff says: the lines that begin `-` or a space stand in it together, exactly once, and give way
  /// to those that begin `+` or a space. Says what is wrong, or nothing.
  std::string edit(const std::string& name, const std::string& diff) const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path executable_;
};

}  // namespace rubric::docs
