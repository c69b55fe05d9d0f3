#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "base/utf8.hpp"
#include "lint/lint.hpp"
#include "lint/look_alikes.hpp"
#include "syntax/declarations.hpp"

namespace rubric::lint {

namespace {

bool is_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; }

Span at(SourceId source, std::size_t begin, std::size_t length) {
  return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
}

/// A file may begin with a byte order mark; anywhere else, comments among it, what cannot be seen can deceive.
void check_hidden(SourceId id, std::string_view text, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < text.size();) {
    const bool lone_return = text[i] == '\r' && text.substr(i + 1, 1) != "\n";
    if (is_ascii(text[i]) && !lone_return) {
      ++i;
      continue;
    }
    const utf8::CodePoint point = utf8::decode(text.substr(i));
    const std::string_view effect = point.valid ? hidden(point.value) : "";
    if (!effect.empty() && i != 0)
      diagnostics.add({Code::hidden_character,
                       at(id, i, point.length),
                       fmt::format("the character U+{:04X} {}", static_cast<std::uint32_t>(point.value), effect),
                       {},
                       "remove it"});
    i += point.length;
  }
}

/// The letters that begin `text`, with no other script than Latin mixed in but where `odd` says so.
struct Word {
  std::size_t length = 0;
  bool has_latin = false;
  std::optional<utf8::CodePoint> odd{};  // a letter of another script that looks Latin
};

Word word_at(std::string_view text) {
  Word word;
  while (word.length < text.size()) {
    const utf8::CodePoint point = utf8::decode(text.substr(word.length));
    const Script script = script_of(point.value);
    if (script == Script::none) break;
    word.has_latin = word.has_latin || script == Script::latin;
    if (script != Script::latin && look_of(point.value) != point.value) word.odd = point;
    word.length += point.length;
  }
  return word;
}

void check_mixed(const Sources& sources, Span text, Diagnostics& diagnostics) {
  const std::string_view written = sources.text(text);
  for (std::size_t i = 0; i < written.size();) {
    const Word word = word_at(written.substr(i));
    if (word.odd && word.has_latin) {
      const char32_t odd = word.odd->value;
      diagnostics.add(
          {Code::look_alike,
           at(text.source, text.begin + i, word.length),
           fmt::format("`{}` mixes scripts: U+{:04X} is a {} letter that looks like `{}`",
                       written.substr(i, word.length), static_cast<std::uint32_t>(odd),
                       script_of(odd) == Script::greek ? "Greek" : "Cyrillic", static_cast<char>(look_of(odd))),
           {},
           "type the word anew in one script"});
    }
    i += word.length == 0 ? utf8::decode(written.substr(i)).length : word.length;
  }
}

/// Names and labels of one scope, of which no two may look the same.
class Scope {
 public:
  explicit Scope(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(const std::string& text, Span span) {
    if (text.empty()) return;
    const auto [at, fresh] = by_look_.emplace(look_of(text), Seen{text, span});
    if (fresh || at->second.text == text) return;
    diagnostics_.add({Code::look_alike,
                      span,
                      fmt::format("`{}` looks like `{}`", text, at->second.text),
                      {{at->second.span, "the other"}},
                      "rename one of them"});
  }

 private:
  struct Seen {
    std::string text{};
    Span span{};
  };
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, Seen> by_look_{};
};

void check_names(const syntax::Ast& ast, Diagnostics& diagnostics) {
  Scope names(diagnostics);
  const auto all = [&](const auto& declarations) {
    for (const auto& declaration : declarations) names.add(declaration.name.text, declaration.name.span);
  };
  all(ast.scales);
  all(ast.tables);
  all(ast.parameters);
  all(ast.functions);
  all(ast.bands);
  all(ast.inputs);
  all(ast.judgements);
  all(ast.definitions);
  all(ast.adjustments);
  Scope of_sources(diagnostics);
  for (const syntax::SourceNote& source : ast.sources) of_sources.add(source.name.text, source.name.span);
  for (const syntax::Scale& scale : ast.scales) {
    Scope levels(diagnostics);
    Scope labels(diagnostics);
    for (const syntax::LevelRow& row : scale.levels) {
      levels.add(row.name.text, row.name.span);
      if (row.label) labels.add(row.label->text, row.label->span);
    }
  }
}

}  // namespace

void check_characters(const Sources& sources, const syntax::Ast& ast, Diagnostics& diagnostics) {
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const SourceId id{i};
    check_hidden(id, sources.get(id).text, diagnostics);
  }
  syntax::for_each_text(ast, [&](const syntax::Text& text) { check_mixed(sources, text.span, diagnostics); });
  check_names(ast, diagnostics);
}

}  // namespace rubric::lint
