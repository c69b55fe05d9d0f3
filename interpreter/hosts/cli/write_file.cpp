#include "hosts/cli/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace rubric::cli {
namespace {

namespace fs = std::filesystem;

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count >= 0)
      text.remove_prefix(static_cast<std::size_t>(count));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

int write_through(const std::string& path, std::string_view text) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = write_all(descriptor, text);
  return close(descriptor) != 0 && error == 0 ? errno : error;
}

// As a file that the shell makes would have it.
fs::perms usual_permissions() {
  const mode_t mask = umask(0);
  umask(mask);
  return static_cast<fs::perms>(0666U & ~mask);
}

int replace(const fs::path& file, fs::perms permissions, std::string_view text) {
  std::string beside = file.string() + ".XXXXXX";
  const int descriptor = mkstemp(beside.data());
  if (descriptor < 0) return errno;
  int error = write_all(descriptor, text);
  if (fsync(descriptor) != 0 && error == 0) error = errno;
  if (close(descriptor) != 0 && error == 0) error = errno;
  std::error_code failed;
  if (error == 0) fs::permissions(beside, permissions, failed);
  if (error == 0 && !failed) fs::rename(beside, file, failed);
  if (error == 0) error = failed.value();
  if (error != 0) unlink(beside.c_str());
  return error;
}

}  // namespace

int write_file(const std::string& path, std::string_view text) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found) return replace(path, usual_permissions(), text);
  if (failed) return failed.value();
  if (fs::is_directory(status)) return EISDIR;
  if (!fs::is_regular_file(status)) return write_through(path, text);
  const fs::path file = fs::canonical(path, failed);
  return failed ? failed.value() : replace(file, status.permissions(), text);
}

}  // namespace rubric::cli
