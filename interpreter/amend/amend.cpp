#include "amend/amend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "amend/named.hpp"
#include "base/limits.hpp"
#include "base/nearest.hpp"

namespace rubric::amending {

namespace {

using syntax::Ast;
using syntax::DeclarationKind;
using syntax::DeclarationRef;

/// The changes of a test stand over those of every amendment.
constexpr std::uint32_t layer_of_a_test = std::numeric_limits<std::uint32_t>::max();

class Changer {
 public:
  Changer(Ast& ast, Diagnostics& diagnostics, std::uint32_t layer, std::optional<SourceId> before)
      : ast_(ast), diagnostics_(diagnostics), layer_(layer), before_(before) {
    for (const Named& it : standing(ast)) {
      if (!reaches(it.name->span)) continue;
      by_name_[it.name->text].push_back(it);
      names_[std::string(it.kind)].push_back(it.name->text);
    }
  }

  void apply(DeclarationRef change) {
    switch (change.kind) {
      case DeclarationKind::set: return set(ast_.sets[change.index]);
      case DeclarationKind::replace: return replace(ast_.replaces[change.index]);
      case DeclarationKind::drop: return drop(ast_.drops[change.index]);
      default: return;
    }
  }

 private:
  void set(const syntax::Set& change) {
    const auto found = find("parameter", change.parameter);
    if (!found) return;
    syntax::Parameter& parameter = ast_.parameters[found->index];
    const syntax::ParameterValue value{change.from, change.value, {}, change.span};
    if (!change.from) {
      parameter.values = {value};
      return;
    }
    if (parameter.values.empty() || !parameter.values.front().from) {
      diagnostics_.add({Code::parameter_dates,
                        change.span,
                        fmt::format("`{}` has one value for all time, found one from a date", parameter.name.text),
                        {{parameter.span, "its one value"}},
                        fmt::format("write `set {} = …`, or `replace parameter {}` with a value for each date",
                                    parameter.name.text, parameter.name.text)});
      return;
    }
    const auto same = std::find_if(parameter.values.begin(), parameter.values.end(),
                                   [&](const auto& other) { return other.from == change.from; });
    if (same != parameter.values.end())
      *same = value;
    else
      parameter.values.push_back(value);
  }

  void replace(const syntax::Replace& change) {
    const DeclarationRef ref = change.declaration;
    if (ref.kind == DeclarationKind::for_block) {
      ast_.overrides.push_back({ref.index, layer_});
      return;
    }
    const Named self = named(ast_, ref);
    if (self.name == nullptr) return;
    if (self.kind == "question" && replace_question_rows(ast_.items[ref.index])) return;
    if (const auto at = find(self.kind, *self.name)) overwrite(*at, ref.index);
  }

  void drop(const syntax::Drop& change) {
    if (change.kind_word.text == "question" && drop_question_rows(change.name.text)) return;
    const auto at = find(change.kind_word.text, change.name);
    if (!at) return;
    ast_.dropped.push_back(*at);
    std::erase_if(by_name_[change.name.text],
                  [&](const Named& it) { return it.ref.kind == at->kind && it.ref.index == at->index; });
  }

  bool replace_question_rows(const syntax::ItemDeclaration& by) {
    bool found = false;
    for (syntax::Questions& questions : ast_.questions) {
      for (syntax::ItemDeclaration& row : questions.rows) {
        if (row.name.text != by.name.text || !reaches(row.name.span)) continue;
        row.title = by.title;
        found = true;
      }
    }
    return found;
  }

  bool drop_question_rows(std::string_view name) {
    bool found = false;
    for (syntax::Questions& questions : ast_.questions) {
      if (!reaches(questions.span)) continue;
      found = std::erase_if(questions.rows, [&](const auto& row) { return row.name.text == name; }) != 0 || found;
    }
    return found;
  }

  bool reaches(Span span) const { return !before_ || span.source < *before_; }

  /// The one declaration of this kind and name; reports none, and several.
  std::optional<DeclarationRef> find(std::string_view kind, const syntax::Name& name) {
    std::optional<Named> found;
    std::string_view other_kind;
    const auto called_so = by_name_.find(name.text);
    if (called_so != by_name_.end()) {
      for (const Named& it : called_so->second) {
        if (it.kind != kind) {
          if (it.ref.kind != DeclarationKind::methodology) other_kind = it.kind;
        } else if (found) {
          report_several(kind, name, *found, it);
          return std::nullopt;
        } else {
          found = it;
        }
      }
    }
    if (found) return found->ref;
    report_none(kind, name, other_kind);
    return std::nullopt;
  }

  void report_none(std::string_view kind, const syntax::Name& name, std::string_view other_kind) {
    std::string help;
    if (name.text == "rating" && kind != "rating" && !other_kind.empty())
      help = of_which_items(name);
    else if (!other_kind.empty())
      help = fmt::format("`{}` is no {}: write `{} {}`", name.text, kind, other_kind, name.text);
    else if (diagnostics_.error_count() < limits::diagnostics)  // the rest are counted alone
      help = did_you_mean(name.text, names_[std::string(kind)]);
    diagnostics_.add({Code::unknown_change_target,
                      name.span,
                      fmt::format("the rules have no {} `{}`", kind, name.text),
                      {},
                      std::move(help)});
  }

