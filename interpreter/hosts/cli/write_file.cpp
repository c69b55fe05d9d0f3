#include "hosts/cli/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

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

/// Writes `text` to a new file beside `file`, whose name becomes `beside`; leaves none where it fails.
int write_beside(const fs::path& file, fs::perms permissions, std::string_view text, std::string& beside) {
  beside = file.string() + ".XXXXXX";
  const int descriptor = mkstemp(beside.data());
  if (descriptor < 0) return errno;
  int error = write_all(descriptor, text);
  if (fsync(descriptor) != 0 && error == 0) error = errno;
  if (close(descriptor) != 0 && error == 0) error = errno;
  std::error_code failed;
  if (error == 0) fs::permissions(beside, permissions, failed);
  if (error == 0) error = failed.value();
  if (error != 0) unlink(beside.c_str());
  return error;
}

int replace(const fs::path& file, fs::perms permissions, std::string_view text) {
  std::string beside;
  if (const int error = write_beside(file, permissions, text, beside); error != 0) return error;
  std::error_code failed;
  fs::rename(beside, file, failed);
  if (failed) unlink(beside.c_str());
  return failed.value();
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

int write_folder(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files,
                 std::string* failed_at) {
  std::string ignored;
  std::string& at = failed_at == nullptr ? ignored : *failed_at;
  at = path;
  if (path.empty()) return ENOENT;
  const fs::path folder(path);
  std::error_code failed;
  const fs::file_status status = fs::status(folder, failed);
  if (fs::exists(status) && !fs::is_directory(status)) return ENOTDIR;
  const bool made = fs::create_directory(folder, failed);
  if (failed) return failed.value();
  std::vector<std::string> beside;
  int error = 0;
  for (const auto& [name, text] : files) {
    if (error != 0) break;
    at = (folder / name).string();
    std::error_code unknown;
    if (fs::is_directory(folder / name, unknown)) error = EISDIR;  // what it would be renamed onto
    std::string written;
    if (error == 0) error = write_beside(folder / name, usual_permissions(), text, written);
    if (error == 0) beside.push_back(std::move(written));
  }
  for (std::size_t i = 0; i < files.size() && error == 0; ++i) {
    at = (folder / files[i].first).string();
    fs::rename(beside[i], folder / files[i].first, failed);
    error = failed.value();
  }
  if (error == 0) return 0;
  for (const std::string& written : beside) unlink(written.c_str());
  if (made) fs::remove(folder, failed);
  return error;
}

FileInProgress::~FileInProgress() {
  if (stream_ == nullptr) return;
  std::fclose(stream_);
  if (!beside_.empty()) unlink(beside_.c_str());
}

int FileInProgress::begin(const std::string& path) {
  std::error_code failed;
  fs::file_status status = fs::status(path, failed);
  if (status.type() != fs::file_type::not_found && failed) return failed.value();
  if (fs::is_directory(status)) return EISDIR;
  const bool is_new = status.type() == fs::file_type::not_found;
  int descriptor = -1;
  if (!is_new && !fs::is_regular_file(status)) {
    descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    path_ = is_new ? path : fs::canonical(path, failed).string();
    if (!is_new && failed) return failed.value();
    beside_ = path_ + ".XXXXXX";
    descriptor = mkostemp(beside_.data(), O_CLOEXEC);
    if (descriptor >= 0) fs::permissions(beside_, is_new ? usual_permissions() : status.permissions(), failed);
  }
  if (descriptor < 0) return errno;
  stream_ = fdopen(descriptor, "w");
  return stream_ == nullptr ? errno : 0;
}

int FileInProgress::finish() {
  std::FILE* const stream = std::exchange(stream_, nullptr);
  int error = std::fflush(stream) != 0 ? errno : 0;
  if (error == 0 && !beside_.empty() && fsync(fileno(stream)) != 0) error = errno;
  if (std::fclose(stream) != 0 && error == 0) error = errno;
  if (beside_.empty()) return error;
  std::error_code failed;
  if (error == 0) {
    fs::rename(beside_, path_, failed);
    error = failed.value();
  }
  if (error != 0) unlink(beside_.c_str());
  return error;
}

}  // namespace rubric::cli
