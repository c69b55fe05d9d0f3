#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "resolve/resolve.hpp"
#include "resolve/resolver.hpp"

namespace rubric::resolve {

namespace {

ItemId add_item(Resolver& resolver, ItemKind kind, ItemId parent, const syntax::ItemDeclaration& written) {
  Model& model = resolver.model;
  const ItemId id{static_cast<std::uint32_t>(model.items.size())};
  const auto [at, fresh] = model.item_by_key.emplace(item_key(kind, written.name.text, parent), id);
  if (!fresh) {
    resolver.diagnostics.add({Code::defined_twice,
                              written.name.span,
                              fmt::format("{} is defined twice", model.item_name(at->second)),
                              {{model[at->second].span, "defined here first"}},
                              "give one of them another id"});
    return at->second;
  }
  model.items.push_back(
      {kind, parent, written.name.text, written.title ? written.title->text : "", written.name.span, {}});
  model.items[parent.index()].children.push_back(id);
  return id;
}

/// Numbers the items in framework order: each before what lies in it, siblings as they are written.
void renumber(Model& model) {
  std::vector<ItemId> moved(model.items.size());
  std::vector<Item> ordered;
  ordered.reserve(model.items.size());
  std::vector<ItemId> pending{ItemId{0}};
  while (!pending.empty()) {
    const ItemId id = pending.back();
    pending.pop_back();
    moved[id.index()] = ItemId{static_cast<std::uint32_t>(ordered.size())};
    const Item& item = ordered.emplace_back(std::move(model.items[id.index()]));
    pending.insert(pending.end(), item.children.rbegin(), item.children.rend());
  }
  for (Item& item : ordered) {
    if (item.parent.valid()) item.parent = moved[item.parent.index()];
    for (ItemId& child : item.children) child = moved[child.index()];
  }
  model.items = std::move(ordered);
  model.item_by_key.clear();
  for (std::uint32_t i = 1; i < model.items.size(); ++i) {
    const Item& item = model.items[i];
    model.item_by_key.emplace(item_key(item.kind, item.id, item.parent), ItemId{i});
  }
}

}  // namespace

void resolve_framework(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  Model& model = resolver.model;
  model.items.push_back({ItemKind::inspection, ItemId{}, "", "", Span{}, {}});
  std::vector<ItemId> made(ast.items.size());
  std::vector<bool> dropped(ast.items.size());
  for (const syntax::DeclarationRef ref : ast.dropped) {
    if (ref.kind == syntax::DeclarationKind::item) dropped[ref.index] = true;
  }
  for (std::size_t i = 0; i < ast.items.size(); ++i) {
    const syntax::ItemDeclaration& written = ast.items[i];
    if (written.parent != Id<int>::none && dropped[written.parent]) dropped[i] = true;
    if (dropped[i]) model.dropped_items.emplace_back(written.kind, written.name.text);
    const ItemId parent = written.parent == Id<int>::none ? ItemId{0} : made[written.parent];
    if (!resolver.live(syntax::DeclarationKind::item, i) || !parent.valid()) continue;
    made[i] = add_item(resolver, written.kind, parent, written);
  }
  std::sort(model.dropped_items.begin(), model.dropped_items.end());
  for (std::uint32_t i = 0; i < ast.questions.size(); ++i) {
    if (!resolver.live(syntax::DeclarationKind::questions, i)) continue;
    const syntax::Questions& questions = ast.questions[i];
    for (const ItemId standard : select_left(model, ast[questions.selection], resolver.diagnostics)) {
      if (model[standard].kind != ItemKind::standard) {
        resolver.error(Code::unknown_item, ast[questions.selection].span, "questions belong to standards",
                       "write `questions for standards …`");
        break;
      }
      for (const syntax::ItemDeclaration& row : questions.rows) add_item(resolver, ItemKind::question, standard, row);
    }
  }
  renumber(model);
}

}  // namespace rubric::resolve
