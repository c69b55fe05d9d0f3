#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "amend/amend.hpp"
#include "amend/named.hpp"

namespace rubric::amending {

namespace {

using syntax::Ast;
using syntax::DeclarationKind;
using syntax::DeclarationRef;

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

std::string squeezed(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

/// What a change that is not `set`, `replace` or `drop` adds, or what stands behind `replace`.
std::string declared(const Sources& sources, const Ast& ast, DeclarationRef ref) {
  switch (ref.kind) {
    case DeclarationKind::for_block:
      return "for " + squeezed(sources.text(ast[ast.for_blocks[ref.index].selection].span));
    case DeclarationKind::questions:
      return "questions for " + squeezed(sources.text(ast[ast.questions[ref.index].selection].span));
    case DeclarationKind::dated_by: return "dated by " + ast.dated_by[ref.index].input.text;
    case DeclarationKind::require:
    case DeclarationKind::claim: return "require";
    default: break;
  }
  const Named it = named(ast, ref);
  return it.name == nullptr ? std::string() : fmt::format("{} {}", it.kind, it.name->text);
}

bool is_about_a_name(Code code) {
  switch (code) {
    case Code::unknown_name:
    case Code::unknown_item:
    case Code::unknown_attribute:
    case Code::unknown_function:
    case Code::unknown_type:
    case Code::unknown_source:
    case Code::empty_selection:
    case Code::unknown_change_target: return true;
    default: return false;
  }
}

class Telling {
 public:
  Telling(const Sources& sources, const Ast& ast, const std::vector<Layer>& layers, const std::vector<Change>& changes)
      : sources_(sources), ast_(ast), layers_(layers), changes_(changes) {}

  void tell(Diagnostic& diagnostic) const {
    if (diagnostic.span == nowhere) return;
    if (is_about_a_name(diagnostic.code) && tell_of_drop(diagnostic)) return;
    const bool in_base = diagnostic.span.source < layers_.front().first;
    if (diagnostic.code == Code::defined_twice && !in_base && !diagnostic.labels.empty() &&
        diagnostic.labels.front().span.source < layers_.front().first) {
      diagnostic.help = "write `replace` before it to put it in the place of the one of the base, or rename it";
      return;
    }
    if (in_base) tell_of_change(diagnostic);
  }

 private:
  bool tell_of_drop(Diagnostic& diagnostic) const {
    const std::string_view text = sources_.text(diagnostic.span);
    for (const Change& change : changes_) {
      if (change.ref.kind != DeclarationKind::drop) continue;
      const syntax::Drop& drop = ast_.drops[change.ref.index];
      const bool is_the_drop = drop.span.source == diagnostic.span.source && drop.span.begin <= diagnostic.span.begin &&
                               diagnostic.span.end <= drop.span.end;
      if (is_the_drop || !holds_word(text, drop.name.text)) continue;
      diagnostic.labels.push_back({drop.span, fmt::format("`{}` is dropped here", drop.name.text)});
      diagnostic.help = fmt::format("replace what still reads `{}`, or keep it", drop.name.text);
      return true;
    }
    return false;
  }

  /// The base is sound by itself, so that an error in its text comes from a change.
  void tell_of_change(Diagnostic& diagnostic) const {
    const std::string_view text = sources_.text(diagnostic.span);
    const auto named_there = [&](const Change& change) {
      const std::string target = target_of(sources_, ast_, change.ref);
      const std::string_view name = std::string_view(target).substr(target.rfind(' ') + 1);
      return holds_word(text, name) || holds_word(diagnostic.message, name);
    };
    auto change = changes_.size() == 1 ? changes_.begin() : std::find_if(changes_.begin(), changes_.end(), named_there);
    if (change != changes_.end()) {
      diagnostic.labels.push_back({span_of(ast_, change->ref), "this change brings it about"});
    } else if (!layers_.front().is_bare) {
      diagnostic.labels.push_back({layers_.front().head, "under this amendment"});
    }
  }

  const Sources& sources_;
  const Ast& ast_;
  const std::vector<Layer>& layers_;
  const std::vector<Change>& changes_;
};

}  // namespace

std::string target_of(const Sources& sources, const Ast& ast, DeclarationRef change) {
  switch (change.kind) {
    case DeclarationKind::set: return "parameter " + ast.sets[change.index].parameter.text;
    case DeclarationKind::replace: return declared(sources, ast, ast.replaces[change.index].declaration);
    case DeclarationKind::drop:
      return fmt::format("{} {}", ast.drops[change.index].kind_word.text, ast.drops[change.index].name.text);
    default: return declared(sources, ast, change);
  }
}

Span span_of(const Ast& ast, DeclarationRef change) {
  switch (change.kind) {
    case DeclarationKind::set: return ast.sets[change.index].span;
    case DeclarationKind::replace: return ast.replaces[change.index].span;
    case DeclarationKind::drop: return ast.drops[change.index].span;
    case DeclarationKind::for_block: return ast.for_blocks[change.index].span;
    case DeclarationKind::questions: return ast.questions[change.index].span;
    case DeclarationKind::dated_by: return ast.dated_by[change.index].span;
    case DeclarationKind::require: return ast.requires_[change.index].span;
    case DeclarationKind::claim: return ast.claims[change.index].span;
    case DeclarationKind::methodology: return ast.methodologies[change.index].span;
    case DeclarationKind::scale: return ast.scales[change.index].span;
    case DeclarationKind::item: return ast.items[change.index].span;
    case DeclarationKind::table: return ast.tables[change.index].span;
    case DeclarationKind::parameter: return ast.parameters[change.index].span;
    case DeclarationKind::function: return ast.functions[change.index].span;
    case DeclarationKind::bands: return ast.bands[change.index].span;
    case DeclarationKind::input: return ast.inputs[change.index].span;
    case DeclarationKind::judgement: return ast.judgements[change.index].span;
    case DeclarationKind::definition: return ast.definitions[change.index].span;
    case DeclarationKind::adjustment: return ast.adjustments[change.index].span;
    default: return {};
  }
}

void tell_of_changes(const Sources& sources, const Ast& ast, const std::vector<Layer>& layers,
                     const std::vector<Change>& changes, Diagnostics& diagnostics) {
  const Telling telling(sources, ast, layers, changes);
  diagnostics.revise([&](Diagnostic& diagnostic) {
    if (info(diagnostic.code).severity == Severity::error) telling.tell(diagnostic);
    return true;
  });
}

}  // namespace rubric::amending
