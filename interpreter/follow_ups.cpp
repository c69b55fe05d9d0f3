#include "follow_ups.hpp"

#include <algorithm>
#include <cctype>

namespace rubric {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

/// Each word of `text`, in turn.
template <class Function>
void for_each_word(std::string_view text, Function function) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end > at) function(text.substr(at, end - at));
    at = end == at ? at + 1 : end;
  }
}

/// What can be a mere consequence of a declaration that is not there.
bool is_about_a_name(Code code) {
  switch (code) {
    case Code::unknown_name:
    case Code::unknown_item:
    case Code::unknown_attribute:
    case Code::unknown_function:
    case Code::unknown_type:
    case Code::unknown_source:
    case Code::unknown_change_target:
    case Code::clause_missing:
    case Code::empty_selection: return true;
    default: return false;
  }
}

}  // namespace

LostText::LostText(const Sources& sources, const syntax::Ast& ast) : sources_(sources), ast_(ast), lost_(ast.skipped) {}

void LostText::add_declarations_with_errors(const Diagnostics& diagnostics) {
  const auto contains = [](Span outer, Span inner) {
    return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
  };
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (info(diagnostic.code).severity != Severity::error) continue;
    for (const syntax::ForBlock& block : ast_.for_blocks) {
      if (contains(block.span, diagnostic.span)) lost_.push_back(block.span);
    }
    for (const syntax::Questions& questions : ast_.questions) {
      if (contains(questions.span, diagnostic.span)) lost_.push_back(questions.span);
    }
  }
}

bool LostText::holds_word(std::string_view word) const {
  return std::any_of(lost_.begin(), lost_.end(), [&](Span span) {
    bool found = false;
    for_each_word(sources_.text(span), [&](std::string_view other) { found = found || other == word; });
    return found;
  });
}

bool LostText::is_follow_up(const Diagnostic& diagnostic) const {
  if (lost_.empty() || !is_about_a_name(diagnostic.code)) return false;
  bool follows = diagnostic.code == Code::empty_selection;
  for_each_word(sources_.text(diagnostic.span), [&](std::string_view word) { follows = follows || holds_word(word); });
  return follows;
}

void LostText::merge(const Diagnostics& found, Diagnostics& all) const {
  for (Diagnostic& diagnostic : found.sorted()) {
    if (!is_follow_up(diagnostic)) all.add(std::move(diagnostic));
  }
}

}  // namespace rubric
