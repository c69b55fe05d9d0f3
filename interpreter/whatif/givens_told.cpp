#include <fmt/format.h>

#include <algorithm>

#include "evaluate/text.hpp"
#include "syntax/words.hpp"
#include "whatif/rules_told.hpp"

namespace rubric::comparing {

using resolve::AttributeKind;
using resolve::ItemId;
using syntax::DeclarationKind;
using syntax::ItemKind;

namespace {

DeclarationKind kind_of(AttributeKind kind) {
  if (kind == AttributeKind::input) return DeclarationKind::input;
  return kind == AttributeKind::judgement ? DeclarationKind::judgement : DeclarationKind::definition;
}

}  // namespace

std::vector<Given> Teller::givens() const {
  std::vector<Given> all;
  for (const resolve::Attribute& attribute : model_.attributes)
    all.push_back({attribute.name, attribute.item, {kind_of(attribute.kind), attribute.declaration}});
  for (const resolve::Clause& clause : model_.not_rated)
    all.push_back({"not rated", clause.item, {DeclarationKind::not_rated, clause.declaration}});
  for (const resolve::Clause& clause : model_.requires_) {
    const Span span = ast_[ast_.requires_[clause.declaration].condition].span;
    all.push_back({"require " + evaluate::written(sources_, span, std::string::npos),
                   clause.item,
                   {DeclarationKind::require, clause.declaration}});
  }
  std::stable_sort(all.begin(), all.end(), [](const Given& a, const Given& b) { return a.item.value < b.item.value; });
  return all;
}

Rule Teller::rule(syntax::DeclarationRef ref) const {
  switch (ref.kind) {
    case DeclarationKind::input: {
      const syntax::Input& it = ast_.inputs[ref.index];
      Rule rule = begin("input", it);
      add(rule, "kind", "input");
      add(rule, "type", it.type.name.text);
      add(rule, "question", it.question);
      if (it.changeable) add(rule, "changeable", "changeable");
      add(rule, "or else", it.or_else);
      cites(rule, it.cites);
      return rule;
    }
    case DeclarationKind::judgement: {
      const syntax::Judgement& it = ast_.judgements[ref.index];
      Rule rule = begin("judgement", it);
      add(rule, "kind", "judgement");
      add(rule, "type", it.type.name.text);
      add(rule, "question", it.question);
      if (it.changeable) add(rule, "changeable", "changeable");
      add(rule, "by", it.by);
      cites(rule, it.cites);
      return rule;
    }
    case DeclarationKind::definition: {
      const syntax::Definition& it = ast_.definitions[ref.index];
      Rule rule = begin(std::string(syntax::word(it.kind)), it);
      add(rule, "kind", std::string(syntax::word(it.kind)));
      add(rule, "value", it.value);
      add(rule, "out of", it.out_of);
      cites(rule, it.cites);
      return rule;
    }
    case DeclarationKind::not_rated: {
      const syntax::NotRated& it = ast_.not_rated[ref.index];
      Rule rule = begin("not rated", it);
      add(rule, "kind", it.when.valid() ? "not rated when" : "may be not rated");
      add(rule, "when", it.when);
      add(rule, "reason", it.reason);
      cites(rule, it.cites);
      return rule;
    }
    default: {
      const syntax::Require& it = ast_.requires_[ref.index];
      Rule rule = begin("require", it);
      add(rule, "message", it.message);
      cites(rule, it.cites);
      return rule;
    }
  }
}

std::string Teller::items_text(const std::vector<ItemId>& items, bool whole) const {
  if (items.empty()) return "no item";
  if (items.size() == 1) return model_.item_name(items.front());
  const ItemKind kind = model_[items.front()].kind;
  const bool one_kind = std::all_of(items.begin(), items.end(), [&](ItemId item) { return model_[item].kind == kind; });
  const auto of_kind = static_cast<std::size_t>(std::count_if(
      model_.items.begin(), model_.items.end(), [&](const resolve::Item& item) { return item.kind == kind; }));
  if (one_kind && of_kind == items.size()) return fmt::format("every {}", syntax::word(kind));
  const std::size_t most = whole ? items.size() : kind == ItemKind::question ? 3 : 12;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < items.size() && i < most; ++i) {
    const bool by_id = one_kind && kind != ItemKind::question;
    names.push_back(by_id ? model_[items[i]].id : model_.item_name(items[i]));
  }
  std::string text = fmt::format("{}", fmt::join(names, ", "));
  if (one_kind && kind != ItemKind::question) text = fmt::format("{}s {}", syntax::word(kind), text);
  if (items.size() > most) text += fmt::format(" and {} more", items.size() - most);
  return text;
}

}  // namespace rubric::comparing
