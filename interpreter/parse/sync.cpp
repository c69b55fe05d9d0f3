#include "parse/sync.hpp"

#include "grammar/words.hpp"
#include "parse/tokens.hpp"

namespace rubric::parsing {
namespace {

std::string_view token_after(std::string_view text, Piece token) {
  Piece next = token_at(text, skip_space(text, token.end));
  return text.substr(next.begin, next.end - next.begin);
}

bool begins(std::string_view text, Piece token, Context context) {
  std::string_view word = text.substr(token.begin, token.end - token.begin);
  if (word == "floor") return text.substr(token.end, 1) != "(";
  if (grammar::contains(grammar::declaration_words, word)) return true;
  if (word == "not") return context == Context::block && token_after(text, token) == "rated";
  if (word == "may") return context == Context::block;
  if (grammar::contains(grammar::member_words, word)) return true;
  if (word == "end") return context != Context::file;
  if (word == "rating") {
    std::string_view next = token_after(text, token);
    return next == "=" ? context == Context::block : !grammar::contains(grammar::reserved_words, next);
  }
  return context == Context::test && grammar::contains(grammar::test_words, word);
}

}  // namespace

std::uint32_t next_start(std::string_view text, std::uint32_t start, std::uint32_t failure, Context context) {
  std::uint32_t at = start;
  bool first = false;  // whether only space stands before `at` on its line
  while (at < text.size()) {
    if (text[at] == '\n' || text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '#') {
      std::uint32_t after = skip_space(text, at);
      first = first || text.substr(at, after - at).find('\n') != std::string_view::npos;
      at = after;
      continue;
    }
    Piece token = token_at(text, at);
    if (first && at >= failure && at > start && begins(text, token, context)) return at;
    first = false;
    at = token.end > at ? token.end : at + 1;
  }
  return static_cast<std::uint32_t>(text.size());
}

}  // namespace rubric::parsing
