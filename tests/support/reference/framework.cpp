#include "reference/framework.hpp"

#include <algorithm>

namespace rubric::reference {
namespace {

using syntax::ItemKind;

std::string word(ItemKind kind) {
  switch (kind) {
    case ItemKind::domain: return "domain";
    case ItemKind::standard: return "standard";
    case ItemKind::question: return "question";
    default: return "";
  }
}

/// `2.10` as {2, 10}; a name as nothing.
std::vector<int> parts(const std::string& id) {
  std::vector<int> numbers{0};
  for (const char c : id) {
    if (c == '.') {
      numbers.push_back(0);
    } else if (c >= '0' && c <= '9') {
      numbers.back() = numbers.back() * 10 + (c - '0');
    } else {
      return {};
    }
  }
  return numbers;
}

bool within(const std::vector<syntax::IdRange>& ranges, const std::string& id) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const syntax::IdRange& range) {
    if (!range.last) return range.first.text == id;
    const std::vector<int> at = parts(id);
    return !at.empty() && parts(range.first.text) <= at && at <= parts(range.last->text);
  });
}

}  // namespace

Framework::Framework(const syntax::Ast& ast) {
  items_.push_back({});
  std::vector<std::size_t> place(ast.items.size());  // of Ast::items in items_
  for (std::size_t i = 0; i < ast.items.size(); ++i) {
    const syntax::ItemDeclaration& item = ast.items[i];
    const bool inside = item.parent < ast.items.size();
    ItemKey key{word(item.kind), item.name.text, ""};
    if (item.kind == ItemKind::question) key.standard = ast.items[item.parent].name.text;
    place[i] = items_.size();
    items_.push_back({key, inside ? place[item.parent] : 0});
  }
  for (const syntax::Questions& questions : ast.questions) {
    for (const std::size_t standard : select(ast[questions.selection], 0)) {
      for (const syntax::ItemDeclaration& row : questions.rows) {
        items_.push_back({{"question", row.name.text, items_[standard].key.id}, standard});
      }
    }
  }
}

std::size_t Framework::find(const ItemKey& key) const {
  const auto at = std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.key == key; });
  return static_cast<std::size_t>(at - items_.begin());
}

std::size_t Framework::enclosing(std::size_t item, const std::string& kind) const {
  while (item != 0 && items_[item].key.kind != kind) item = items_[item].parent;
  return item;
}

ItemKey Framework::key(const syntax::ItemRef& ref, std::size_t scope) const {
  ItemKey key{word(ref.kind), ref.id.text, ""};
  if (ref.kind == ItemKind::question) {
    key.standard = ref.standard ? ref.standard->text : items_[enclosing(scope, "standard")].key.id;
  }
  return key;
}

bool Framework::matches(const syntax::SelectionTerm& term, std::size_t item, std::size_t scope) const {
  const ItemKey& key = items_[item].key;
  if (item == 0 || key.kind != word(term.kind)) return false;
  if (!term.ids.empty() && !within(term.ids, key.id)) return false;
  if (term.container_kind) {
    const std::size_t around = enclosing(item, word(*term.container_kind));
    return around != 0 && within(term.container_ids, items_[around].key.id);
  }
  // A bare `questions` means those of the standard in scope.
  const std::size_t standard = enclosing(scope, "standard");
  return term.kind != ItemKind::question || standard == 0 || enclosing(item, "standard") == standard;
}

std::vector<std::size_t> Framework::select(const syntax::Selection& selection, std::size_t scope) const {
  std::vector<std::size_t> chosen;
  for (std::size_t item = 1; item < items_.size(); ++item) {
    const auto named = [&](const syntax::SelectionTerm& term) { return matches(term, item, scope); };
    const bool in = std::any_of(selection.terms.begin(), selection.terms.end(), named);
    const bool out = std::any_of(selection.except.begin(), selection.except.end(), named);
    if (in && !out) chosen.push_back(item);
  }
  return chosen;
}

}  // namespace rubric::reference
