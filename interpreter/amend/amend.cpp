#include "amend/amend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/nearest.hpp"
#include "syntax/words.hpp"

namespace rubric::amend {

namespace {

using syntax::Ast;
using syntax::DeclarationKind;
using syntax::DeclarationRef;

/// A declaration that can be named: its kind as the language writes it, and its name.
struct Named {
  DeclarationRef ref{};
  std::string_view kind;
  std::string_view name;
};

std::string_view word(const syntax::Scale& scale) { return scale.ordered ? "scale" : "choice"; }
std::string_view word(const syntax::Definition& definition) { return syntax::word(definition.kind); }
std::string_view word(const syntax::Adjustment& adjustment) { return syntax::word(adjustment.kind); }
std::string_view word(const syntax::ItemDeclaration& item) { return syntax::word(item.kind); }

class Change {
 public:
  Change(Ast& ast, Diagnostics& diagnostics) : ast_(ast), diagnostics_(diagnostics) {}

  void apply(DeclarationRef change) {
    switch (change.kind) {
      case DeclarationKind::set: return set(ast_.sets[change.index]);
      case DeclarationKind::replace: return replace(ast_.replaces[change.index]);
      default: return drop(ast_.drops[change.index]);
    }
  }

 private:
  void set(const syntax::Set& change) {
    const auto at =
        std::find_if(ast_.parameters.begin(), ast_.parameters.end(),
                     [&](const syntax::Parameter& parameter) { return parameter.name.text == change.parameter.text; });
    if (at == ast_.parameters.end()) return not_found("parameter", change.parameter);
    at->values = {{std::nullopt, change.value, {}, change.span}};
  }

  void replace(const syntax::Replace& change) {
    const DeclarationRef ref = change.declaration;
    const std::vector<Named> all = named(ref.kind, true);
    const auto self = std::find_if(all.begin(), all.end(), [&](const Named& it) { return it.ref.index == ref.index; });
    if (self == all.end()) return;
    const syntax::Name name{std::string(self->name), change.span};
    if (const auto at = find(self->kind, name, all, ref.index)) overwrite(*at, ref.index);
  }

  void drop(const syntax::Drop& change) {
    if (change.kind_word.text == "question" && drop_question_rows(change.name.text)) return;
    std::vector<Named> all;
    for (const DeclarationKind kind :
         {DeclarationKind::source, DeclarationKind::scale, DeclarationKind::table, DeclarationKind::parameter,
          DeclarationKind::function, DeclarationKind::bands, DeclarationKind::input, DeclarationKind::judgement,
          DeclarationKind::definition, DeclarationKind::adjustment, DeclarationKind::item}) {
      const std::vector<Named> some = named(kind, false);
      all.insert(all.end(), some.begin(), some.end());
    }
    if (const auto at = find(change.kind_word.text, change.name, all, Id<int>::none)) ast_.dropped.push_back(*at);
  }

  bool drop_question_rows(std::string_view name) {
    bool found = false;
    for (syntax::Questions& questions : ast_.questions) {
      found = std::erase_if(questions.rows, [&](const auto& row) { return row.name.text == name; }) != 0 || found;
    }
    return found;
  }

  /// The one declaration of this kind and name; reports none, and several.
  std::optional<DeclarationRef> find(std::string_view kind, const syntax::Name& name, const std::vector<Named>& all,
                                     std::uint32_t other_than) {
    std::optional<DeclarationRef> found;
    std::vector<std::string> known;
    for (const Named& it : all) {
      if (it.kind != kind || it.ref.index == other_than) continue;
      known.emplace_back(it.name);
      if (it.name != name.text) continue;
      if (found) {
        diagnostics_.add({Code::unknown_change_target,
                          name.span,
                          fmt::format("the rules have more than one {} `{}`", kind, name.text),
                          {},
                          "a change names one declaration; edit a copy of the rule file instead"});
        return std::nullopt;
      }
      found = it.ref;
    }
    if (!found) not_found(kind, name, known);
    return found;
  }

