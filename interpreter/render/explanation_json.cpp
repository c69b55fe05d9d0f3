#include <rubric/rubric.hpp>

#include "render/explanation.hpp"

namespace rubric {
namespace render {
namespace {

void write(const Citation& citation, Json& json) {
  json.begin_object();
  json.member("source", citation.source);
  json.member("title", citation.title);
  json.member_if("place", citation.place);
  json.member_if("certainty", citation.certainty);
  json.end_object();
}

}  // namespace

void write(const Explanation& step, Json& json) {
  json.begin_object();
  json.member("what", step.what);
  json.member("value", step.value);
  json.member("standing", step.standing);
  json.member_if("detail", step.detail);
  if (step.rule) {
    json.key("rule");
    json.begin_object();
    json.members_of(*step.rule);
    json.member("text", step.rule_text);
    json.end_object();
  }
  json.key("cites");
  json.begin_array();
  for (const Citation& citation : step.cites) write(citation, json);
  json.end_array();
  json.member("losing", step.losing);
  json.key("steps");
  json.begin_array();
  for (const Explanation& next : step.steps) write(next, json);
  json.end_array();
  json.end_object();
}

}  // namespace render

std::string to_json(const Explanation& explanation) {
  render::Json json;
  render::write(explanation, json);
  return json.take();
}

}  // namespace rubric
