#include <fmt/format.h>

#include <array>

#include "facts/sections.hpp"
#include "facts/targets.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

namespace {

/// The members of one discretion or waiver record, before they are looked up.
struct Record {
  const json::Value* on = nullptr;
  const json::Value* to = nullptr;   // discretion
  const json::Value* cap = nullptr;  // waivers: one of the two
  const json::Value* floor = nullptr;
  std::string reason{};
  std::string by{};
};

struct Field {
  std::string_view name;
  const json::Value* Record::*value;  // null: a text read at once
  std::string Record::*text;
};

constexpr std::array<Field, 4> discretion_fields{{{"on", &Record::on, nullptr},
                                                  {"to", &Record::to, nullptr},
                                                  {"reason", nullptr, &Record::reason},
                                                  {"by", nullptr, &Record::by}}};
constexpr std::array<Field, 5> waiver_fields{{{"cap", &Record::cap, nullptr},
                                              {"floor", &Record::floor, nullptr},
                                              {"on", &Record::on, nullptr},
                                              {"reason", nullptr, &Record::reason},
                                              {"by", nullptr, &Record::by}}};

template <std::size_t count>
std::optional<Record> read_record(CaseReader& reader, const json::Value& object, const std::array<Field, count>& fields,
                                  std::string_view shape, const Path& path) {
  if (!reader.expect(json::Kind::object, object, path, shape)) return std::nullopt;
  Record record;
  const std::size_t errors = reader.diagnostics.error_count();
  for (std::uint32_t i = 0; i < object.count; ++i) {
    const std::string_view key = reader.document.text(reader.document.key(object, i));
    const json::Value& value = reader.document.value(object, i);
    bool known = is_private(key);
    for (const Field& field : fields) {
      if (field.name != key) continue;
      known = true;
      if (field.value == nullptr) {
        record.*field.text = reader.text_member(value, Path(path, key));
      } else if (value.kind == json::Kind::text) {
        record.*field.value = &value;
      } else if (value.kind != json::Kind::null) {
        reader.text_member(value, Path(path, key));
      }
    }
    if (known) continue;
    std::vector<std::string> names;
    for (const Field& field : fields) names.emplace_back(field.name);
    reader.unknown_key(reader.document.key(object, i), path, names);
  }
  return reader.diagnostics.error_count() == errors ? std::optional(std::move(record)) : std::nullopt;
}

void missing(const CaseReader& reader, const json::Value& object, std::string_view what, const Path& path,
             std::string help) {
  const Span span = reader.document.span(object);
  reader.complain(Code::missing_key, {span.source, span.begin, span.begin + 1},
                  fmt::format("`{}` has no {}", path.text(), what), std::move(help));
}

/// The rating that `on` names; not valid, and reported, where it names none.
AttributeId rating_named(CaseReader& reader, const json::Value& on, const Path& path) {
  Target target = find_target(reader.model, reader.document.text(on));
  if (!target.attribute.valid()) {
    if (target.help.empty()) target.help = "write it as `overall`, `2.1`, `2.1 safety` or `rating of standard 2.1`";
    reader.complain(target.code, reader.document.span(on), fmt::format("`{}`: {}", path.text(), target.complaint),
                    std::move(target.help));
    return {};
  }
  if (reader.rules.attributes[target.attribute.index()].type.kind != Kind::scale) {
    reader.complain(Code::bad_record, reader.document.span(on),
                    fmt::format("`{}` is {}, which has no levels; expected a rating", path.text(),
                                quoted(reader.model.attribute_name(target.attribute))),
                    "name a rating: `overall`, `2.1` or `2.1 safety`");
    return {};
  }
  return target.attribute;
}

void read_one_discretion(CaseReader& reader, const json::Value& object, const Path& path) {
  std::optional<Record> record =
      read_record(reader, object, discretion_fields, R"({"on": "2.1 safety", "to": …, "reason": "…"})", path);
  if (!record) return;
  if (record->on == nullptr) return missing(reader, object, "`on`", path, "name the rating: `\"on\": \"2.1 safety\"`");
  if (record->to == nullptr) return missing(reader, object, "`to`", path, "name the level that discretion leads to");
  const AttributeId attribute = rating_named(reader, *record->on, Path(path, "on"));
  if (!attribute.valid()) return;
  const std::optional<Cell> to =
      read_json(reader, reader.rules.attributes[attribute.index()].type, *record->to, Path(path, "to"));
  if (!to) return;
  for (const DiscretionRecord& before : reader.facts.discretion) {
    if (before.attribute != attribute) continue;
    reader.diagnostics.add({Code::given_twice,
                            reader.document.span(object),
                            fmt::format("`{}` is discretion on {} again, expected it once", path.text(),
                                        quoted(reader.model.attribute_name(attribute))),
                            {{before.span, "first here"}},
                            "remove one of the two"});
    return;
  }
  reader.facts.discretion.push_back({attribute, static_cast<std::uint32_t>(to->number.raw()), std::move(record->reason),
                                     std::move(record->by), reader.document.span(object)});
}

/// The adjustments of a kind and name, one for each rating it binds; all of the kind where the name is empty.
std::vector<std::uint32_t> adjustments_named(const CaseReader& reader, syntax::AdjustmentKind kind,
                                             std::string_view name) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < reader.model.adjustments.size(); ++i) {
    const syntax::Adjustment& declaration = reader.ast.adjustments[reader.model.adjustments[i].declaration];
    if (declaration.kind == kind && (name.empty() || declaration.name.text == name)) found.push_back(i);
  }
  return found;
}