  void not_found(std::string_view kind, const syntax::Name& name, const std::vector<std::string>& known = {}) {
    diagnostics_.add({Code::unknown_change_target,
                      name.span,
                      fmt::format("the rules have no {} `{}`", kind, name.text),
                      {},
                      did_you_mean(name.text, known)});
  }

  bool is_dropped(DeclarationRef ref) const {
    return std::any_of(ast_.dropped.begin(), ast_.dropped.end(),
                       [&](DeclarationRef other) { return other.kind == ref.kind && other.index == ref.index; });
  }
  bool is_replacement(DeclarationRef ref) const {
    return std::any_of(ast_.replaces.begin(), ast_.replaces.end(), [&](const syntax::Replace& replace) {
      return replace.declaration.kind == ref.kind && replace.declaration.index == ref.index;
    });
  }

  /// The declarations of one kind that stand, with those behind `replace` where they are asked for.
  std::vector<Named> named(DeclarationKind kind, bool replacements) const {
    std::vector<Named> all;
    const auto add = [&](const auto& declarations, const auto& kind_of) {
      for (std::uint32_t i = 0; i < declarations.size(); ++i) {
        const DeclarationRef ref{kind, i};
        if (is_dropped(ref) || (!replacements && is_replacement(ref))) continue;
        all.push_back({ref, kind_of(declarations[i]), declarations[i].name.text});
      }
    };
    const auto called = [](std::string_view word) { return [word](const auto&) { return word; }; };
    const auto by_word = [](const auto& declaration) { return word(declaration); };
    switch (kind) {
      case DeclarationKind::source: add(ast_.sources, called("source")); break;
      case DeclarationKind::scale: add(ast_.scales, by_word); break;
      case DeclarationKind::table: add(ast_.tables, called("table")); break;
      case DeclarationKind::parameter: add(ast_.parameters, called("parameter")); break;
      case DeclarationKind::function: add(ast_.functions, called("function")); break;
      case DeclarationKind::bands: add(ast_.bands, called("bands")); break;
      case DeclarationKind::input: add(ast_.inputs, called("input")); break;
      case DeclarationKind::judgement: add(ast_.judgements, called("judgement")); break;
      case DeclarationKind::definition: add(ast_.definitions, by_word); break;
      case DeclarationKind::adjustment: add(ast_.adjustments, by_word); break;
      case DeclarationKind::item: add(ast_.items, by_word); break;
      default: break;
    }
    return all;
  }

  void overwrite(DeclarationRef old, std::uint32_t by) {
    const auto put = [&](auto& declarations) { declarations[old.index] = declarations[by]; };
    switch (old.kind) {
      case DeclarationKind::source: return put(ast_.sources);
      case DeclarationKind::scale: return put(ast_.scales);
      case DeclarationKind::table: return put(ast_.tables);
      case DeclarationKind::parameter: return put(ast_.parameters);
      case DeclarationKind::function: return put(ast_.functions);
      case DeclarationKind::bands: return put(ast_.bands);
      case DeclarationKind::input: return put(ast_.inputs);
      case DeclarationKind::judgement: return put(ast_.judgements);
      case DeclarationKind::definition: return put(ast_.definitions);
      case DeclarationKind::adjustment: return put(ast_.adjustments);
      case DeclarationKind::item: ast_.items[old.index].title = ast_.items[by].title; return;
      default: return;
    }
  }

  Ast& ast_;
  Diagnostics& diagnostics_;
};

}  // namespace

syntax::Ast amended(syntax::Ast ast, const std::vector<syntax::DeclarationRef>& changes, Diagnostics& diagnostics) {
  Change change(ast, diagnostics);
  for (const syntax::DeclarationRef& it : changes) change.apply(it);
  return ast;
}

}  // namespace rubric::amend
