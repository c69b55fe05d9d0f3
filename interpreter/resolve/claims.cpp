#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "resolve/overrides.hpp"
#include "resolve/resolve.hpp"
#include "resolve/resolver.hpp"
#include "syntax/words.hpp"

namespace rubric::resolve {

namespace {

void report_unknown(const Resolver& resolver, ItemId item, const syntax::Name& name) {
  const Model& model = resolver.model;
  const std::string owner = item.value == 0 ? "the inspection" : model.item_name(item);
  std::string help = did_you_mean(name.text, attribute_names(model, item));
  const bool of_items = std::any_of(model.attributes.begin(), model.attributes.end(),
                                    [&](const Attribute& attribute) { return attribute.name == name.text; });
  if (item.value == 0 && of_items)
    help = fmt::format("say of which items: `{} of questions`, `{} of standard 1.1`", name.text, name.text);
  resolver.error(Code::unknown_attribute, name.span, fmt::format("{} has no `{}`", owner, name.text), std::move(help));
}

/// The item whose result is meant; reports one that is not in the framework.
ItemId item_of(const Resolver& resolver, const syntax::AttributeRef& result) {
  if (!result.item) return ItemId{0};
  const syntax::ItemRef& written = *result.item;
  const Model& model = resolver.model;
  ItemId standard;
  if (written.standard) standard = model.find(ItemKind::standard, written.standard->text);
  if (written.kind != ItemKind::question || standard.valid()) {
    const ItemId item = model.find(written.kind, written.id.text, standard);
    if (item.valid()) return item;
  }
  std::vector<std::string> ids;
  for (const Item& it : model.items)
    if (it.kind == written.kind) ids.push_back(it.id);
  std::string help = did_you_mean(written.id.text, ids);
  constexpr std::size_t most = 10;
  if (help.empty() && ids.size() <= most) help = fmt::format("there are {}", fmt::join(ids, ", "));
  const bool bare = written.kind == ItemKind::question && !written.standard;
  resolver.error(Code::unknown_item, written.span,
                 fmt::format("there is no {}", bare ? fmt::format("question `{}` without a standard", written.id.text)
                                                    : fmt::format("{} {}", syntax::word(written.kind),
                                                                  written.id.text)),
                 bare ? fmt::format("say of which standard: `question {} in standard 2.1`", written.id.text)
                      : help);
  return {};
}

}  // namespace

void resolve_claims(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  Model& model = resolver.model;
  for (std::uint32_t i = 0; i < ast.claims.size(); ++i) {
    const syntax::Claim& written = ast.claims[i];
    if (!resolver.live(syntax::DeclarationKind::claim, i)) continue;
    Claim claim{i};
    std::vector<ItemId> items{ItemId{0}};
    if (written.selection.valid()) {
      const syntax::Selection& selection = ast[written.selection];
      if (selection.rated || selection.where.valid() || (!selection.terms.empty() && selection.terms.front().table)) {
        resolver.error(Code::clause_not_allowed, selection.span,
                       "`require` names items of the framework here, without `rated`, `where` or tables",
                       "list the items whose value it is about");
        continue;
      }
      items = select(model, ast, selection, ItemId{0}, resolver.diagnostics);
    }
    const ItemId owner = item_of(resolver, written.result);
    if (!owner.valid()) continue;
    claim.result = model.attribute(owner, written.result.attribute.text);
    if (!claim.result.valid()) report_unknown(resolver, owner, written.result.attribute);
    for (const ItemId item : items) {
      claim.causes.push_back(model.attribute(item, written.cause.text));
      if (claim.causes.back().valid()) continue;
      report_unknown(resolver, item, written.cause);
      claim.result = {};
      break;
    }
    if (claim.result.valid()) model.claims.push_back(std::move(claim));
  }
}

}  // namespace rubric::resolve
