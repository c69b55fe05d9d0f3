#include <fmt/format.h>

#include "facts/sections.hpp"
#include "facts/targets.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

using syntax::ItemKind;

namespace {

constexpr ItemId inspection{0};

void read_printed(CaseReader& reader, ItemId item, const json::Value& object, const Path& path);

/// Keeps each value in `value` apart: the rules have no place for it, and `why`. `path` has the section before it.
void keep_apart(CaseReader& reader, const json::Value& value, const Path& path, const std::string& why) {
  if (value.kind == json::Kind::object) {
    for (std::uint32_t i = 0; i < value.count; ++i) {
      const std::string_view key = reader.document.text(reader.document.key(value, i));
      if (is_private(key) || key == "origin" || key == "note") continue;
      keep_apart(reader, reader.document.value(value, i), Path(path, key), why);
    }
    return;
  }
  if (value.kind == json::Kind::null) return;
  const std::string_view written =
      value.kind == json::Kind::text ? reader.document.text(value) : reader.document.written(value);
  const std::string place = path.text();
  reader.facts.unplaced.push_back(
      {place.substr(place.find('.') + 1), shown(written), why, reader.document.span(value)});
}

/// Reads the maximum that `score` was printed out of.
void read_out_of(CaseReader& reader, AttributeId score, const json::Value& value, const Path& path) {
  std::optional<Cell> cell = read_json(reader, {Kind::number, 0}, value, path);
  if (cell && cell->known())
    reader.facts.published_out_of.push_back({score, std::move(cell->number), reader.document.span(value)});
}

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
    const std::string why = fmt::format("{} no {} {}", whose, word, quoted(id));
    if (reader.printed == Printed::any) {
      keep_apart(reader, reader.document.value(section, i), here, why);
      continue;
    }
    reader.complain(Code::unknown_item_in_data, reader.document.span(name), fmt::format("`{}`: {}", here.text(), why),
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
    const AttributeId score = reader.model.attribute(item, before_out_of(key));
    if (score.valid() && reader.model[score].kind == resolve::AttributeKind::score) {
      read_out_of(reader, score, value, here);
      continue;
    }
    bool known = is_private(key) || key == "origin" || key == "note";
    for (const Inner& it : inside) {
      if (it.key != key) continue;
      known = true;
      read_printed_items(reader, it.kind, it.kind == ItemKind::question ? item : ItemId{}, value, here);
    }
    if (known) continue;
    if (reader.printed == Printed::any) {
      const std::string whose = item == inspection ? "the rules have" : reader.model.item_name(item) + " has";
      keep_apart(reader, value, here, fmt::format("{} no {}", whose, quoted(key)));
      continue;
    }
    std::vector<std::string> names = attribute_names(reader.model, item);
    for (const std::string& own : attribute_names(reader.model, item)) {
      const AttributeId attribute_of = reader.model.attribute(item, own);
      if (reader.model[attribute_of].kind == resolve::AttributeKind::score) names.push_back(own + " out of");
    }
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
