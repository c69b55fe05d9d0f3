#include "publish/schema_types.hpp"

#include <algorithm>

#include "facts/targets.hpp"
#include "render/glyphs.hpp"

namespace rubric::publish {

using render::cat;
using render::Json;
using resolve::AttributeId;
using resolve::Model;
using syntax::ItemKind;

namespace {

// The texts that Number::parse_exact takes: decimals, and fractions that do not divide by zero.
constexpr std::string_view exact_number = "-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|-?[0-9]+/0*[1-9][0-9]*";
// The days of the calendar from 0001-01-01.
constexpr std::string_view leap_year = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][48]|[13579][26]|[2468]0)00)";
constexpr std::string_view month_and_day =
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";

void text_or_null(Json& json, const std::string& pattern) {
  json.begin_object();
  json.member("type", std::vector<std::string>{"string", "null"});
  if (!pattern.empty()) json.member("pattern", pattern);
  json.end_object();
}

void type_or_null(Json& json, const std::string& type) {
  json.begin_object();
  json.member("type", std::vector<std::string>{type, "null"});
  if (type == "integer") json.member("minimum", std::uint64_t{0});
  json.end_object();
}

void write_levels(const resolve::LevelSet& set, Json& json) {
  std::vector<std::string> words;
  for (const resolve::Level& level : set.levels) words.push_back(level.label);
  for (const resolve::Level& level : set.levels) {
    if (std::find(words.begin(), words.end(), level.name) == words.end()) words.push_back(level.name);
  }
  json.begin_object();
  json.key("enum");
  json.begin_array();
  for (const std::string& word : words) json.text(word);
  json.null();
  json.end_array();
  json.end_object();
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char character : text) {
    if (std::string_view(".\\+*?()[]{}|^$/").find(character) != std::string_view::npos) out.push_back('\\');
    out.push_back(character);
  }
  return out;
}

/// The ways to name an attribute, each as words; some may be taken for another attribute.
std::vector<std::vector<std::string>> ways(const Model& model, AttributeId attribute) {
  const resolve::Attribute& it = model[attribute];
  const resolve::Item& item = model[it.item];
  if (it.item.value == 0) return {{it.name}};
  std::vector<std::vector<std::string>> named;
  std::vector<std::string> brief{item.id};
  if (item.kind == ItemKind::question) {
    const std::string& standard = model[item.parent].id;
    named = {{"question", item.id, "in", "standard", standard}, {"question", item.id, "in", standard}};
    brief = {standard, item.id};
  } else {
    named = {{item.kind == ItemKind::domain ? "domain" : "standard", item.id}};
  }
  std::vector<std::vector<std::string>> all;
  for (const std::vector<std::string>& words : named) {
    std::vector<std::string> whole{it.name, "of"};
    whole.insert(whole.end(), words.begin(), words.end());
    all.push_back(std::move(whole));
    if (it.name == "rating") all.push_back(words);
  }
  if (it.name == "rating") all.push_back(brief);
  brief.push_back(it.name);
  all.push_back(std::move(brief));
  return all;
}

}  // namespace

std::string definition_of(const Model& model, Type type) {
  return type.is_level() ? cat("level_", model.level_sets[type.index].name) : model.type_name(type);
}

void refer(Json& json, const std::string& definition) { json.member("$ref", cat("#/$defs/", definition)); }

void close_keys(Json& json) {
  json.key("patternProperties");
  json.begin_object();
  json.member("^x-", true);
  json.end_object();
  json.member("additionalProperties", false);
}

void write_types(const Model& model, Json& json) {
  json.key("remark");
  text_or_null(json, "");
  json.key("count");
  type_or_null(json, "integer");
  json.key("number");
  json.begin_object();
  json.member("type", std::vector<std::string>{"number", "string", "null"});
  json.member("pattern", cat("^(", exact_number, ")$"));
  json.end_object();
  json.key("percent");
  text_or_null(json, cat("^(", exact_number, ")%$"));
  json.key("boolean");
  type_or_null(json, "boolean");
  json.key("text");
  text_or_null(json, "");
  json.key("date");
  text_or_null(json, cat("^((?!0000)[0-9]{4}-", month_and_day, "|", leap_year, "-02-29)$"));
  for (const resolve::LevelSet& set : model.level_sets) {
    json.key(cat("level_", set.name));
    write_levels(set, json);
  }
}

std::string pattern_of(const Model& model, const std::vector<AttributeId>& attributes) {
  std::vector<std::string> names;
  for (const AttributeId attribute : attributes) {
    for (const std::vector<std::string>& way : ways(model, attribute)) {
      const facts::Target target = facts::find_target(model, render::join(way, " "));
      if (!target.attribute.valid() || target.attribute != attribute) continue;
      // Spaces between words, and around what is not the name of a result of the whole inspection, do not count.
      std::vector<std::string> words;
      for (const std::string& word : way) words.push_back(escaped(word));
      const bool whole = model[attribute].item.value == 0;
      names.push_back(whole ? words.front() : cat(" *", render::join(words, " +"), " *"));
    }
  }
  return names.empty() ? std::string() : cat("^(", render::join(names, "|"), ")$");
}

}  // namespace rubric::publish
