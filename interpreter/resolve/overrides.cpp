#include "resolve/overrides.hpp"

#include <fmt/format.h>

#include "base/nearest.hpp"
#include "resolve/resolve.hpp"

namespace rubric::resolve {

using syntax::DeclarationKind;
using syntax::DeclarationRef;

namespace {

AttributeKind kind_of(syntax::DefinitionKind kind) {
  switch (kind) {
    case syntax::DefinitionKind::let: return AttributeKind::let;
    case syntax::DefinitionKind::rating: return AttributeKind::rating;
    case syntax::DefinitionKind::score: return AttributeKind::score;
  }
  return AttributeKind::let;
}

}  // namespace

std::optional<Attribute> attribute_of(const Resolver& resolver, DeclarationRef ref) {
  const syntax::Ast& ast = resolver.ast;
  switch (ref.kind) {
    case DeclarationKind::input: {
      const syntax::Input& input = ast.inputs[ref.index];
      return Attribute{{}, input.name.text, AttributeKind::input, ref.index, input.name.span, resolver.type(input.type),
                       {}};
    }
    case DeclarationKind::judgement: {
      const syntax::Judgement& judgement = ast.judgements[ref.index];
      return Attribute{{},        judgement.name.text, AttributeKind::judgement,
                       ref.index, judgement.name.span, resolver.type(judgement.type),
                       {}};
    }
    case DeclarationKind::definition: {
      const syntax::Definition& definition = ast.definitions[ref.index];
      return Attribute{
          {}, definition.name.text, kind_of(definition.kind), ref.index, definition.name.span, std::nullopt, {}};
    }
    default: return std::nullopt;
  }
}

std::vector<std::string> attribute_names(const Model& model, ItemId item) {
  std::vector<std::string> names;
  for (const Attribute& attribute : model.attributes) {
    if (attribute.item == item) names.push_back(attribute.name);
  }
  return names;
}

bool names_items(const Resolver& resolver, const syntax::Selection& selection) {
  const bool of_a_table = !selection.terms.empty() && selection.terms.front().table;
  if (!selection.rated && !selection.where.valid() && !of_a_table) return true;
  resolver.error(Code::clause_not_allowed, selection.span,
                 "a `for` block names items of the framework, without `rated`, `where` or tables",
                 "list the items the block is for");
  return false;
}

template <class Map, class Value>
void Overrides::put(Resolver& resolver, Map& map, const std::string& key, Value value, const std::string& what) {
  const auto [at, fresh] = map.emplace(key, value);
  if (fresh) return;
  if (at->second.layer == value.layer && !(at->second.span == value.span)) {
    resolver.diagnostics.add({Code::changed_twice,
                              value.span,
                              fmt::format("`{}` is changed twice", what),
                              {{at->second.span, "changed here first"}},
                              "narrow one of the two selections, or take one of the two out"});
    return;
  }
  at->second = value;
}

void Overrides::add(Resolver& resolver, DeclarationRef member, std::uint32_t layer, const std::vector<ItemId>& items) {
  const syntax::Ast& ast = resolver.ast;
  const Model& model = resolver.model;
  if (member.kind == DeclarationKind::require) {
    resolver.error(Code::clause_not_allowed, ast.requires_[member.index].span,
                   "a `require` has no name by which it could replace another",
                   "write it in a `for` block without `replace`, where it is added to the others");
    return;
  }
  if (member.kind == DeclarationKind::not_rated) {
    const Span span = ast.not_rated[member.index].span;
    for (const ItemId item : items) {
      const std::string key = attribute_key(item, "not rated");
      order_.emplace_back(key, item);
      put(resolver, not_rated_, key, NotRated{member.index, layer, span, false},
          fmt::format("not rated of {}", model.item_name(item)));
    }
    return;
  }
  const std::optional<Attribute> attribute = attribute_of(resolver, member);
  if (!attribute) return;
  for (const ItemId item : items) {
    const std::string key = attribute_key(item, attribute->name);
    order_.emplace_back(key, item);
    put(resolver, definitions_, key, Definition{*attribute, layer, attribute->span, false},
        fmt::format("{} of {}", attribute->name, model.item_name(item)));
  }
}

Attribute Overrides::attribute(ItemId item, const Attribute& written) {
  const auto at = definitions_.find(attribute_key(item, written.name));
  if (at == definitions_.end()) return written;
  at->second.used = true;
  return at->second.attribute;
}

std::optional<std::uint32_t> Overrides::not_rated(ItemId item, std::uint32_t written) {
  const auto at = not_rated_.find(attribute_key(item, "not rated"));
  if (at == not_rated_.end()) return written;
  if (at->second.used) return std::nullopt;
  at->second.used = true;
  return at->second.clause;
}

void Overrides::report_unused(Resolver& resolver) const {
  const Model& model = resolver.model;
  for (const auto& [key, item] : order_) {
    if (const auto at = definitions_.find(key); at != definitions_.end() && !at->second.used) {
      const std::string& name = at->second.attribute.name;
      std::string help = did_you_mean(name, attribute_names(model, item));
      if (help.empty()) help = "to add it, write it in a `for` block without `replace`";
      resolver.error(Code::unknown_change_target, at->second.span,
                     fmt::format("{} has no `{}` to replace", model.item_name(item), name), std::move(help));
    }
    if (const auto at = not_rated_.find(key); at != not_rated_.end() && !at->second.used) {
      resolver.error(Code::unknown_change_target, at->second.span,
                     fmt::format("{} has no `not rated` clause to replace", model.item_name(item)),
                     "to add it, write it in a `for` block without `replace`");
    }
  }
}

Overrides resolve_overrides(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  Model& model = resolver.model;
  Overrides overrides;
  for (const syntax::Override& it : ast.overrides) {
    const syntax::ForBlock& block = ast.for_blocks[it.block];
    if (!names_items(resolver, ast[block.selection])) continue;
    model.block_items[it.block] = select_left(model, ast[block.selection], resolver.diagnostics);
    for (const DeclarationRef member : block.members)
      overrides.add(resolver, member, it.layer, model.block_items[it.block]);
  }
  return overrides;
}

}  // namespace rubric::resolve
