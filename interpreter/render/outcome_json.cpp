#include <rubric/rubric.hpp>

#include <algorithm>

#include "render/json.hpp"
#include "render/words.hpp"

namespace rubric {
namespace render {
namespace {

void write(std::string_view key, const Value& value, Json& json) {
  if (!key.empty()) json.key(key);
  json.begin_object();
  json.member("type", value.type);
  json.member("exact", value.exact);
  json.member("display", value.display);
  if (value.points) json.member("points", *value.points);
  json.end_object();
}

void write(std::string_view key, const std::optional<Value>& value, Json& json) {
  if (value) write(key, *value, json);
}

void write(std::string_view key, const std::optional<Location>& place, Json& json) {
  if (place) json.member(key, *place);
}

void write_item(const Result& result, Json& json) {
  json.key("item");
  json.begin_object();
  json.member("kind", result.item_kind);
  json.member_if("id", result.item_id);
  json.member_if("standard", result.standard);
  json.member_if("title", result.title);
  json.end_object();
}

void write(const Result& result, Json& json) {
  json.begin_object();
  json.member("name", result.name);
  json.member("attribute", result.attribute);
  write_item(result, json);
  json.member("kind", result.kind);
  json.member("standing", word(result.standing));
  write("value", result.value, json);
  write("computed", result.computed, json);
  if (!result.possible.empty()) {
    json.key("possible");
    json.begin_array();
    for (const Value& value : result.possible) write("", value, json);
    json.end_array();
  }
  write("low", result.low, json);
  write("high", result.high, json);
  if (!result.waits_for.empty()) json.member("waits_for", result.waits_for);
  if (result.out_of) json.member("out_of", *result.out_of);
  if (result.because) {
    json.key("because");
    json.begin_object();
    json.member("kind", result.because->kind);
    json.member_if("name", result.because->name);
    json.member("text", result.because->text);
    json.end_object();
  }
  json.member_if("reason", result.reason);
  json.end_object();
}

void write(const Finding& finding, Json& json) {
  json.begin_object();
  json.member("kind", word(finding.kind));
  json.member_if("code", finding.code);
  json.member("counts", finding.counts);
  json.member_if("about", finding.about);
  json.member("message", finding.message);
  write("rule", finding.rule, json);
  write("data", finding.data, json);
  if (!finding.consequences.empty()) json.member("consequences", finding.consequences);
  json.end_object();
}

void write(const Receipt::File& file, Json& json) {
  json.begin_object();
  json.member("path", file.path);
  json.member("sha256", file.sha256);
  json.end_object();
}

void write(const Receipt& receipt, Json& json) {
  json.begin_object();
  json.member("engine", receipt.engine);
  json.key("rules");
  json.begin_array();
  for (const Receipt::File& file : receipt.rules) write(file, json);
  json.end_array();
  json.key("data");
  write(receipt.data, json);
  json.member_if("as_at", receipt.as_at);
  json.end_object();
}

void write_head(const Outcome& outcome, Json& json) {
  json.member("format", "rubric-outcome-1");
  json.key("methodology");
  json.begin_object();
  json.member("name", outcome.methodology);
  json.member("title", outcome.title);
  json.end_object();
  json.member("failed", outcome.failed);
  json.key("inspection");
  json.begin_object();
  for (const auto& [name, value] : outcome.inspection) json.member(name, value);
  json.end_object();
}

}  // namespace
}  // namespace render

std::string to_json(const Outcome& outcome) {
  render::Json json;
  json.begin_object();
  render::write_head(outcome, json);
  json.key("results");
  json.begin_array();
  for (const Result& result : outcome.results) render::write(result, json);
  json.end_array();
  json.key("findings");
  json.begin_array();
  for (const Finding& finding : outcome.findings) render::write(finding, json);
  json.end_array();
  json.key("receipt");
  render::write(outcome.receipt, json);
  json.end_object();
  return json.take();
}

std::string to_ndjson(const Outcome& outcome) { return render::on_one_line(to_json(outcome)); }

}  // namespace rubric
