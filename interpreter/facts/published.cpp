#include <fmt/format.h>

#include "facts/sections.hpp"
#include "facts/targets.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

using syntax::ItemKind;

namespace {

constexpr ItemId inspection{0};

void read_printed(CaseReader& reader, ItemId item, const json::Value& object, const Path& path);

void read_printed_items(CaseReader& reader, ItemKind kind, ItemId parent, const json::Value& section,
                        const Path& path) {
  const std::string_view word = kind == ItemKind::domain     ? "domain"
                                : kind == ItemKind::standard ? "standard"
                                                             : "question";
  if (!reader.expect(json::Kind::object, section, path, R"({"2.1": {"rating": …}})")) return;
  for (std::uint32_t i = 0; i < section.count; ++i) {
    const json::Value& name = reader.document.key(section, i);
    const std::string_view id = reader.document.text(name);
    if (is_private(id)) continue;
    const Path here(path, id);
    const ItemId item = reader.model.find(kind, id, parent);
    if (item.valid()) {
      read_printed(reader, item, reader.document.value(section, i), here);
      continue;
    }
    const std::string whose = kind == ItemKind::question ? reader.model.item_name(parent) + " has" : "the rules have";
    reader.complain(Code::unknown_item_in_data, reader.document.span(name),
                    fmt::format("`{}`: {} no {} {}", here.text(), whose, word, quoted(id)),
                    suggest(id, item_ids(reader.model, kind, parent), fmt::format("the {}s are ", word)));
  }
}

/// The items that may be named inside `item`, by the key that holds them.
struct Inner {
  std::string_view key;
  ItemKind kind;
};
std::vector<Inner> inner(const resolve::Model& model, ItemId item) {
  if (item == inspection) return {{"domains", ItemKind::domain}, {"standards", ItemKind::standard}};
  if (model[item].kind == ItemKind::standard) return {{"questions", ItemKind::question}};
  return {};
}

void read_printed(CaseReader& reader, ItemId item, const json::Value& object, const Path& path) {
  const bool scalar = object.kind != json::Kind::object && object.kind != json::Kind::list;
  if (!reader.expect(
          json::Kind::object, object, path,
          scalar ? fmt::format(R"({{"rating": {}}})", shown(reader.document.written(object))) : R"({"rating": …})"))
    return;
  const std::string origin = reader.remark(object, item, "origin", path);
  reader.remark(object, item, "note", path);
  const std::vector<Inner> inside = inner(reader.model, item);
  for (std::uint32_t i = 0; i < object.count; ++i) {
    const json::Value& name = reader.document.key(object, i);
    const json::Value& value = reader.document.value(object, i);
    const std::string_view key = reader.document.text(name);
    const Path here(path, key);
    if (const AttributeId attribute = reader.model.attribute(item, key); attribute.valid()) {
      std::optional<Cell> cell = read_json(reader, reader.rules.attributes[attribute.index()].type, value, here);
      if (cell && cell->known())
        reader.facts.published.push_back({attribute, std::move(cell->number), reader.document.span(value), origin});
      continue;
    }
    bool known = is_private(key) || key == "origin" || key == "note";
    for (const Inner& it : inside) {
      if (it.key != key) continue;
      known = true;
      read_printed_items(reader, it.kind, it.kind == ItemKind::question ? item : ItemId{}, value, here);
    }
    if (known) continue;
    std::vector<std::string> names = attribute_names(reader.model, item);
    for (const Inner& it : inside) names.emplace_back(it.key);
    names.emplace_back("origin");
    names.emplace_back("note");
    reader.unknown_key(name, path, names);
  }
}

}  // namespace

void read_published(CaseReader& reader, const json::Value& section, const Path& path) {
  read_printed(reader, inspection, section, path);
}

}  // namespace rubric::facts
