#pragma once
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rubric::cli {

/// Puts `text` in the place of the file, which need not exist: whoever reads it sees the old text or the new, whole. A
/// link stays and the file it leads to is replaced; a device or pipe is written to. Returns errno, or 0.
int write_file(const std::string& path, std::string_view text);

/// Puts these files (name and text) into the folder, which is made where it is not there: all of them or none. Returns
/// errno, or 0; `failed_at` becomes the path that it is about.
int write_folder(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files,
                 std::string* failed_at = nullptr);

/// A file written bit by bit under another name beside its own, which it takes in the end: a file of its own name is
/// whole. What is no regular file, as a pipe, is written straight.
class FileInProgress {
 public:
  FileInProgress() = default;
  FileInProgress(const FileInProgress&) = delete;
  FileInProgress& operator=(const FileInProgress&) = delete;
  /// Without `finish` nothing is left of it.
  ~FileInProgress();
  /// Begins the file at `path`; 0, or an errno.
  int begin(const std::string& path);
  /// Where to write; null before `begin`.
  std::FILE* stream() const { return stream_; }
  /// Ends it, on the disk too; 0, or an errno.
  int finish();

 private:
  std::FILE* stream_ = nullptr;
  std::string path_{};
  std::string beside_{};  // empty: written straight
};

}  // namespace rubric::cli
