#include "publish/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/html.hpp"
#include "syntax/words.hpp"

namespace rubric::publish {

using resolve::AttributeKind;

const std::vector<std::string>& section_ids() {
  static const std::vector<std::string> ids{"about",       "decision",    "framework",       "levels",
                                            "facts",       "derived",     "tables-of-bands", "adjusted",
                                            "conclusions", "functions",   "parameters",      "sources",
                                            "tests",       "index",       "agreement",       "rules",
                                            "changes",     "differences", "sentences",       "decision-diagram",
                                            "direction"};
  return ids;
}

Names::Names(const Methodology::Impl& rules) : rules_(rules), live_(rules.ast) {
  const resolve::Model& model = rules.rules.model;
  std::vector<std::string> taken = section_ids();
  for (std::uint32_t i = 0; i < model.items.size(); ++i)
    item_ids_.push_back(i == 0 ? std::string() : render::html::id_of(model.item_name(ItemId{i}), taken));
  for (std::uint32_t i = 0; i < model.attributes.size(); ++i)
    items_[key(declaration(resolve::AttributeId{i}))].push_back(model.attributes[i].item);
  for (const resolve::Clause& clause : model.requires_)
    items_[key({DeclarationKind::require, clause.declaration})].push_back(clause.item);
  for (const resolve::Clause& clause : model.not_rated)
    items_[key({DeclarationKind::not_rated, clause.declaration})].push_back(clause.item);
  for (auto& [ref, items] : items_) std::sort(items.begin(), items.end());
  for (const syntax::ForBlock& block : rules.ast.for_blocks) {
    for (const DeclarationRef member : block.members) blocks_[key(member)] = &block;
  }

  const syntax::Ast& ast = rules.ast;
  const auto some = [&](DeclarationKind kind, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const DeclarationRef ref{kind, i};
      const bool stands_for_items = kind == DeclarationKind::input || kind == DeclarationKind::judgement ||
                                    kind == DeclarationKind::definition || kind == DeclarationKind::require ||
                                    kind == DeclarationKind::not_rated;
      if (stands_for_items ? items_.find(key(ref)) != items_.end() : live(kind, i)) all_.push_back(ref);
    }
  };
  some(DeclarationKind::source, ast.sources.size());
  some(DeclarationKind::scale, ast.scales.size());
  some(DeclarationKind::table, ast.tables.size());
  some(DeclarationKind::parameter, ast.parameters.size());
  some(DeclarationKind::function, ast.functions.size());
  some(DeclarationKind::bands, ast.bands.size());
  some(DeclarationKind::input, ast.inputs.size());
  some(DeclarationKind::judgement, ast.judgements.size());
  some(DeclarationKind::definition, ast.definitions.size());
  some(DeclarationKind::require, ast.requires_.size());
  some(DeclarationKind::not_rated, ast.not_rated.size());
  some(DeclarationKind::adjustment, ast.adjustments.size());
  some(DeclarationKind::claim, ast.claims.size());
  for (const DeclarationRef ref : all_) ids_[key(ref)] = render::html::id_of(called(ref), taken);
  std::stable_sort(all_.begin(), all_.end(), [this](DeclarationRef a, DeclarationRef b) {
    const Span first = span(a);
    const Span second = span(b);
    return std::pair(first.source, first.begin) < std::pair(second.source, second.begin);
  });
}

const syntax::Declaration& Names::head(DeclarationRef ref) const {
  const syntax::Ast& ast = rules_.ast;
  switch (ref.kind) {
    case DeclarationKind::source: return ast.sources[ref.index];
    case DeclarationKind::scale: return ast.scales[ref.index];
    case DeclarationKind::table: return ast.tables[ref.index];
    case DeclarationKind::parameter: return ast.parameters[ref.index];
    case DeclarationKind::function: return ast.functions[ref.index];
    case DeclarationKind::bands: return ast.bands[ref.index];
    case DeclarationKind::input: return ast.inputs[ref.index];
    case DeclarationKind::judgement: return ast.judgements[ref.index];
    case DeclarationKind::definition: return ast.definitions[ref.index];
    case DeclarationKind::require: return ast.requires_[ref.index];
    case DeclarationKind::not_rated: return ast.not_rated[ref.index];
    case DeclarationKind::claim: return ast.claims[ref.index];
    case DeclarationKind::adjustment: return ast.adjustments[ref.index];
    default: break;
  }
  return ast.methodologies.front();
}

Span Names::span(DeclarationRef ref) const { return head(ref).span; }

std::string Names::called(DeclarationRef ref) const {
  const syntax::Ast& ast = rules_.ast;
  const std::string& name = head(ref).name.text;
  switch (ref.kind) {
    case DeclarationKind::source: return "source " + name;
    case DeclarationKind::scale: return (ast.scales[ref.index].ordered ? "scale " : "choice ") + name;
    case DeclarationKind::table: return "table " + name;
    case DeclarationKind::parameter: return "parameter " + name;
    case DeclarationKind::function: return "function " + name;
    case DeclarationKind::bands: return "bands " + name;
    case DeclarationKind::adjustment: return fmt::format("{} {}", syntax::word(ast.adjustments[ref.index].kind), name);
    case DeclarationKind::require: return "require";
    case DeclarationKind::not_rated: return "not rated";
    case DeclarationKind::claim: return ast.claims[ref.index].rising ? "require rising" : "require falling";
    case DeclarationKind::definition: return name.empty() ? "rating" : name;
    default: return name;
  }
}

DeclarationRef Names::declaration(resolve::AttributeId attribute) const {
  const resolve::Attribute& it = rules_.rules.model[attribute];
  const DeclarationKind kind = it.kind == AttributeKind::input       ? DeclarationKind::input
                               : it.kind == AttributeKind::judgement ? DeclarationKind::judgement
                                                                     : DeclarationKind::definition;
  return {kind, it.declaration};
}

std::string Names::of(DeclarationRef ref) const {
  const auto at = ids_.find(key(ref));
  return at == ids_.end() ? std::string() : at->second;
}

std::string Names::of(ItemId item) const { return item.valid() ? item_ids_[item.index()] : std::string(); }

std::string Names::of(resolve::AttributeId attribute) const { return of(declaration(attribute)); }

const std::vector<ItemId>& Names::items(DeclarationRef ref) const {
  const auto at = items_.find(key(ref));
  return at == items_.end() ? inspection_ : at->second;
}

const syntax::ForBlock* Names::block(DeclarationRef ref) const {
  const auto at = blocks_.find(key(ref));
  return at == blocks_.end() ? nullptr : at->second;
}

std::string Names::line(Span span) const {
  return fmt::format("file-{}-line-{}", static_cast<unsigned>(span.source) + 1, rules_.sources->place(span).line);
}

std::string Names::line_words(Span span) const {
  std::string line = fmt::format("line {}", rules_.sources->place(span).line);
  if (rules_.sources->size() == 1) return line;
  const std::string& path = rules_.sources->get(span.source).path;
  return fmt::format("{}, {}", path.substr(path.rfind('/') + 1), line);
}

}  // namespace rubric::publish
