#include <algorithm>

#include "publish/phrases.hpp"
#include "syntax/words.hpp"

namespace rubric::publish {

using syntax::Expr;
using syntax::ExprId;
using syntax::ExprKind;
using syntax::ItemKind;

Prose Phrases::name(const std::string& text, const Scope& scope) const {
  Prose out;
  if (scope.function != nullptr) {
    for (const syntax::FunctionParameter& parameter : scope.function->parameters) {
      if (parameter.name.text == text) return out.code(text);
    }
  }
  if (scope.table != nullptr) {
    for (const syntax::Column& column : scope.table->columns) {
      if (column.name.text != text) continue;
      const auto at = model_.table_by_name.find(scope.table->name.text);
      return out.code(text, at == model_.table_by_name.end()
                                ? ""
                                : names_.of({DeclarationKind::table, model_.tables[at->second].declaration}));
    }
  }
  if (const std::string id = id_of_attribute(text, scope); !id.empty()) return out.code(text, id == "-" ? "" : id);
  if (const auto at = model_.parameter_by_name.find(text); at != model_.parameter_by_name.end()) {
    const std::uint32_t declaration = model_.parameters[at->second].declaration;
    const syntax::Parameter& parameter = ast_.parameters[declaration];
    out.code(text, names_.of({DeclarationKind::parameter, declaration}));
    if (parameter.values.size() == 1 && !parameter.values.front().from)
      out.text(" (").add(value(parameter.values.front().value, {})).text(")");
    return out;
  }
  if (model_.levels_by_name.find(text) != model_.levels_by_name.end()) return out.strong(level(text));
  return out.code(text);
}

std::string Phrases::level(std::string_view name) const {
  const auto at = model_.levels_by_name.find(std::string(name));
  if (at == model_.levels_by_name.end() || at->second.empty()) return std::string(name);
  const auto [set, index] = at->second.front();
  return model_.level_sets[set].levels[index].label;
}

/// The id of the attribute `text`: "-" where several declarations give it, empty where there is none.
std::string Phrases::id_of_attribute(const std::string& text, const Scope& scope) const {
  if (!scope.each) {
    const resolve::AttributeId found = model_.attribute_in_scope(scope.item, text);
    return found.valid() ? names_.of(found) : std::string();
  }
  std::string id;
  for (std::uint32_t i = 0; i < model_.items.size(); ++i) {
    if (model_.items[i].kind != *scope.each) continue;
    const resolve::AttributeId found = model_.attribute(ItemId{i}, text);
    if (!found.valid()) continue;
    const std::string its = names_.of(found);
    if (!id.empty() && id != its) return "-";
    id = its;
  }
  if (!id.empty()) return id;
  const resolve::AttributeId found = model_.attribute_in_scope(scope.item, text);
  return found.valid() ? names_.of(found) : std::string();
}

bool Phrases::is_level(ExprId id, const Scope& scope) const {
  const Expr& expr = ast_[id];
  if (expr.kind != ExprKind::name) return false;
  const std::string& text = ast_.names[expr.payload].text;
  return id_of_attribute(text, scope).empty() &&
         model_.parameter_by_name.find(text) == model_.parameter_by_name.end() &&
         model_.levels_by_name.find(text) != model_.levels_by_name.end();
}

Prose Phrases::id(ItemKind kind, const std::string& text) const {
  const ItemId item = kind == ItemKind::question ? ItemId{} : model_.find(kind, text);
  return Prose().link(text, item.valid() ? names_.of(item) : "");
}

Prose Phrases::ids(ItemKind kind, const std::vector<syntax::IdRange>& ranges) const {
  std::vector<Prose> all;
  for (const syntax::IdRange& range : ranges) {
    Prose one = id(kind, range.first.text);
    if (range.last) one.text(" to ").add(id(kind, range.last->text));
    all.push_back(std::move(one));
  }
  return listed(all);
}

Prose Phrases::item(const syntax::ItemRef& ref) const {
  if (ref.standard) {
    const ItemId standard = model_.find(ItemKind::standard, ref.standard->text);
    const ItemId question = standard.valid() ? model_.find(ref.kind, ref.id.text, standard) : ItemId{};
    return Prose().link(std::string(syntax::word(ref.kind)) + " " + ref.id.text + " in standard " + ref.standard->text,
                        question.valid() ? names_.of(question) : "");
  }
  const ItemId found = ref.kind == ItemKind::question ? ItemId{} : model_.find(ref.kind, ref.id.text);
  return Prose().link(std::string(syntax::word(ref.kind)) + " " + ref.id.text, found.valid() ? names_.of(found) : "");
}

Prose Phrases::attribute(const syntax::AttributeRef& ref, const Scope& scope) const {
  Prose out;
  if (!ref.item) {
    out.text(ref.computed ? "the computed " : "").add(name(ref.attribute.text, scope));
    return out;
  }
  const ItemId standard = ref.item->standard ? model_.find(ItemKind::standard, ref.item->standard->text) : ItemId{};
  ItemId found = model_.find(ref.item->kind, ref.item->id.text, standard);
  if (!found.valid() && ref.item->kind == ItemKind::question) {
    for (ItemId at = scope.item; at.valid() && !found.valid(); at = model_[at].parent)
      found = model_.find(ItemKind::question, ref.item->id.text, at);
  }
  const resolve::AttributeId its = found.valid() ? model_.attribute(found, ref.attribute.text) : resolve::AttributeId{};
  out.text(ref.computed ? "the computed " : "the ");
  out.code(ref.attribute.text, its.valid() ? names_.of(its) : "").text(" of ").add(item(*ref.item));
  return out;
}

Scope Phrases::inside(const syntax::Selection& selection, const Scope& scope) const {
  Scope inner = scope;
  if (selection.terms.empty()) return inner;
  const syntax::SelectionTerm& first = selection.terms.front();
  if (!first.table) {
    inner.each = first.kind;
    return inner;
  }
  const auto at = model_.table_by_name.find(first.table->text);
  if (at != model_.table_by_name.end()) inner.table = &ast_.tables[model_.tables[at->second].declaration];
  return inner;
}

Prose Phrases::term(const syntax::SelectionTerm& term, bool rated, bool all, const Scope& scope) const {
  Prose out;
  if (term.table) {
    const auto at = model_.table_by_name.find(term.table->text);
    const std::string to = at == model_.table_by_name.end()
                               ? std::string()
                               : names_.of({DeclarationKind::table, model_.tables[at->second].declaration});
    return out.text("rows of ").code(term.table->text, to);
  }
  const bool in_standard = scope.item.valid() && model_[scope.item].kind == ItemKind::standard;
  const bool its = term.kind == ItemKind::question && !term.container_kind && in_standard;
  const bool single = term.ids.size() == 1 && !term.ids.front().last;
  out.text(its ? "its " : all && term.ids.empty() && !term.container_kind ? "all " : "").text(rated ? "rated " : "");
  out.text(syntax::word(term.kind)).text(single ? "" : "s");
  if (!term.ids.empty()) out.text(" ").add(ids(term.kind, term.ids));
  if (term.container_kind) {
    const bool one = term.container_ids.size() == 1 && !term.container_ids.front().last;
    out.text(" in ").text(syntax::word(*term.container_kind)).text(one ? " " : "s ");
    out.add(ids(*term.container_kind, term.container_ids));
  }
  return out;
}

Prose Phrases::selection(const syntax::Selection& selection, bool all, const Scope& scope) const {
  std::vector<Prose> terms;
  for (const syntax::SelectionTerm& it : selection.terms) terms.push_back(term(it, selection.rated, all, scope));
  Prose out = listed(terms);
  std::vector<Prose> except;
  for (const syntax::SelectionTerm& it : selection.except) except.push_back(term(it, false, false, scope));
  if (!except.empty()) out.text(" except ").add(listed(except));
  if (selection.where.valid()) out.text(" where ").add(condition(selection.where, inside(selection, scope)));
  return out;
}

Prose Phrases::items(syntax::SelectionId id, const Scope& scope) const { return selection(ast_[id], false, scope); }

Prose Phrases::each(const syntax::Selection& selection) const {
  if (selection.terms.size() != 1 || !selection.except.empty())
    return Prose("each of ").add(this->selection(selection, false, {}));
  const syntax::SelectionTerm& term = selection.terms.front();
  const bool single =
      term.ids.size() == 1 && !term.ids.front().last && !term.container_kind && term.kind != ItemKind::question;
  if (single) return this->term(term, selection.rated, false, {});
  if (!term.ids.empty()) return Prose("each of ").add(this->term(term, selection.rated, false, {}));
  Prose out("each ");
  out.text(syntax::word(term.kind));
  if (term.container_kind) {
    const bool one = term.container_ids.size() == 1 && !term.container_ids.front().last;
    out.text(" in ").text(syntax::word(*term.container_kind)).text(one ? " " : "s ");
    out.add(ids(*term.container_kind, term.container_ids));
  }
  return out;
}

Prose Phrases::type(const syntax::TypeName& name) const {
  const std::string& text = name.name.text;
  const auto at = model_.type_by_name.find(text);
  if (at == model_.type_by_name.end()) {
    if (text == "count") return Prose("a whole number");
    if (text == "percent") return Prose("a percentage");
    return text == "boolean" ? Prose("yes or no") : Prose("a ").text(text);
  }
  const resolve::LevelSet& set = model_.level_sets[at->second];
  Prose out(set.ordered ? "a level of " : "an answer of ");
  return out.code(text, names_.of({DeclarationKind::scale, set.declaration}));
}

}  // namespace rubric::publish
