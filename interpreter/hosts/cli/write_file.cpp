#include "hosts/cli/write_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace rubric::cli {

namespace fs = std::filesystem;

int replace_file(const std::string& path, std::string_view text) {
  std::error_code failed;
  const fs::path file = fs::canonical(path, failed);  // a link stays, the file it leads to is replaced
  if (failed) return failed.value();
  std::string beside = file.string() + ".XXXXXX";
  const int descriptor = mkstemp(beside.data());
  if (descriptor < 0) return errno;
  int error = 0;
  for (std::string_view rest = text; error == 0 && !rest.empty();) {
    const ssize_t count = ::write(descriptor, rest.data(), rest.size());
    if (count >= 0)
      rest.remove_prefix(static_cast<std::size_t>(count));
    else if (errno != EINTR)
      error = errno;
  }
  if (fsync(descriptor) != 0 && error == 0) error = errno;
  if (close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0) fs::permissions(beside, fs::status(file).permissions(), failed);
  if (error == 0 && !failed) fs::rename(beside, file, failed);
  if (error == 0) error = failed.value();
  if (error != 0) unlink(beside.c_str());
  return error;
}

}  // namespace rubric::cli
