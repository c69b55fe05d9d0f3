#include "parse/wording.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "base/nearest.hpp"
#include "grammar/words.hpp"

namespace rubric::parsing {
namespace {

using grammar::Point;
using grammar::Problem;

Code code_of(Problem problem) {
  switch (problem) {
    case Problem::declaration: return Code::expected_declaration;
    case Problem::name: return Code::expected_name;
    case Problem::expression: return Code::expected_expression;
    case Problem::parenthesis: return Code::unclosed_parenthesis;
    case Problem::quote: return Code::unclosed_text;
    case Problem::word: return Code::expected_word;
    case Problem::text: return Code::expected_text;
    case Problem::selection: return Code::expected_selection;
    case Problem::type: return Code::expected_type;
    case Problem::date: return Code::bad_date;
    case Problem::chain: return Code::chained_comparison;
    case Problem::row: return Code::expected_row;
    case Problem::aggregate: return Code::aggregate_needs_parentheses;
    case Problem::escape: return Code::bad_escape;
    case Problem::outside: return Code::only_in_for_block;
  }
  return Code::expected_declaration;
}

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

bool same_line(std::string_view text, Piece before, Piece after) {
  return before.end != 0 && text.substr(before.end, after.begin - before.end).find('\n') == std::string_view::npos;
}

// Mistakes that a reader of other languages or a text processor makes.
std::string_view hint(std::string_view text, Piece token, Piece before) {
  std::string_view found = text.substr(token.begin, token.end - token.begin);
  if (found == "“" || found == "”" || found == "‘" || found == "’" || found == "'" || found == "«" || found == "„")
    return "write straight quotes: `\"`";
  bool doubled = found == "=" && token.begin > 0 && text[token.begin - 1] == '=';
  if (found == "==" || doubled) return "equality is written with one `=`";
  if (found == "<>" || found == "≠" || found == "!")
    return "write `!=` for values that differ, `not` before a condition";
  if (found == "≤") return "write `<=`";
  if (found == "≥") return "write `>=`";
  if (found == "&&" || found == "&") return "write `and`";
  if (found == "||" || found == "|") return "write `or`";
  if (found == "–" || found == "−") return "write the sign `-`";
  if (found == "×") return "write `*`";
  if (found == "÷") return "write `/`";
  if (found == "%") return "write the percent sign right behind the number, such as `65%`";
  if (found == "(" && before.end == token.begin) return "";
  if (found == "(") return "a call has no space before its parenthesis, such as `points(rating)`";
  if (found == ";" || found == "{" || found == "}") return "take it out: declarations end where the next begins";
  if (found == "/" && text.substr(token.begin, 2) == "//") return "a comment begins with `#`";
  return "";
}

std::vector<std::string> first_words(const Point& point) {
  std::vector<std::string> words;
  for (std::string_view word : grammar::declaration_words) words.emplace_back(word);
  for (std::string_view word : grammar::member_words) words.emplace_back(word);
  words.emplace_back("rating");
  words.emplace_back("end");
  if (point.expected.find("test") != std::string_view::npos)
    for (std::string_view word : grammar::test_words) words.emplace_back(word);
  return words;
}

std::string help_for_declaration(std::string_view found, const Point& point, Piece before) {
  if (!found.empty() && (found[0] == '_' || std::isalpha(static_cast<unsigned char>(found[0])) != 0)) {
    if (found == "cites") return "write `cites` right behind the head of the declaration, before its first row";
    if (found == "by" || found == "when" || found == "or" || found == "at" || found == "requires" ||
        found == "waivable" || found == "allows")
      return "move the clause to the declaration that it belongs to";
    std::string near = did_you_mean(found, first_words(point));
    if (!near.empty()) return near;
  }
  return before.end == 0 ? "begin with a keyword such as `methodology`, `include` or `amend`"
                         : "take it out, or begin a declaration with its keyword, such as `let` or `input`";
}

// What the rule at hand needs to be told beyond found and expected.
void word_expected(const Surroundings& where, const Point& point, Piece token, Piece before, Diagnostic& out) {
  std::string_view found = where.text.substr(token.begin, token.end - token.begin);
  std::string name = name_token(where.text, token);
  out.message = "found " + name + ", expected " + std::string(point.expected);
  out.help = point.help;
  switch (point.problem) {
    case Problem::name: {
      bool keyword = grammar::contains(grammar::reserved_words, found);
      if (!keyword || found == point.next || !same_line(where.text, before, token)) break;
      out.code = Code::keyword_as_name;
      out.message = "found the keyword " + quoted(found) + " as a name, expected " + std::string(point.expected);
      out.help = "keywords cannot be names: write another one, such as " + quoted(std::string(found) + "_value");
      break;
    }
    case Problem::chain:
      out.message = "found " + quoted(found) + " behind a comparison, expected `and`, `or` or the end of the condition";
      break;
    case Problem::aggregate:
      out.message = "found " + quoted(found) + " beside an aggregate, expected the aggregate alone or in parentheses";
      if (grammar::contains(grammar::reserved_words, found) && found != "and" && found != "or")
        out.message = "found the aggregate " + quoted(found) + " beside an operator, expected it in parentheses";
      break;
    case Problem::escape:
      out.message =
          "found `\\" + std::string(found.substr(0, 1)) + "` in a text, expected " + std::string(point.expected);
      break;
    case Problem::outside:
      out.message = found == "end" ? "found `end`, but no `for` block or test is open"
                                   : "found " + quoted(found) + " outside a `for` block, expected a declaration";
      break;
    case Problem::declaration:
      if (grammar::contains(grammar::test_words, found) && point.expected.empty())
        out.message = "found " + quoted(found) + " outside a test, expected a declaration";
      else if (out.help.empty())
        out.help = help_for_declaration(found, point, before);
      break;
    default: break;
  }
}

}  // namespace

Diagnostic word_failure(const Surroundings& where, const Point& point, std::uint32_t offset) {
  Diagnostic out;
  out.code = code_of(point.problem);
  Piece token = token_at(where.text, offset);
  Piece before = where.ends.before(token.begin);
  if (point.problem == Problem::quote) {
    // The token that failed is the text itself, which ends at the end of its line.
    out.span = {where.source, where.ends.last(), offset};
    out.message = "found the end of the line in a text, expected " + std::string(point.expected);
    out.help = point.help;
    return out;
  }
  if (point.problem == Problem::escape) {
    out.span = {where.source, offset - 1, std::min(offset + 1, static_cast<std::uint32_t>(where.text.size()))};
    token = {offset, out.span.end};
  } else {
    out.span = {where.source, token.begin, token.end};
  }
  word_expected(where, point, token, before, out);
  if (token.begin >= where.text.size()) out.span = {where.source, before.end, before.end};
  std::string_view special = hint(where.text, token, before);
  if (!special.empty() && point.problem != Problem::aggregate) out.help = special;
  if (point.problem == Problem::parenthesis && where.open)
    out.labels.push_back({*where.open, "opened here"});
  else if (before.end != 0 && token.begin < where.text.size() && !same_line(where.text, before, token) &&
           point.problem != Problem::declaration && point.problem != Problem::outside)
    out.labels.push_back({{where.source, before.begin, before.end}, "after this"});
  return out;
}

}  // namespace rubric::parsing
