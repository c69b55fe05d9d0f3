#include <fmt/format.h>

#include "facts/sections.hpp"
#include "facts/targets.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

using syntax::ItemKind;

namespace {

/// One item's object: what is read of it, and the texts that stand beside.
struct ItemObject {
  CaseReader& reader;
  ItemId item;
  const json::Value& object;
  const Path& path;
};

bool has_questions(const Reader& reader, ItemId item) {
  return reader.model[item].kind == ItemKind::standard && !reader.model[item].children.empty();
}

void read_not_rated(const ItemObject& it, const json::Value& key, const json::Value& value) {
  CaseReader& reader = it.reader;
  const Path here(it.path, "not_rated");
  const Span span = reader.document.span(key);
  if (!reader.may_be_said_unrated(it.item)) {
    reader.complain(Code::not_rated_not_allowed, span,
                    fmt::format("`{}`: {} must be rated", here.text(), reader.model.item_name(it.item)),
                    "give its rating; or the rules say `may be not rated` for it");
    return;
  }
  if (value.kind == json::Kind::null) return;
  const std::size_t errors = reader.diagnostics.error_count();
  std::string reason = reader.text_member(value, here);
  if (reader.diagnostics.error_count() != errors) return;
  if (reason.empty()) {
    reader.complain(Code::bad_record, reader.document.span(value),
                    fmt::format("`{}` is empty, expected the reason", here.text()), "write why it is not rated");
    return;
  }
  const json::Value* const rating = reader.document.find(it.object, "rating");
  if (rating != nullptr && rating->kind != json::Kind::null) {
    reader.diagnostics.add({Code::given_twice,
                            span,
                            fmt::format("`{}` says {} is not rated, and `rating` rates it; expected one of the two",
                                        here.text(), reader.model.item_name(it.item)),
                            {{reader.document.span(*rating), "rated here"}},
                            "remove one of the two"});
    return;
  }
  reader.facts.not_rated.push_back({it.item, std::move(reason), reader.document.span(value)});
}

void read_member(const ItemObject& it, const json::Value& name, const json::Value& value, const std::string& origin) {
  CaseReader& reader = it.reader;
  const std::string_view key = reader.document.text(name);
  const AttributeId attribute = reader.model.attribute(it.item, key);
  if (attribute.valid()) {
    const std::uint32_t input = reader.rules.attributes[attribute.index()].input;
    if (input == Id<int>::none) {
      reader.unknown_key(
          name, it.path, {},
          fmt::format("{} is computed by the rules; a printed one belongs under `published`", quoted(key)));
      return;
    }
    const Path here(it.path, key);
    std::optional<Cell> cell = read_json(reader, reader.rules.attributes[attribute.index()].type, value, here);
    if (cell) reader.give(input, std::move(*cell), reader.document.span(value), origin, here);
  } else if (key == "questions" && reader.model[it.item].kind == ItemKind::standard) {
    read_items(reader, ItemKind::question, it.item, value, Path(it.path, key));
  } else if (key == "not_rated") {
    read_not_rated(it, name, value);
  } else if (key != "origin" && !is_private(key)) {
    std::vector<std::string> known = reader.input_names(it.item);
    if (has_questions(reader, it.item)) known.emplace_back("questions");
    if (reader.may_be_said_unrated(it.item)) known.emplace_back("not_rated");
    known.emplace_back("origin");
    reader.unknown_key(name, it.path, known);
  }
}

}  // namespace

void read_items(CaseReader& reader, ItemKind kind, ItemId parent, const json::Value& section, const Path& path) {
  const std::string_view word = kind == ItemKind::domain     ? "domain"
                                : kind == ItemKind::standard ? "standard"
                                                             : "question";
  if (!reader.expect(json::Kind::object, section, path,
                     kind == ItemKind::question ? R"({"safety": {…}})" : R"({"1.1": {…}})"))
    return;
  for (std::uint32_t i = 0; i < section.count; ++i) {
    const json::Value& name = reader.document.key(section, i);
    const json::Value& object = reader.document.value(section, i);
    const std::string_view id = reader.document.text(name);
    if (is_private(id)) continue;
    const Path here(path, id);
    const ItemId item = reader.model.find(kind, id, parent);
    if (!item.valid()) {
      const std::string whose = kind == ItemKind::question ? reader.model.item_name(parent) + " has" : "the rules have";
      const std::vector<std::string> known = item_ids(reader.model, kind, parent);
      reader.complain(Code::unknown_item_in_data, reader.document.span(name),
                      fmt::format("`{}`: {} no {} {}", here.text(), whose, word, quoted(id)),
                      known.empty() ? fmt::format("remove it: there are no {}s", word)
                                    : suggest(id, known, fmt::format("the {}s are ", word)));
      continue;
    }
    const bool scalar = object.kind != json::Kind::object && object.kind != json::Kind::list;
    const std::string shape =
        scalar ? fmt::format(R"({{"rating": {}}})", shown(reader.document.written(object))) : R"({"rating": …})";
    if (!reader.expect(json::Kind::object, object, here, shape)) continue;
    const ItemObject it{reader, item, object, here};
    const std::string origin = reader.remark(object, item, "origin", here);
    for (std::uint32_t m = 0; m < object.count; ++m)
      read_member(it, reader.document.key(object, m), reader.document.value(object, m), origin);
  }
}

}  // namespace rubric::facts
