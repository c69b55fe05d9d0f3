#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace rubric::facts {

/// Puts the next bytes to `to`, `most` at most, and says how many: 0 at the end, nothing where reading fails.
using ByteReader = std::function<std::optional<std::size_t>(char* to, std::size_t most)>;

/// A stretch of a file: its line break is not part of it, nor is a byte order mark before the first.
struct Piece {
  std::string text{};  // empty where a line or row is longer than the limit; of a file what is within it, and one byte
  std::size_t bytes = 0;  // of the whole piece
  std::uint32_t line = 1;
  bool failed = false;  // the file cannot be read on; the last piece
};

/// Whole lines of a file, one after the other, each with its line break but perhaps the last of the file; or in their
/// place one line longer than the limit, or the end of what can be read.
struct Lines {
  std::string text{};
  std::size_t bytes = 0;  // of a line past the limit, which is not kept; else 0
  std::uint32_t line = 1;
  bool failed = false;  // the file cannot be read on from this line
};

/// Cuts a file into pieces while it is being read, one held at a time.
class Pieces {
 public:
  /// `row`: a line break inside double quotes ends no piece.
  enum class Cut : std::uint8_t { nowhere, line, row };
  Pieces(ByteReader read, Cut cut, std::size_t longest);

  /// The next piece; nothing behind the last. A last line break has no piece behind it.
  std::optional<Piece> next();
  /// The next lines, some 64 KiB or one that is longer, to `lines`, whose memory is used again; false behind the last.
  bool next_lines(Lines& lines);

 private:
  bool fill();
  std::size_t find_end();
  void count_long_line(Lines& lines);

  ByteReader read_;
  Cut cut_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t at_ = 0;    // in buffer_
  std::size_t size_ = 0;  // of what buffer_ holds
  std::uint32_t line_ = 1;
  bool ended_ = false;
  bool failed_ = false;
  enum class Within : std::uint8_t { cell_start, cell, quotes, quotes_maybe_closed };
  Within within_ = Within::cell_start;  // of Cut::row
};

}  // namespace rubric::facts
