#include "parse/tokens.hpp"

#include "base/utf8.hpp"
#include "grammar/words.hpp"

namespace rubric::parsing {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// A number as people write it: `2.1`, `65%`, `2021-07-01`.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    bool joins = (text[at] == '.' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1]);
    if (!joins && !is_digit(text[at])) break;
    ++at;
  }
  return at < text.size() && text[at] == '%' ? at + 1 : at;
}

std::size_t end_of_sign(std::string_view text, std::size_t at) {
  for (std::string_view sign : {"<=", ">=", "!=", "==", "<>", "&&", "||"})
    if (text.substr(at, 2) == sign) return at + 2;
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) ++at;
  return at;
}

}  // namespace

Piece token_at(std::string_view text, std::uint32_t offset) {
  std::size_t begin = offset;
  // A rule may have failed inside a word (`offx` where `of` was wanted): the word is what the reader sees.
  if (begin < text.size() && (is_letter(text[begin]) || is_digit(text[begin])))
    while (begin > 0 && (is_letter(text[begin - 1]) || is_digit(text[begin - 1]))) --begin;
  std::size_t end = begin;
  if (begin >= text.size()) {
    end = begin;
  } else if (text[begin] == '"') {
    end = skip_text(text, static_cast<std::uint32_t>(begin));
  } else if (is_letter(text[begin])) {
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  } else if (is_digit(text[begin])) {
    end = end_of_number(text, begin);
  } else {
    end = end_of_sign(text, begin);
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string name_token(std::string_view text, Piece token) {
  if (token.begin >= text.size()) return "the end of the file";
  std::string_view found = text.substr(token.begin, token.end - token.begin);
  constexpr std::size_t longest = 40;
  std::string shown(found);
  if (found.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(found[cut]) & 0xC0U) == 0x80) --cut;
    shown = std::string(found.substr(0, cut)) + "…";
  }
  return (grammar::contains(grammar::reserved_words, found) ? "the keyword `" : "`") + shown + "`";
}

std::uint32_t skip_space(std::string_view text, std::uint32_t from) {
  std::size_t at = from;
  while (at < text.size()) {
    if (text[at] == '#') {
      while (at < text.size() && text[at] != '\n') ++at;
    } else if (is_space(text[at])) {
      ++at;
    } else {
      break;
    }
  }
  return static_cast<std::uint32_t>(at);
}

std::uint32_t skip_text(std::string_view text, std::uint32_t from) {
  std::size_t at = from + std::size_t{1};
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') {
    if (text[at] == '"') return static_cast<std::uint32_t>(at + 1);
    bool escapes = text[at] == '\\' && at + 1 < text.size() && text[at + 1] != '\n' && text[at + 1] != '\r';
    at += escapes ? 2 : 1;
  }
  return static_cast<std::uint32_t>(at);
}

void TokenEnds::add(Piece space) {
  // A rule that was given up and tried again in another form ends at the same place.
  while (!spaces_.empty() && spaces_.back().begin >= space.begin) spaces_.pop_back();
  spaces_.push_back(space);
}

Piece TokenEnds::trim(Piece piece) const {
  for (auto space = spaces_.rbegin(); space != spaces_.rend(); ++space)
    if (space->end <= piece.end) {
      if (space->end == piece.end && space->begin >= piece.begin) piece.end = space->begin;
      break;
    }
  return piece;
}

Piece TokenEnds::before(std::uint32_t offset) const {
  for (auto space = spaces_.rbegin(); space != spaces_.rend(); ++space)
    if (space->end <= offset) {
      auto earlier = space + 1;
      return {earlier == spaces_.rend() ? space->begin : earlier->end, space->begin};
    }
  return {};
}

void TokenEnds::forget() {
  if (spaces_.size() > 2) spaces_.erase(spaces_.begin(), spaces_.end() - 2);
}

}  // namespace rubric::parsing
