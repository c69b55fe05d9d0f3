#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rubric::parsing {

/// A stretch of the text that a rule matched, as byte offsets; it may end in space and comments.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The token that begins at `offset` of `text`: a whole text, number, word or sign; empty at the end of the file.
Piece token_at(std::string_view text, std::uint32_t offset);

/// How a message names the token `token` of `text`: "the keyword `when`", "`)`", "the end of the file".
std::string name_token(std::string_view text, Piece token);

/// The first offset from `from` on that is neither space nor comment.
std::uint32_t skip_space(std::string_view text, std::uint32_t from);

/// The end of the text whose opening quote stands at `from`: behind its closing quote, or at the end of its line.
std::uint32_t skip_text(std::string_view text, std::uint32_t from);

/// Where the tokens read so far end: rules match the space behind a token, spans leave it out.
class TokenEnds {
 public:
  /// A token ended at `space.begin`, and the space behind it at `space.end`.
  void add(Piece space);
  /// `piece` without the space and comments at its end.
  Piece trim(Piece piece) const;
  /// The token before `offset`; empty where there is none.
  Piece before(std::uint32_t offset) const;
  /// Where the token begins that is being read.
  std::uint32_t last() const { return spaces_.empty() ? 0 : spaces_.back().end; }
  /// Forgets all but the last few.
  void forget();

 private:
  std::vector<Piece> spaces_;
};

}  // namespace rubric::parsing
