#include <fmt/format.h>

#include <algorithm>

#include "base/limits.hpp"
#include "base/nearest.hpp"
#include "resolve/overrides.hpp"
#include "resolve/resolve.hpp"
#include "resolve/resolver.hpp"
#include "syntax/words.hpp"

namespace rubric::resolve {

using syntax::DeclarationKind;
using syntax::DeclarationRef;

namespace {

void add(Resolver& resolver, DeclarationRef ref, const std::vector<ItemId>& items, Overrides& overrides) {
  Model& model = resolver.model;
  if (ref.kind == DeclarationKind::require) {
    for (const ItemId item : items) model.requires_.push_back({ref.index, item});
    return;
  }
  if (ref.kind == DeclarationKind::not_rated) {
    for (const ItemId item : items) {
      const std::optional<std::uint32_t> clause = overrides.not_rated(item, ref.index);
      if (clause) model.not_rated.push_back({*clause, item});
    }
    return;
  }
  const std::optional<Attribute> attribute = attribute_of(resolver, ref);
  if (!attribute) return;
  if (model.attributes.size() + items.size() > limits::operations / 4) {
    resolver.error(Code::program_too_large, attribute->span,
                   fmt::format("the rules define more than {} results", limits::operations / 4),
                   "write `end` behind a `for` block, so that what follows is not repeated for every item");
    return;
  }
  for (const ItemId item : items) {
    if (item.value == 0 && !resolver.claim({attribute->name, attribute->span}, "result")) continue;
    const AttributeId id{static_cast<std::uint32_t>(model.attributes.size())};
    const auto [at, fresh] = model.attribute_by_key.emplace(attribute_key(item, attribute->name), id);
    if (!fresh) {
      resolver.diagnostics.add(
          {Code::defined_twice,
           attribute->span,
           fmt::format("`{}` is defined twice", model.attribute_name(at->second)),
           {{model[at->second].span, "defined here first"}},
           "a conclusion has one definition: narrow one of the two selections, or use a cap, floor or discretion"});
      continue;
    }
    model.attributes.push_back(overrides.attribute(item, *attribute));
    model.attributes.back().item = item;
  }
}

}  // namespace

void resolve_attributes(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  Model& model = resolver.model;
  std::unordered_map<std::uint64_t, bool> in_block;
  const auto packed = [](DeclarationRef ref) { return (static_cast<std::uint64_t>(ref.kind) << 32U) | ref.index; };
  model.block_items.resize(ast.for_blocks.size());
  Overrides overrides = resolve_overrides(resolver);
  for (std::size_t i = 0; i < ast.for_blocks.size(); ++i) {
    const syntax::ForBlock& block = ast.for_blocks[i];
    for (const DeclarationRef& member : block.members) in_block.emplace(packed(member), true);
    if (!resolver.live(DeclarationKind::for_block, i)) continue;
    if (!names_items(resolver, ast[block.selection])) continue;
    model.block_items[i] = select_left(model, ast[block.selection], resolver.diagnostics);
    for (const DeclarationRef& member : block.members) {
      if (resolver.live(member.kind, member.index)) add(resolver, member, model.block_items[i], overrides);
    }
  }
  const std::vector<ItemId> inspection{ItemId{0}};
  const auto add_top_level = [&](DeclarationKind kind, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      if (resolver.live(kind, i) && !in_block.contains(packed({kind, i})))
        add(resolver, {kind, i}, inspection, overrides);
    }
  };
  add_top_level(DeclarationKind::input, ast.inputs.size());
  add_top_level(DeclarationKind::judgement, ast.judgements.size());
  add_top_level(DeclarationKind::definition, ast.definitions.size());
  add_top_level(DeclarationKind::require, ast.requires_.size());
  overrides.report_unused(resolver);
  for (std::size_t i = 0; i < ast.dated_by.size(); ++i) {
    const syntax::DatedBy& dated = ast.dated_by[i];
    if (!resolver.live(DeclarationKind::dated_by, i)) continue;
    const AttributeId input = model.attribute(ItemId{0}, dated.input.text);
    if (!input.valid() || model[input].kind != AttributeKind::input || model[input].declared != Type{Kind::date, 0}) {
      resolver.error(Code::unknown_name, dated.input.span,
                     fmt::format("`{}` is no top-level date input", dated.input.text),
                     fmt::format("declare it: `input {} : date`", dated.input.text));
    } else if (model.dated_by) {
      resolver.error(Code::defined_twice, dated.span, "`dated by` is said twice", "remove one of them");
    } else {
      model.dated_by = input;
    }
  }
}

void resolve_adjustments(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  Model& model = resolver.model;
  std::unordered_map<std::string, Span> names;
  for (std::uint32_t i = 0; i < ast.adjustments.size(); ++i) {
    const syntax::Adjustment& written = ast.adjustments[i];
    if (!resolver.live(DeclarationKind::adjustment, i)) continue;
    const std::string_view word = syntax::word(written.kind);
    if (const auto [at, fresh] = names.emplace(fmt::format("{} {}", word, written.name.text), written.name.span);
        !fresh) {
      resolver.diagnostics.add({Code::defined_twice,
                                written.name.span,
                                fmt::format("{} `{}` is defined twice", word, written.name.text),
                                {{at->second, "defined here first"}},
                                "rename one of them"});
    }
    std::vector<ItemId> items{ItemId{0}};
    if (written.selection.valid()) {
      const syntax::Selection& selection = ast[written.selection];
      if (selection.rated || selection.where.valid() || (!selection.terms.empty() && selection.terms.front().table)) {
        resolver.error(Code::clause_not_allowed, selection.span,
                       fmt::format("a {} names items of the framework, without `rated`, `where` or tables", word),
                       "put the condition behind `when`");
        continue;
      }
      items = select_left(model, selection, resolver.diagnostics);
    }
    for (const ItemId item : items) {
      const AttributeId attribute = model.attribute(item, written.attribute.text);
      if (!attribute.valid()) {
        const std::string owner = item.value == 0 ? "the inspection" : model.item_name(item);
        resolver.error(Code::unknown_attribute, written.attribute.span,
                       fmt::format("{} has no `{}` to adjust", owner, written.attribute.text),
                       did_you_mean(written.attribute.text, attribute_names(model, item)));
        break;
      }
      model.attributes[attribute.index()].adjustments.push_back(static_cast<std::uint32_t>(model.adjustments.size()));
      model.adjustments.push_back({i, attribute});
    }
  }
}

}  // namespace rubric::resolve
