#include "hosts/cli/input.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "hosts/cli/interrupt.hpp"

namespace rubric::cli {
namespace {

// More than the engine takes, so that it can say that the text is too long.
constexpr std::size_t most = std::size_t{128} << 20U;

std::string standard_input() {
  std::string text;
  std::string part(std::size_t{1} << 16U, '\0');
  while (text.size() < most) {
    const std::size_t count = std::fread(part.data(), 1, part.size(), stdin);
    if (count == 0) break;
    text.append(part, 0, count);
  }
  return text;
}

/// Waits for bytes, but not past an interrupt: it may come to another thread.
std::optional<std::size_t> read_waiting(int descriptor, char* to, std::size_t size) {
  constexpr int milliseconds = 100;
  while (!Interrupts::seen()) {
    pollfd ready{descriptor, POLLIN, 0};
    if (poll(&ready, 1, milliseconds) == 0) continue;
    const ssize_t count = ::read(descriptor, to, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR && errno != EAGAIN) return std::nullopt;
  }
  return 0;
}

/// Opens a named pipe, whose writer may not be there yet.
ByteReader open_pipe(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return {};
  const std::shared_ptr<void> closing(nullptr, [descriptor](void*) { close(descriptor); });
  return [descriptor, closing](char* to, std::size_t size) { return read_waiting(descriptor, to, size); };
}

std::vector<std::string>& noted() {
  static std::vector<std::string> paths;
  return paths;
}

/// Reads from the file system and keeps in mind what: it is not to be written over.
FileReader noting_reader() {
  return [read = file_system()](const std::string& path) {
    noted().push_back(path);
    return read(path);
  };
}

}  // namespace

const std::vector<std::string>& files_read() { return noted(); }

std::string shown(const std::string& path) { return path == "-" ? "stdin" : path; }

Loaded check_rules(const std::string& path, const CheckOptions& options) {
  return path == "-" ? check_text(shown(path), standard_input(), options) : check_file(path, options);
}

Loaded load_rules(const std::string& path) {
  return path == "-" ? load_text(shown(path), standard_input()) : load_file(path);
}

std::optional<Methodology> load_rules(const std::string& path, Console& console, Exit& exit) {
  Loaded loaded =
      path == "-" ? load_text(shown(path), standard_input(), noting_reader()) : load_file(path, noting_reader());
  console.say(loaded.messages);
  exit = exit_of(loaded.messages, Exit::rules);
  return std::move(loaded.methodology);
}

Read read_case(const Methodology& methodology, const std::string& path) {
  return path == "-" ? read_text(methodology, shown(path), standard_input()) : read_file(methodology, path);
}

std::optional<Inspection> read_case(const Methodology& methodology, const std::string& path, Console& console,
                                    Exit& exit) {
  Read read = path == "-" ? read_text(methodology, shown(path), standard_input(), noting_reader())
                          : read_file(methodology, path, noting_reader());
  console.say(read.messages);
  if (!read.inspection) exit = graver(Exit::data, exit_of(read.messages, Exit::data));
  return std::move(read.inspection);
}

std::optional<std::string> read_plain(const std::string& path) {
  return path == "-" ? std::optional(standard_input()) : file_system()(path);
}

FileOpener open_cases(bool stdin_too) {
  return [stdin_too](const std::string& path) -> ByteReader {
    if (stdin_too && path == shown("-"))
      return [](char* to, std::size_t size) { return read_waiting(STDIN_FILENO, to, size); };
    std::error_code failed;
    return std::filesystem::is_fifo(path, failed) ? open_pipe(path) : open_files()(path);
  };
}

Exit exit_of(const Messages& messages, Exit mistake) {
  if (!messages.has_errors()) return Exit::fine;
  for (const Message& message : messages.list()) {
    if (message.code == "R001") return Exit::file;
  }
  return mistake;
}

}  // namespace rubric::cli
