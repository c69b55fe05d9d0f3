#include <fmt/format.h>

#include "facts/sections.hpp"
#include "facts/values.hpp"

namespace rubric::facts {

namespace {

constexpr ItemId inspection{0};

void read_input(CaseReader& reader, std::uint32_t input, const json::Value& value, const std::string& origin,
                const Path& path) {
  const Type type = reader.rules.attributes[reader.rules.inputs[input].index()].type;
  std::optional<Cell> cell = read_json(reader, type, value, path);
  if (cell) reader.give(input, std::move(*cell), reader.document.span(value), origin, path);
}

/// The number of the top-level input `name`, or Id::none.
std::uint32_t top_input(const Reader& reader, std::string_view name) {
  const AttributeId attribute = reader.model.attribute(inspection, name);
  return attribute.valid() ? reader.rules.attributes[attribute.index()].input : Id<int>::none;
}

void describe(CaseReader& reader, const json::Value& value, std::string_view key, const Path& path) {
  if (value.kind == json::Kind::object || value.kind == json::Kind::list) {
    const Span span = reader.document.span(value);
    reader.complain(Code::wrong_type_in_data, {span.source, span.begin, span.begin + 1},
                    fmt::format("`{}` is {}, expected a text or a number", path.text(),
                                value.kind == json::Kind::object ? "an object" : "a list"),
                    "put what is only for readers under `notes` or a key that begins `x-`");
  } else if (value.kind != json::Kind::null) {
    reader.facts.inspection.emplace_back(key, reader.document.text(value));
  }
}

}  // namespace

void read_inspection(CaseReader& reader, const json::Value& section, const Path& path) {
  if (!reader.expect(json::Kind::object, section, path, R"({"service": "…"})")) return;
  const std::string origin = reader.remark(section, inspection, "origin", path);
  const std::vector<std::string> names = reader.input_names(inspection);
  for (std::uint32_t i = 0; i < section.count; ++i) {
    const std::string_view key = reader.document.text(reader.document.key(section, i));
    const json::Value& value = reader.document.value(section, i);
    const Path here(path, key);
    const std::uint32_t input = top_input(reader, key);
    if (input != Id<int>::none) {
      read_input(reader, input, value, origin, here);
    } else if (is_private(key) || key == "origin") {
      continue;
    } else if (const std::string near = all_but(key, names); !near.empty()) {
      reader.complain(Code::unknown_key, reader.document.span(reader.document.key(section, i)),
                      fmt::format("{} is all but the input `{}`, expected that name or a plainly different one",
                                  quoted(here.text()), near),
                      fmt::format("write `{}`, or `x-{}` where the input is not meant", near, shown(key)));
      continue;
    }
    if (input == Id<int>::none || (value.kind != json::Kind::object && value.kind != json::Kind::list))
      describe(reader, value, key, here);
  }
}

void read_inputs(CaseReader& reader, const json::Value& section, const Path& path) {
  if (!reader.expect(json::Kind::object, section, path, R"({"name": value})")) return;
  const std::string origin = reader.remark(section, inspection, "origin", path);
  for (std::uint32_t i = 0; i < section.count; ++i) {
    const json::Value& name = reader.document.key(section, i);
    const std::string_view key = reader.document.text(name);
    const std::uint32_t input = top_input(reader, key);
    if (input != Id<int>::none) {
      read_input(reader, input, reader.document.value(section, i), origin, Path(path, key));
    } else if (reader.model.attribute(inspection, key).valid()) {
      reader.unknown_key(
          name, path, {},
          fmt::format("{} is computed by the rules; a printed one belongs under `published`", quoted(key)));
    } else if (!is_private(key) && key != "origin") {
      reader.unknown_key(name, path, reader.input_names(inspection));
    }
  }
}

}  // namespace rubric::facts