void unknown_limit(const CaseReader& reader, const json::Value& value, syntax::AdjustmentKind kind,
                   std::string_view word, const Path& path) {
  std::vector<std::string> known;
  for (const std::uint32_t i : adjustments_named(reader, kind, "")) {
    const std::string& name = reader.ast.adjustments[reader.model.adjustments[i].declaration].name.text;
    if (known.empty() || known.back() != name) known.push_back(name);
  }
  const std::string_view name = reader.document.text(value);
  reader.complain(Code::bad_record, reader.document.span(value),
                  fmt::format("`{}`: the rules have no {} {}", path.text(), word, quoted(name)),
                  known.empty() ? fmt::format("remove it: the rules have no {}s", word)
                                : suggest(name, known, fmt::format("the {}s are ", word)));
}

void read_one_waiver(CaseReader& reader, const json::Value& object, const Path& path) {
  std::optional<Record> record =
      read_record(reader, object, waiver_fields, R"({"cap": "…", "on": "1.1", "reason": "…"})", path);
  if (!record) return;
  if (record->cap == nullptr && record->floor == nullptr)
    return missing(reader, object, "`cap` and no `floor`", path, "name the cap or floor to set aside");
  if (record->cap != nullptr && record->floor != nullptr) {
    reader.complain(Code::bad_record, reader.document.span(*record->floor),
                    fmt::format("`{}` has both `cap` and `floor`, expected one of the two", path.text()),
                    "write two records");
    return;
  }
  const bool is_cap = record->cap != nullptr;
  const std::string_view word = is_cap ? "cap" : "floor";
  const auto kind = is_cap ? syntax::AdjustmentKind::cap : syntax::AdjustmentKind::floor;
  const json::Value& name = is_cap ? *record->cap : *record->floor;
  const std::vector<std::uint32_t> found = reader.document.text(name).empty()
                                               ? std::vector<std::uint32_t>{}
                                               : adjustments_named(reader, kind, reader.document.text(name));
  if (found.empty()) return unknown_limit(reader, name, kind, word, Path(path, word));

  std::uint32_t chosen = found.front();
  std::vector<std::string> bound;
  for (const std::uint32_t i : found)
    bound.push_back(reader.model.attribute_name(reader.model.adjustments[i].attribute));
  if (record->on != nullptr) {
    const AttributeId on = rating_named(reader, *record->on, Path(path, "on"));
    if (!on.valid()) return;
    bool binds = false;
    for (const std::uint32_t i : found) {
      if (reader.model.adjustments[i].attribute != on) continue;
      chosen = i;
      binds = true;
    }
    if (!binds) {
      reader.complain(Code::bad_record, reader.document.span(*record->on),
                      fmt::format("`{}.on`: {} {} does not bind {}", path.text(), word,
                                  quoted(reader.document.text(name)), quoted(reader.model.attribute_name(on))),
                      "it binds " + listed(bound));
      return;
    }
  } else if (found.size() > 1) {
    return missing(
        reader, object,
        fmt::format("`on`, and {} {} binds {} ratings", word, quoted(reader.document.text(name)), found.size()), path,
        "say which: it binds " + listed(bound));
  }
  for (const WaiverRecord& before : reader.facts.waivers) {
    if (before.adjustment != chosen) continue;
    reader.diagnostics.add({Code::given_twice,
                            reader.document.span(object),
                            fmt::format("`{}` waives {} {} again, expected it once", path.text(), word,
                                        quoted(reader.document.text(name))),
                            {{before.span, "first here"}},
                            "remove one of the two"});
    return;
  }
  reader.facts.waivers.push_back(
      {chosen, std::move(record->reason), std::move(record->by), reader.document.span(object)});
}

template <class Read>
void read_list(CaseReader& reader, const json::Value& section, const Path& path, std::string_view shape, Read read) {
  if (!reader.expect(json::Kind::list, section, path, shape)) return;
  for (std::uint32_t i = 0; i < section.count; ++i)
    read(reader, reader.document.element(section, i), Path(path, std::size_t{i} + 1));
}

}  // namespace

void read_discretion(CaseReader& reader, const json::Value& section, const Path& path) {
  read_list(reader, section, path, R"([{"on": …, "to": …, "reason": …}])", read_one_discretion);
}

void read_waivers(CaseReader& reader, const json::Value& section, const Path& path) {
  read_list(reader, section, path, R"([{"cap": …, "reason": …}])", read_one_waiver);
}

}  // namespace rubric::facts
