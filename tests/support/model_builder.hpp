#pragma once
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "check/rules.hpp"
#include "resolve/resolver.hpp"

/// Checked rules put together by hand, without rule text: what the stages behind the checker need to be tested alone.
namespace rubric::testing {

class ModelBuilder {
 public:
  check::Rules rules;
  syntax::Ast ast;

  explicit ModelBuilder(std::string name) {
    rules.model.name = std::move(name);
    add_item(syntax::ItemKind::inspection, "", {});
  }

  Type scale(std::string name, std::initializer_list<std::pair<const char*, const char*>> levels, bool ordered = true) {
    resolve::LevelSet set{std::move(name), ordered, {}, 0};
    for (const auto& [level, label] : levels) set.levels.push_back({level, label, {}});
    const auto index = static_cast<std::uint32_t>(rules.model.level_sets.size());
    rules.model.level_sets.push_back(std::move(set));
    return {ordered ? Kind::scale : Kind::choice, index};
  }

  resolve::ItemId domain(const std::string& id) { return add_item(syntax::ItemKind::domain, id, {0}); }
  resolve::ItemId standard(const std::string& id, resolve::ItemId domain) {
    return add_item(syntax::ItemKind::standard, id, domain);
  }
  resolve::ItemId question(const std::string& id, resolve::ItemId standard) {
    return add_item(syntax::ItemKind::question, id, standard);
  }

  resolve::AttributeId input(resolve::ItemId item, const std::string& name, Type type) {
    const resolve::AttributeId id = attribute(item, name, type, resolve::AttributeKind::input);
    rules.attributes.back().input = static_cast<std::uint32_t>(rules.inputs.size());
    rules.inputs.push_back(id);
    return id;
  }

  resolve::AttributeId attribute(resolve::ItemId item, const std::string& name, Type type,
                                 resolve::AttributeKind kind) {
    const resolve::AttributeId id{static_cast<std::uint32_t>(rules.model.attributes.size())};
    rules.model.attributes.push_back({item, name, kind, 0, {}, type, {}});
    rules.model.attribute_by_key.emplace(resolve::attribute_key(item, name), id);
    rules.attributes.push_back({type, {}, {}, Id<int>::none});
    return id;
  }

  std::uint32_t table(const std::string& name) {
    const auto index = static_cast<std::uint32_t>(rules.model.tables.size());
    rules.model.tables.push_back({name, {}, 0, 0});
    rules.model.table_by_name.emplace(name, index);
    return index;
  }

  void column(std::uint32_t table, const std::string& name, syntax::Per per, Type type,
              std::vector<resolve::ItemId> items = {}) {
    resolve::Table& it = rules.model.tables[table];
    const auto cells = static_cast<std::uint32_t>(per == syntax::Per::row ? 1 : items.size());
    it.columns.push_back({name, per, type, std::move(items), it.cells, {}});
    it.cells += cells;
  }

  /// One declaration, bound to each of `attributes`.
  void adjustment(syntax::AdjustmentKind kind, const std::string& name, std::vector<resolve::AttributeId> attributes) {
    syntax::Adjustment declaration;
    declaration.name.text = name;
    declaration.kind = kind;
    const auto index = static_cast<std::uint32_t>(ast.adjustments.size());
    ast.adjustments.push_back(std::move(declaration));
    for (const resolve::AttributeId id : attributes) {
      rules.model.attributes[id.index()].adjustments.push_back(
          static_cast<std::uint32_t>(rules.model.adjustments.size()));
      rules.model.adjustments.push_back({index, id});
      check::Adjustment checked;
      checked.kind = kind;
      rules.adjustments.push_back(checked);
    }
  }

  /// `may be not rated` for `item`.
  void may_be_not_rated(resolve::ItemId item) {
    rules.model.not_rated.push_back({0, item});
    rules.not_rated.push_back({});
    rules.may_be_unrated[item.index()] = true;
  }

 private:
  resolve::ItemId add_item(syntax::ItemKind kind, const std::string& id, resolve::ItemId parent) {
    const resolve::ItemId item{static_cast<std::uint32_t>(rules.model.items.size())};
    rules.model.items.push_back({kind, parent, id, "", {}, {}});
    if (parent.valid()) rules.model.items[parent.index()].children.push_back(item);
    rules.model.item_by_key.emplace(resolve::item_key(kind, id, parent), item);
    rules.may_be_unrated.push_back(false);
    return item;
  }
};

}  // namespace rubric::testing
