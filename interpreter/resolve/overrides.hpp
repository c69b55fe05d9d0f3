#pragma once
#include "resolve/resolver.hpp"

namespace rubric::resolve {

/// What `replace for …` blocks put in the place of other definitions, item by item.
class Overrides {
 public:
  struct Definition {
    Attribute attribute{};  // its item aside
    std::uint32_t layer = 0;
    Span span{};
    bool used = false;
  };
  struct NotRated {
    std::uint32_t clause = 0;  // Ast::not_rated
    std::uint32_t layer = 0;
    Span span{};
    bool used = false;
  };

  void add(Resolver& resolver, syntax::DeclarationRef member, std::uint32_t layer, const std::vector<ItemId>& items);
  /// The attribute that `item` has where `written` would give it one.
  Attribute attribute(ItemId item, const Attribute& written);
  /// The clause that `item` has where it would have `written`; nothing where it has it already.
  std::optional<std::uint32_t> not_rated(ItemId item, std::uint32_t written);
  /// Reports what took the place of nothing.
  void report_unused(Resolver& resolver) const;

 private:
  template <class Map, class Value>
  void put(Resolver& resolver, Map& map, const std::string& key, Value value, const std::string& what);

  std::unordered_map<std::string, Definition> definitions_{};
  std::unordered_map<std::string, NotRated> not_rated_{};
  std::vector<std::pair<std::string, ItemId>> order_{};  // keys, as they are met
};

/// The overrides of all blocks that hold, whose items are noted in the model.
Overrides resolve_overrides(Resolver& resolver);

/// The attribute that a declaration gives to each item it stands for; nothing for `require` and `not rated`.
std::optional<Attribute> attribute_of(const Resolver& resolver, syntax::DeclarationRef ref);
/// The names of all attributes of `item`.
std::vector<std::string> attribute_names(const Model& model, ItemId item);
/// Whether the selection of a `for` block names items alone; else reports it.
bool names_items(const Resolver& resolver, const syntax::Selection& selection);

}  // namespace rubric::resolve
