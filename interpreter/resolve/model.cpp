#include "resolve/model.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rubric::resolve {

namespace {

std::string key(ItemId item, std::string_view name) { return fmt::format("{}/{}", item.value, name); }

template <class Map>
auto found(const Map& map, const std::string& wanted) {
  const auto at = map.find(wanted);
  return at == map.end() ? typename Map::mapped_type{} : at->second;
}

}  // namespace

std::string attribute_key(ItemId item, std::string_view name) { return key(item, name); }

std::string item_key(ItemKind kind, std::string_view id, ItemId standard) {
  return fmt::format("{}/{}/{}", static_cast<int>(kind), kind == ItemKind::question ? standard.value : 0, id);
}

bool Model::answers_to(std::string_view other) const {
  return other == name || std::find(base_names.begin(), base_names.end(), other) != base_names.end();
}

AttributeId Model::attribute(ItemId item, std::string_view wanted) const {
  return found(attribute_by_key, key(item, wanted));
}

AttributeId Model::attribute_in_scope(ItemId item, std::string_view wanted) const {
  for (; item.valid(); item = items[item.index()].parent) {
    if (const AttributeId id = attribute(item, wanted); id.valid()) return id;
  }
  return {};
}

ItemId Model::find(ItemKind kind, std::string_view id, ItemId standard) const {
  return kind == ItemKind::inspection ? ItemId{0} : found(item_by_key, item_key(kind, id, standard));
}

std::string Model::item_name(ItemId item) const {
  const Item& it = items[item.index()];
  switch (it.kind) {
    case ItemKind::inspection: return "";
    case ItemKind::domain: return "domain " + it.id;
    case ItemKind::standard: return "standard " + it.id;
    case ItemKind::question: return fmt::format("question {} in standard {}", it.id, items[it.parent.index()].id);
  }
  return "";
}

std::string Model::attribute_name(AttributeId attribute) const {
  const Attribute& it = attributes[attribute.index()];
  return it.item.value == 0 ? it.name : fmt::format("{} of {}", it.name, item_name(it.item));
}

std::optional<std::uint32_t> Model::level(Type type, std::string_view text) const {
  const std::vector<Level>& levels = level_sets[type.index].levels;
  for (std::uint32_t i = 0; i < levels.size(); ++i) {
    if (levels[i].name == text || levels[i].label == text) return i;
  }
  return std::nullopt;
}

std::string Model::type_name(Type type) const {
  switch (type.kind) {
    case Kind::count: return "count";
    case Kind::number: return "number";
    case Kind::percent: return "percent";
    case Kind::boolean: return "boolean";
    case Kind::text: return "text";
    case Kind::date: return "date";
    case Kind::scale:
    case Kind::choice: return level_sets[type.index].name;
    case Kind::error: break;
  }
  return "unknown";
}

}  // namespace rubric::resolve
