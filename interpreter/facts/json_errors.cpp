#include "facts/json_errors.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.hpp"
#include "facts/path.hpp"

namespace rubric::facts::json {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '+' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// What stands at `at`: a word or number as a whole, else one character.
std::string_view token_at(std::string_view source, std::size_t at) {
  std::size_t end = at;
  while (end < source.size() && is_word(source[end])) ++end;
  return source.substr(at, std::max<std::size_t>(end - at, at < source.size() ? 1 : 0));
}

std::string found(std::string_view source, std::size_t at) {
  if (at >= source.size()) return "the end of the data";
  if (source[at] == '\0') return "a NUL byte";
  if (source[at] == '"') return "a text";
  return quoted(token_at(source, at));
}

/// The last character before `at` that is not white space, or NUL.
char before(std::string_view source, std::size_t at) {
  while (at > 0 && is_space(source[at - 1])) --at;
  return at == 0 ? '\0' : source[at - 1];
}

std::string value_help(std::string_view token, char previous) {
  if (token.empty()) return "";
  if (previous == ',' && (token[0] == ']' || token[0] == '}')) return "remove the comma before it";
  if (token[0] == '\'') return "write texts in double quotes";
  if (token[0] == '/' || token[0] == '#')
    return "JSON has no comments; put the words under `notes` or a key that begins `x-`";
  if (token == "True" || token == "False") return fmt::format("write `{}`", token == "True" ? "true" : "false");
  if (token == "NaN" || token == "None" || token == "nil" || token == "undefined")
    return "leave the key out, or write `null`";
  if (token[0] == '.') return fmt::format("write `0{}`", shown(token));
  if (token[0] == '+') return fmt::format("write `{}`", shown(token.substr(1)));
  return is_word(token[0]) && token[0] != '-' ? fmt::format("put it in quotes: `\"{}\"`", shown(token)) : "";
}

}  // namespace

Diagnostic syntax_error(Mistake mistake, std::string_view source, SourceId id, std::size_t at, std::size_t token,
                        const std::string& path) {
  const std::string in = path.empty() ? "" : fmt::format(" in `{}`", path);
  const char previous = before(source, at);
  Diagnostic result{Code::json_syntax, {}, {}, {}, {}};
  std::size_t begin = at;
  const auto say = [&](std::string_view expected) {
    return fmt::format("found {}, expected {}{}", found(source, begin), expected, in);
  };
  switch (mistake) {
    case Mistake::empty:
      result.message =
          at < source.size() ? say("an object: `{ … }`") : "the case data are empty, expected an object: `{ … }`";
      break;
    case Mistake::second_value: result.message = say("nothing more behind the data"); break;
    case Mistake::value:
      begin = token < at ? token : at;
      result.message = say("a value");
      result.help = value_help(token_at(source, begin), previous);
      break;
    case Mistake::key:
      result.message = say("a key in double quotes");
      if (previous == ',' && at < source.size() && source[at] == '}') {
        result.help = "remove the comma before it";
      } else if (at < source.size() && source[at] != '}') {
        result.help = value_help(token_at(source, at), previous);
      }
      break;
    case Mistake::colon: result.message = say("`:` behind the key"); break;
    case Mistake::comma_or_brace:
    case Mistake::comma_or_bracket:
      result.message = say(mistake == Mistake::comma_or_brace ? "`,` or `}`" : "`,` or `]`");
      if (at < source.size() && source[at] >= '0' && source[at] <= '9' && previous == '0') {
        result.help = "write the number without a leading 0";
      } else if (at < source.size() && (source[at] == '"' || source[at] == '{' || source[at] == '[')) {
        result.help = "put a comma before it";
      }
      break;
    case Mistake::hex: result.message = fmt::format("an escape `\\u` without four hexadecimal digits{}", in); break;
    case Mistake::surrogate:
      result.message = fmt::format("half of a pair of `\\u` escapes{}", in);
      result.help = "write the character itself";
      break;
    case Mistake::escape:
      if (at < source.size() && source[at] == '\\') {
        result.message = fmt::format("unknown escape {}{}", quoted(source.substr(at, 2)), in);
        result.help = "write `\\\\` for a backslash";
      } else {
        begin = token;
        result.message = fmt::format("a text is not closed on its line{}", in);
        result.help = "close it with `\"`; a line break or tab inside a text is written `\\n` or `\\t`";
      }
      break;
    case Mistake::quote:
      begin = token;
      result.message = fmt::format("a text is not closed{}", in);
      result.help = "close it with `\"`";
      break;
    case Mistake::encoding: result.message = fmt::format("a byte that is not UTF-8{}", in); break;
    case Mistake::number_size:
      begin = token;
      result.code = Code::number_in_data;
      result.message =
          fmt::format("{} is {}, expected a number of at most {} digits", path.empty() ? "the value" : quoted(path),
                      quoted(token_at(source, token)), limits::number_digits);
      break;
    case Mistake::fraction:
      begin = token;
      result.message =
          fmt::format("found {}, expected a digit behind the point{}", quoted(token_at(source, token)), in);
      break;
    case Mistake::exponent:
      begin = token;
      result.message = fmt::format("found {}, expected a digit in the exponent{}", quoted(token_at(source, token)), in);
      break;
    case Mistake::other: result.message = say("JSON"); break;
  }
  const bool text = mistake == Mistake::quote || (mistake == Mistake::escape && begin == token);
  const std::size_t length = text ? std::min(at, source.size()) - begin : token_at(source, begin).size();
  result.span = {id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
  return result;
}

}  // namespace rubric::facts::json
