#include "format/tokens.hpp"

#include <algorithm>

#include "parse/markdown.hpp"

namespace rubric::format {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::uint32_t place(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

bool is_date(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == 'd' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
  return text.size() == shape.size() || (!is_digit(text[shape.size()]) && !is_letter(text[shape.size()]));
}

// `2021-07-01`, `2.1`, `65%`; but `5-3` is three tokens.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  if (is_date(text.substr(at))) return at + std::string_view("2021-07-01").size();
  at = skip_digits(text, at);
  while (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) at = skip_digits(text, at + 1);
  return at < text.size() && text[at] == '%' ? at + 1 : at;
}

std::size_t end_of_token(std::string_view text, std::size_t at) {
  if (text[at] == '"') return parsing::skip_text(text, place(at));
  if (is_digit(text[at])) return end_of_number(text, at);
  if (is_letter(text[at])) {
    while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]))) ++at;
    return at;
  }
  const std::string_view two = text.substr(at, 2);
  return two == "<=" || two == ">=" || two == "!=" ? at + 2 : at + 1;
}

/// Reads one block.
class Scanner {
 public:
  Scanner(std::string_view text, Block& block, std::vector<Token>& tokens)
      : text_(text.substr(0, block.lines.end)), block_(block), tokens_(tokens), at_(block.lines.begin), line_(at_) {}

  void scan() {
    block_.first = tokens_.size();
    for (space(); at_ < text_.size(); space()) text_[at_] == '#' ? comment() : token();
    block_.last = tokens_.size();
    block_.tail = std::move(comments_);
  }

 private:
  void space() {
    for (; at_ < text_.size() && is_space(text_[at_]); ++at_) {
      if (text_[at_] != '\n') continue;
      ++newlines_;
      line_ = at_ + 1;
    }
  }

  void comment() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::size_t last = end;
    while (is_space(text_[last - 1])) --last;
    const Piece piece{place(at_), place(last)};
    const bool behind = newlines_ == 0 && tokens_.size() > block_.first && comments_.empty();
    if (behind && !tokens_.back().comment)
      tokens_.back().comment = piece;
    else
      comments_.push_back({piece, at_ - line_ > block_.indent.size(), newlines_ > 1});
    at_ = end;
    newlines_ = 0;
    commented_ = true;
  }

  void token() {
    Token token;
    token.piece = {place(at_), place(end_of_token(text_, at_))};
    token.begins_block = tokens_.size() == block_.first;
    token.newline_before = newlines_ > 0 || commented_;
    token.blank_before = newlines_ > 1;
    token.above = std::move(comments_);
    comments_.clear();
    at_ = token.piece.end;
    newlines_ = 0;
    commented_ = false;
    tokens_.push_back(std::move(token));
  }

  std::string_view text_;
  Block& block_;
  std::vector<Token>& tokens_;
  std::size_t at_;
  std::size_t line_;        // where the line begins
  unsigned newlines_ = 0;   // since the last token or comment
  bool commented_ = false;  // a comment stands behind the last token
  std::vector<Comment> comments_{};
};

}  // namespace

Tokens tokens_of(std::string_view text, bool markdown) {
  Tokens tokens;
  tokens.text = text;
  if (markdown) {
    for (const parsing::RuleBlock& block : parsing::rule_blocks(text))
      tokens.blocks.push_back({block.lines, block.indent});
  } else {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const std::size_t begin = text.substr(0, 3) == byte_order_mark ? byte_order_mark.size() : 0;
    tokens.blocks.push_back({{place(begin), place(text.size())}});
  }
  for (Block& block : tokens.blocks) Scanner(text, block, tokens.all).scan();
  return tokens;
}

}  // namespace rubric::format
