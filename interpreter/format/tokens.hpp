#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "parse/tokens.hpp"

/// Layout: the tokens and comments of a file stay as they are, the space between them is written anew.
namespace rubric::format {

using parsing::Piece;

/// A comment on a line of its own, without the space at its end.
struct Comment {
  Piece piece{};
  bool indented = false;      // further than its block
  bool blank_before = false;  // a blank line stands above it
};

/// A token and what stands between it and the one before.
struct Token {
  Piece piece{};
  std::vector<Comment> above{};    // comments on lines of their own
  std::optional<Piece> comment{};  // a comment behind it, at the end of its line
  bool begins_block = false;       // is the first of its block
  bool newline_before = false;     // its line begins with it, or a comment stands between
  bool blank_before = false;       // a blank line stands directly above it
};

/// A stretch of a file that holds rules: all of it, or one fenced block of a Markdown file.
struct Block {
  Piece lines{};
  std::string_view indent{};  // of its fence
  std::size_t first = 0;      // its tokens: first to last, last not included
  std::size_t last = 0;
  std::vector<Comment> tail{};  // comments behind its last token
};

/// The tokens of the rules in a file, in order, and the blocks they stand in.
struct Tokens {
  std::string_view text{};
  std::vector<Token> all{};
  std::vector<Block> blocks{};

  std::string_view operator[](std::size_t token) const { return of(all[token].piece); }
  /// Whether a comment stands between a token and the one before, so that its line begins with it.
  bool held(std::size_t token) const { return !all[token].above.empty() || (token > 0 && all[token - 1].comment); }
  std::string_view of(Piece piece) const { return text.substr(piece.begin, piece.end - piece.begin); }
};

/// Reads the tokens of a file that parses; `markdown`: of its fenced `rubric` blocks.
Tokens tokens_of(std::string_view text, bool markdown);

}  // namespace rubric::format
