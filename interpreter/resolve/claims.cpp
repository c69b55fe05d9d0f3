#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "resolve/overrides.hpp"
#include "resolve/resolve.hpp"
#include "resolve/resolver.hpp"
#include "syntax/changed.hpp"
#include "syntax/words.hpp"

namespace rubric::resolve {

namespace {

/// Settles the names of one claim, and says which it cannot.
class Claims {
 public:
  Claims(const syntax::Ast& ast, const Model& model, Diagnostics& diagnostics)
      : ast_(ast), model_(model), diagnostics_(diagnostics) {}

  std::optional<Claim> resolve(std::uint32_t declaration) const {
    const syntax::Claim& written = ast_.claims[declaration];
    std::vector<ItemId> items{ItemId{0}};
    if (written.selection.valid()) {
      const syntax::Selection& selection = ast_[written.selection];
      if (selection.rated || selection.where.valid() || (!selection.terms.empty() && selection.terms.front().table)) {
        error(Code::clause_not_allowed, selection.span,
              "`require` names items of the framework here, without `rated`, `where` or tables",
              "list the items whose value it is about");
        return std::nullopt;
      }
      items = select(model_, ast_, selection, ItemId{0}, diagnostics_);
    }
    const ItemId owner = item_of(written.result);
    if (!owner.valid()) return std::nullopt;
    Claim claim{declaration, model_.attribute(owner, written.result.attribute.text)};
    if (!claim.result.valid()) report_unknown(owner, written.result.attribute);
    for (const ItemId item : items) {
      claim.causes.push_back(model_.attribute(item, written.cause.text));
      if (claim.causes.back().valid()) continue;
      report_unknown(item, written.cause);
      return std::nullopt;
    }
    return claim.result.valid() ? std::optional(std::move(claim)) : std::nullopt;
  }

 private:
  void error(Code code, Span span, std::string message, std::string help) const {
    diagnostics_.add({code, span, std::move(message), {}, std::move(help)});
  }

  void report_unknown(ItemId item, const syntax::Name& name) const {
    const std::string owner = item.value == 0 ? "the inspection" : model_.item_name(item);
    std::string help = did_you_mean(name.text, attribute_names(model_, item));
    const bool of_items = std::any_of(model_.attributes.begin(), model_.attributes.end(),
                                      [&](const Attribute& attribute) { return attribute.name == name.text; });
    if (item.value == 0 && of_items)
      help = fmt::format("say of which items: `{} of questions`, `{} of standard 1.1`", name.text, name.text);
    error(Code::unknown_attribute, name.span, fmt::format("{} has no `{}`", owner, name.text), std::move(help));
  }

  /// The item whose result is meant; reports one that is not in the framework.
  ItemId item_of(const syntax::AttributeRef& result) const {
    if (!result.item) return ItemId{0};
    const syntax::ItemRef& written = *result.item;
    ItemId standard;
    if (written.standard) standard = model_.find(ItemKind::standard, written.standard->text);
    if (written.kind != ItemKind::question || standard.valid()) {
      const ItemId item = model_.find(written.kind, written.id.text, standard);
      if (item.valid()) return item;
    }
    if (written.kind == ItemKind::question && !written.standard) {
      error(Code::unknown_item, written.span,
            fmt::format("there is no question `{}` without a standard", written.id.text),
            fmt::format("say of which standard: `question {} in standard 2.1`", written.id.text));
      return {};
    }
    std::vector<std::string> ids;
    for (const Item& it : model_.items)
      if (it.kind == written.kind) ids.push_back(it.id);
    std::string help = did_you_mean(written.id.text, ids);
    constexpr std::size_t most = 10;
    if (help.empty() && ids.size() <= most) help = fmt::format("there are {}", fmt::join(ids, ", "));
    error(Code::unknown_item, written.span,
          fmt::format("there is no {} {}", syntax::word(written.kind), written.id.text), std::move(help));
    return {};
  }

  const syntax::Ast& ast_;
  const Model& model_;
  Diagnostics& diagnostics_;
};

}  // namespace

void resolve_claims(Resolver& resolver) {
  const syntax::Ast& ast = resolver.ast;
  for (std::uint32_t i = 0; i < ast.claims.size(); ++i) {
    if (!resolver.live(syntax::DeclarationKind::claim, i)) continue;
    Diagnostics unheard;
    Diagnostics& heard = syntax::is_changed_around(ast, ast.claims[i].span) ? unheard : resolver.diagnostics;
    if (std::optional<Claim> claim = Claims(ast, resolver.model, heard).resolve(i))
      resolver.model.claims.push_back(std::move(*claim));
  }
}

}  // namespace rubric::resolve
