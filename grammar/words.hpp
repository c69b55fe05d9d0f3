#pragma once
#include <cstddef>
#include <string_view>

/// The words of the language, each list once; no PEGTL here, so that messages and editors can read them too.
namespace rubric::grammar {

/// Words that cannot be names; longer before shorter where one begins the other (`in` matches in `input`).
inline constexpr std::string_view reserved_words[] = {
    "methodology", "proportion", "discretion", "parameter", "otherwise", "judgement", "standards", "questions",
    "function",    "standard",   "question",   "requires",  "waivable",  "computed",  "highest",   "domains",
    "because",     "include",    "replace",    "require",   "domain",    "source",    "choice",    "column",
    "rating",      "lowest",     "expect",     "allows",    "except",    "unused",    "scale",     "table",
    "dated",       "bands",      "input",      "score",     "floor",     "given",     "amend",     "cites",
    "count",       "where",      "rated",      "allow",     "first",     "every",     "below",     "above",
    "false",       "test",       "case",       "drop",      "mean",      "some",      "when",      "then",
    "else",        "from",       "true",       "deny",      "for",       "end",       "let",       "cap",
    "set",         "sum",        "may",        "not",       "and",       "out",       "has",       "per",
    "in",          "of",         "to",         "or",        "if",        "is",        "as",        "at",
    "on",
};

/// Words that begin a declaration which closes a `for` block.
inline constexpr std::string_view declaration_words[] = {
    "methodology", "parameter", "discretion", "questions", "function", "standard", "question", "include", "replace",
    "domain",      "source",    "choice",     "scale",     "table",    "dated",    "bands",    "floor",   "amend",
    "allow",       "test",      "drop",       "deny",      "for",      "cap",      "set",
};

/// Words that begin a member of a `for` block; `rating` does where `=` follows it.
inline constexpr std::string_view member_words[] = {"judgement", "require", "input", "score", "let", "may", "not"};

/// Words that begin a clause of a test and nothing else.
inline constexpr std::string_view test_words[] = {"expect", "given", "case"};

/// Whether `word` stands in `list`.
template <std::size_t N>
constexpr bool contains(const std::string_view (&list)[N], std::string_view word) {
  for (std::string_view entry : list)
    if (entry == word) return true;
  return false;
}

}  // namespace rubric::grammar
