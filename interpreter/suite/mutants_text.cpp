#include <algorithm>

#include "evaluate/text.hpp"
#include "suite/mutants.hpp"

namespace rubric::suite {

namespace {

constexpr std::size_t shared_bytes = 40;  // of what stands the same before or behind a change

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Where what is quoted, or a comment, that begins at `at` ends; `at` where neither does.
std::size_t past_unread(std::string_view text, std::size_t at) {
  if (text[at] == '#') return std::min(text.find('\n', at), text.size());
  if (text[at] != '"') return at;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return text.size();
}

bool stands_alone(std::string_view text, std::size_t at, std::string_view word) {
  if (!is_word_character(word.front())) return true;
  const std::size_t end = at + word.size();
  return (at == 0 || !is_word_character(text[at - 1])) && (end == text.size() || !is_word_character(text[end]));
}

std::vector<Edit> in_order(std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  return edits;
}

/// Bytes `begin` to `end` of `text` with the edits that lie there.
std::string edited(std::string_view text, std::uint32_t begin, std::uint32_t end, const std::vector<Edit>& edits) {
  std::string out;
  std::uint32_t at = begin;
  for (const Edit& edit : in_order(edits)) {
    if (edit.span.begin < begin || edit.span.end > end) continue;
    out.append(text.substr(at, edit.span.begin - at)).append(edit.text);
    at = edit.span.end;
  }
  return out.append(text.substr(at, end - at));
}

/// Cuts what both begin with to its last words, and returns how much of it is left.
std::size_t cut_front(std::string& a, std::string& b) {
  std::size_t same = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  same = std::min(same, a.find_last_of(' ', same) == std::string::npos ? 0 : a.find_last_of(' ', same) + 1);
  if (same <= shared_bytes) return same;
  const std::size_t space = a.find(' ', same - shared_bytes);
  if (space >= same) return same;
  for (std::string* text : {&a, &b}) text->replace(0, space, "…");
  return same - space + std::string_view("…").size();
}

/// Cuts what both end with, behind `from`, to its first words.
void cut_back(std::string& a, std::string& b, std::size_t from) {
  const std::size_t most = std::min(a.size(), b.size()) - std::min({from, a.size(), b.size()});
  std::size_t same = 0;
  while (same < most && a[a.size() - same - 1] == b[b.size() - same - 1]) ++same;
  if (same <= shared_bytes) return;
  const std::size_t begin = a.size() - same;
  const std::size_t space = a.rfind(' ', begin + shared_bytes);
  if (space == std::string::npos || space < begin) return;
  const std::size_t kept = space - begin;
  for (std::string* text : {&a, &b}) text->replace(text->size() - same + kept, std::string::npos, " …");
}

}  // namespace

std::string edited(const Source& text, SourceId source, const std::vector<Edit>& edits) {
  if (edits.empty() || edits.front().span.source != source) return text.text;
  return edited(text.text, 0, static_cast<std::uint32_t>(text.text.size()), edits);
}

Span place_of(const Change& change) {
  const Span at = change.edits.front().span;
  return at.begin == at.end ? change.shown : at;
}

std::pair<std::string, std::string> before_and_after(const Sources& sources, const Change& change) {
  const std::string& text = sources.get(change.shown.source).text;
  const Span shown = change.shown;
  std::string before = evaluate::one_line(text.substr(shown.begin, shown.end - shown.begin), std::string::npos);
  std::string after = evaluate::one_line(edited(text, shown.begin, shown.end, change.edits), std::string::npos);
  const std::size_t front = cut_front(before, after);
  cut_back(before, after, front);
  return {std::move(before), std::move(after)};
}

std::optional<Span> find_word(const Sources& sources, Span within, std::string_view word) {
  const std::string_view text = sources.text(within);
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t past = past_unread(text, at); past != at) {
      at = past;
    } else if (text.substr(at, word.size()) == word && stands_alone(text, at, word)) {
      const auto begin = within.begin + static_cast<std::uint32_t>(at);
      return Span{within.source, begin, begin + static_cast<std::uint32_t>(word.size())};
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace rubric::suite
