#include "lint/fixes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace rubric::lint {

namespace {

using syntax::DeclarationKind;
using syntax::DeclarationRef;

/// A declaration that may go, as it is called.
struct Removable {
  DeclarationRef ref{};
  std::string_view kind{};
  const syntax::Declaration* declaration = nullptr;
};

/// What nothing reads and what shows in no result: case data and tests name inputs and tables, results hold `let`s,
/// amendments set parameters.
std::vector<Removable> removable(const syntax::Ast& ast, Code code) {
  std::vector<Removable> all;
  const auto add = [&](DeclarationKind kind, const auto& declarations, const auto& word) {
    for (std::uint32_t i = 0; i < declarations.size(); ++i)
      all.push_back({{kind, i}, word(declarations[i]), &declarations[i]});
  };
  const auto always = [](std::string_view word) { return [word](const syntax::Declaration&) { return word; }; };
  if (code == Code::never_cited) add(DeclarationKind::source, ast.sources, always("source"));
  if (code == Code::never_read) {
    add(DeclarationKind::function, ast.functions, always("function"));
    add(DeclarationKind::bands, ast.bands, always("bands"));
    add(DeclarationKind::scale, ast.scales,
        [](const syntax::Scale& scale) -> std::string_view { return scale.ordered ? "scale" : "choice"; });
  }
  return all;
}

/// Whether a comment stands among the words of a declaration: it would go with them.
bool holds_comment(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (quoted && text[i] == '\\') ++i;
    if (!quoted && text[i] == '#') return true;
  }
  return false;
}

/// Whether a change of the rules, in a test or an amendment, names the declaration.
bool is_changed(const syntax::Ast& ast, const Removable& it) {
  const std::string& name = it.declaration->name.text;
  const bool dropped =
      std::any_of(ast.drops.begin(), ast.drops.end(), [&](const syntax::Drop& drop) { return drop.name.text == name; });
  return dropped || std::any_of(ast.replaces.begin(), ast.replaces.end(), [&](const syntax::Replace& replace) {
           const DeclarationRef ref = replace.declaration;
           return (ref.kind == DeclarationKind::function && ast.functions[ref.index].name.text == name) ||
                  (ref.kind == DeclarationKind::bands && ast.bands[ref.index].name.text == name) ||
                  (ref.kind == DeclarationKind::scale && ast.scales[ref.index].name.text == name) ||
                  (ref.kind == DeclarationKind::source && ast.sources[ref.index].name.text == name);
         });
}

std::optional<Fix> fix(const Sources& sources, const syntax::Ast& ast, const Diagnostic& warning) {
  const std::string_view text = sources.get(warning.span.source).text;
  const auto whole = [&](Span span, std::string done, DeclarationRef removed) -> std::optional<Fix> {
    if (holds_comment(sources.text(span))) return std::nullopt;
    return Fix{warning, cut_out(text, span.begin, span.end), std::move(done), removed};
  };
  if (warning.code == Code::hidden_character) {
    const auto letter = static_cast<std::uint32_t>(utf8::decode(sources.text(warning.span)).value);
    return Fix{warning, {warning.span.begin, warning.span.end}, fmt::format("removed U+{:04X}", letter), {}};
  }
  if (warning.code == Code::allows_nothing) {
    for (std::uint32_t i = 0; i < ast.warning_rules.size(); ++i) {
      const syntax::WarningRule& rule = ast.warning_rules[i];
      if (rule.span == warning.span)
        return whole(rule.span, fmt::format("removed `allow {}`", rule.code.text), {DeclarationKind::warning_rule, i});
    }
  }
  for (const Removable& it : removable(ast, warning.code)) {
    if (it.declaration->name.span != warning.span || is_changed(ast, it)) continue;
    return whole(it.declaration->span, fmt::format("removed `{} {}`", it.kind, it.declaration->name.text), it.ref);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Fix> fixes(const Sources& sources, const syntax::Ast& ast, const std::vector<Diagnostic>& found,
                       SourceId file) {
  std::vector<Fix> all;
  for (const Diagnostic& warning : found) {
    if (warning.span.source != file) continue;
    if (std::optional<Fix> one = fix(sources, ast, warning)) all.push_back(std::move(*one));
  }
  return all;
}

}  // namespace rubric::lint
