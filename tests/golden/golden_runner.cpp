// golden_runner --rubric PROGRAM --source FOLDER [--update] FILE…: runs golden files; see tests/golden/README.md.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "golden_file.hpp"

namespace fs = std::filesystem;

namespace {

using golden::Complaint;
using golden::Section;

struct Settings {
  fs::path rubric;
  fs::path source;
  bool update = false;
};

struct Run {
  std::string out;
  std::string err;
  std::string exit;  // "3", or "signal 11"
};

/// A new folder that goes away with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "rubric-golden-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::optional<std::string> read_text(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

bool write_text(const fs::path& path, std::string_view text) {
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  std::ofstream stream(path, std::ios::binary);
  stream << text << std::flush;
  return stream.good();
}

/// Where a golden file may write `name`: inside its own folder, and not through the links to shipped files.
std::optional<fs::path> own_path(const fs::path& folder, const std::string& name) {
  const auto path = fs::path(name).lexically_normal();
  if (path.empty() || path.is_absolute()) return std::nullopt;
  const auto top = *path.begin();
  if (top == ".." || top == "." || top == "rules" || top == "examples") return std::nullopt;
  return folder / path;
}

Complaint write_own(const fs::path& folder, const std::string& name, std::string_view text) {
  const auto path = own_path(folder, name);
  if (!path) return "a file of the test is named by a relative path outside rules/ and examples/: `" + name + "`";
  if (!write_text(*path, text)) return "cannot write " + name;
  return std::nullopt;
}

/// A shipped file, or every file of a shipped folder.
Complaint copy_shipped(const std::string& rest, const fs::path& folder) {
  const auto as = rest.find(" as ");
  if (as == std::string::npos) return "expected `--- copy SHIPPED as NAME`";
  const auto name = rest.substr(as + 4);
  const fs::path shipped = folder / rest.substr(0, as);
  if (const auto text = fs::is_regular_file(shipped) ? read_text(shipped) : std::nullopt)
    return write_own(folder, name, *text);
  if (!fs::is_directory(shipped)) return "no such file: " + rest.substr(0, as);
  for (const auto& entry : fs::recursive_directory_iterator(shipped)) {
    if (!entry.is_regular_file()) continue;
    const auto inner = (fs::path(name) / entry.path().lexically_relative(shipped)).string();
    if (auto complaint = write_own(folder, inner, read_text(entry.path()).value_or(""))) return complaint;
  }
  return std::nullopt;
}

Complaint write_section(const Section& section, const fs::path& folder) {
  std::string name = section.rest;
  std::string text = section.body;
  if (section.word == "copy") return copy_shipped(section.rest, folder);
  if (section.word == "edit") {
    const auto as = section.rest.find(" as ");
    if (as == std::string::npos) return "expected `--- edit SHIPPED as NAME`";
    name = section.rest.substr(as + 4);
    const auto shipped = read_text(folder / section.rest.substr(0, as));
    if (!shipped) return "no such file: " + section.rest.substr(0, as);
    text = *shipped;
    if (auto complaint = golden::apply_edits(section.body, text)) return complaint;
  } else if (section.word == "generate") {
    const auto space = name.find(' ');
    const auto star = name.find('*');
    const bool many = space < star && star != std::string::npos;
    const int count = many ? std::atoi(name.c_str()) : 1;
    if (count < 1) return "expected `--- generate COUNT NAME*`";
    for (int i = 1; i <= count; ++i) {
      text.clear();
      if (auto complaint = golden::generate(section.body, text, static_cast<unsigned long>(i))) return complaint;
      const auto numbered =
          many ? name.substr(space + 1, star - space - 1) + std::to_string(i) + name.substr(star + 1) : name;
      if (auto complaint = write_own(folder, numbered, text)) return complaint;
    }
    return std::nullopt;
  }
  return write_own(folder, name, text);
}

/// The child's side of `run`: never returns.
[[noreturn]] void become(const fs::path& program, std::vector<std::string>& words, const fs::path& folder,
                         const fs::path& in, const fs::path& out, const fs::path& err) {
  const int in_file = open(in.c_str(), O_RDONLY);
  const int out_file = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_file = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (in_file < 0 || out_file < 0 || err_file < 0) _exit(126);
  dup2(in_file, STDIN_FILENO);
  dup2(out_file, STDOUT_FILENO);
  dup2(err_file, STDERR_FILENO);
  if (chdir(folder.c_str()) != 0) _exit(126);
  setenv("LC_ALL", "C.UTF-8", 1);
  for (const char* name : {"NO_COLOR", "COLUMNS", "CLICOLOR_FORCE"}) unsetenv(name);
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(program.c_str(), arguments.data());
  _exit(127);
}

Complaint run(const Settings& settings, const fs::path& folder, const fs::path& scratch, const Section& command,
              const std::string& input, Run& result) {
  std::vector<std::string> words;
  if (auto complaint = golden::split_command(command.body, words)) return complaint;
  const auto in = scratch / "stdin";
  const auto out = scratch / "stdout";
  const auto err = scratch / "stderr";
  if (!write_text(in, input)) return "cannot write the command's input";
  const pid_t child = fork();
  if (child < 0) return "cannot start a process";
  if (child == 0) become(settings.rubric, words, folder, in, out, err);
  int status = 0;
  if (waitpid(child, &status, 0) != child) return "cannot wait for the process";
  if (WIFSIGNALED(status))
    result.exit = "signal " + std::to_string(WTERMSIG(status));
  else
    result.exit = std::to_string(WEXITSTATUS(status));
  if (result.exit == "127" || result.exit == "126") return "cannot run " + settings.rubric.string();
  result.out = golden::normalised(read_text(out).value_or(""));
  result.err = golden::normalised(read_text(err).value_or(""));
  for (auto* text : {&result.out, &result.err})
    if (!text->empty() && text->back() != '\n') *text += "\n<no newline at the end>\n";
  return std::nullopt;
}

/// Compares one expected section with what came; an absent section expects nothing.
void compare(std::string_view what, const std::string& expected, const std::string& actual, std::string& report) {
  if (expected == actual) return;
  report.append(what).append(" differs:\n").append(golden::difference(expected, actual));
}

/// Runs one golden file; gives a report, empty where all is as expected.
std::string run_file(const Settings& settings, const fs::path& path) {
  const auto text = read_text(path);
  if (!text) return "cannot be read\n";
  golden::File file;
  if (const auto complaint = golden::parse(*text, file)) return *complaint + '\n';

  const TemporaryFolder temporary;
  const auto folder = temporary.path() / "work";
  std::error_code failed;
  fs::create_directories(folder, failed);
  for (const char* name : {"rules", "examples"}) {
    if (!failed) fs::create_directory_symlink(settings.source / name, folder / name, failed);
  }
  if (failed) return "cannot set up a folder: " + failed.message() + '\n';

  std::string report;
  golden::File updated;
  updated.preamble = file.preamble;
  bool any_command = false;
  for (std::size_t i = 0; i < file.sections.size(); ++i) {
    const auto& section = file.sections[i];
    const auto place = "line " + std::to_string(section.line) + ": ";
    updated.sections.push_back(section);
    if (section.word != "command") {
      if (section.word != "file" && section.word != "edit" && section.word != "copy" && section.word != "generate")
        return place + "`" + section.word + "` stands behind no command\n";
      if (const auto complaint = write_section(section, folder)) return place + *complaint + '\n';
      continue;
    }
    any_command = true;
    std::string input;
    std::string out;
    std::string err;
    std::optional<std::string> exit;
    for (; i + 1 < file.sections.size(); ++i) {
      const auto& next = file.sections[i + 1];
      if (next.word == "stdin") {
        input = next.body;
        updated.sections.push_back(next);
      } else if (next.word == "stdout") {
        out = next.body;
      } else if (next.word == "stderr") {
        err = next.body;
      } else if (next.word == "exit") {
        exit = next.rest;
      } else {
        break;
      }
    }
    Run result;
    if (const auto complaint = run(settings, folder, temporary.path(), section, input, result))
      return place + *complaint + '\n';
    if (!exit && !settings.update) return place + "the command expects no `--- exit`\n";
    if (out.empty() && err.empty() && !settings.update) return place + "the command expects no output\n";
    std::string differences;
    compare("stdout", out, result.out, differences);
    compare("stderr", err, result.err, differences);
    compare("exit", exit.value_or("") + "\n", result.exit + "\n", differences);
    if (!differences.empty()) report += place + differences;
    if (!result.out.empty()) updated.sections.push_back({"stdout", "", result.out});
    if (!result.err.empty()) updated.sections.push_back({"stderr", "", result.err});
    updated.sections.push_back({"exit", result.exit, ""});
  }
  if (!any_command) return "no command\n";
  if (settings.update && !report.empty()) {
    if (!write_text(path, golden::print(updated))) return "cannot be written\n";
    std::cout << "updated " << path.string() << '\n';
    return "";
  }
  return report;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--rubric" && i + 1 < argc)
      settings.rubric = fs::absolute(argv[++i]);
    else if (word == "--source" && i + 1 < argc)
      settings.source = fs::absolute(argv[++i]);
    else if (word == "--update")
      settings.update = true;
    else
      files.emplace_back(argv[i]);
  }
  if (settings.rubric.empty() || settings.source.empty() || files.empty()) {
    std::cerr << "usage: golden_runner --rubric PROGRAM --source FOLDER [--update] FILE…\n";
    return 64;
  }
  int failures = 0;
  for (const auto& file : files) {
    const auto report = run_file(settings, file);
    if (report.empty()) continue;
    ++failures;
    std::cout << file.string() << ": " << report;
  }
  return failures == 0 ? 0 : 1;
}