  static std::string of_which_items(const syntax::Name& name) {
    return fmt::format("say of which items: `replace for standards …` and in it the new `{}`", name.text);
  }

  void report_several(std::string_view kind, const syntax::Name& name, const Named& first, const Named& second) {
    const bool of_items = kind == "let" || kind == "input" || kind == "judgement" || kind == "rating";
    diagnostics_.add(
        {Code::unknown_change_target,
         name.span,
         fmt::format("the rules have more than one {} `{}`", kind, name.text),
         {{first.name->span, "one is here"}, {second.name->span, "and one here"}},
         of_items ? fmt::format("say of which items: `replace for standards …` and in it the new `{}`", name.text)
                  : "a change names one declaration; edit a copy of the rule file instead"});
  }

  void overwrite(DeclarationRef old, std::uint32_t by) {
    const auto put = [&](auto& declarations) { declarations[old.index] = declarations[by]; };
    switch (old.kind) {
      case DeclarationKind::methodology: return put(ast_.methodologies);
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
      case DeclarationKind::item: {
        const std::uint32_t parent = ast_.items[old.index].parent;
        put(ast_.items);
        ast_.items[old.index].parent = parent;
        return;
      }
      default: return;
    }
  }

  Ast& ast_;
  Diagnostics& diagnostics_;
  std::uint32_t layer_;
  std::optional<SourceId> before_;
  std::unordered_map<std::string, std::vector<Named>> by_name_{};
  std::unordered_map<std::string, std::vector<std::string>> names_{};  // by kind
};

/// Whether two changes of one layer are about the same thing, and which came first.
class Repeated {
 public:
  Repeated(const Sources& sources, const Ast& ast, Diagnostics& diagnostics)
      : sources_(sources), ast_(ast), diagnostics_(diagnostics) {}

  /// Reports `change` where an earlier one has the same target.
  bool check(const Change& change) {
    const DeclarationRef ref = change.ref;
    if (ref.kind != DeclarationKind::set && ref.kind != DeclarationKind::replace && ref.kind != DeclarationKind::drop)
      return false;
    if (ref.kind == DeclarationKind::replace && ast_.replaces[ref.index].declaration.kind == DeclarationKind::for_block)
      return false;  // told apart item by item, in resolve
    const std::string target = target_of(sources_, ast_, ref);
    const auto first = first_of(fmt::format("{} {}", change.layer, target), ref);
    if (!first) return false;
    diagnostics_.add({Code::changed_twice,
                      span_of(ast_, ref),
                      fmt::format("`{}` is changed twice", target),
                      {{span_of(ast_, *first), "changed here first"}},
                      "keep one of the two, or put the second in an amendment of this one"});
    return true;
  }

 private:
  /// The change before `ref` with which it cannot stand; values of one parameter from different dates can.
  std::optional<DeclarationRef> first_of(const std::string& target, DeclarationRef ref) {
    const std::optional<Date> from =
        ref.kind == DeclarationKind::set ? ast_.sets[ref.index].from : std::optional<Date>{};
    const auto at = [&](const std::string& key) {
      const auto found = first_.find(key);
      return found == first_.end() ? std::nullopt : std::optional(found->second);
    };
    const std::string whole = target + " whole";
    const std::string dated = from ? target + " from " + to_string(*from) : whole;
    std::optional<DeclarationRef> before = from ? at(whole) : at(target);
    if (!before) before = at(dated);
    first_.emplace(target, ref);
    first_.emplace(dated, ref);
    return before;
  }

  const Sources& sources_;
  const Ast& ast_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, DeclarationRef> first_{};
};

}  // namespace

void take_out(Ast& ast, DeclarationRef ref) {
  ast.dropped.push_back(ref);
  if (ref.kind != DeclarationKind::for_block) return;
  for (const DeclarationRef member : ast.for_blocks[ref.index].members) ast.dropped.push_back(member);
}

Ast amended(Ast ast, const std::vector<DeclarationRef>& changes, Diagnostics& diagnostics) {
  Changer changer(ast, diagnostics, layer_of_a_test, std::nullopt);
  for (const DeclarationRef& it : changes) changer.apply(it);
  return ast;
}

Ast amended(const Sources& sources, Ast ast, const std::vector<Layer>& layers, const std::vector<Change>& changes,
            const std::vector<bool>& kept, Diagnostics& diagnostics) {
  Repeated repeated(sources, ast, diagnostics);
  std::optional<Changer> changer;
  std::uint32_t layer = 0;  // of the changer
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Change& change = changes[i];
    if (!kept[i]) {
      take_out(ast, change.ref);
      continue;
    }
    if (!changer || change.layer != layer) {
      layer = change.layer;
      changer.emplace(ast, diagnostics, layer, layers[layer].first);
    }
    if (!repeated.check(change)) changer->apply(change.ref);
  }
  return ast;
}

}  // namespace rubric::amending
