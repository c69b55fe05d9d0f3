#pragma once
#include <string>
#include <vector>

#include "reference/case_data.hpp"
#include "syntax/ast.hpp"

namespace rubric::reference {

/// One item; item 0 is the inspection.
struct Item {
  ItemKey key{};
  std::size_t parent = 0;
};

/// Every item of the framework, listed straight from the declarations.
class Framework {
 public:
  explicit Framework(const syntax::Ast& ast);
  const std::vector<Item>& items() const { return items_; }
  /// The item of this key; it exists.
  std::size_t find(const ItemKey& key) const;
  /// The key of what an expression in the scope of `scope` calls `ref`.
  ItemKey key(const syntax::ItemRef& ref, std::size_t scope) const;
  /// The item itself or the one around it that has this kind; 0 where there is none.
  std::size_t enclosing(std::size_t item, const std::string& kind) const;
  /// The items `selection` names, `where` and `rated` not applied, read in the scope of `scope`.
  std::vector<std::size_t> select(const syntax::Selection& selection, std::size_t scope) const;

 private:
  bool matches(const syntax::SelectionTerm& term, std::size_t item, std::size_t scope) const;

  std::vector<Item> items_;
};

}  // namespace rubric::reference
