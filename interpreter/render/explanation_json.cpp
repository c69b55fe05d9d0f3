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

void write_from(unsigned level, const Explanation& step, Json& json, unsigned depth) {
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
  const bool cut_here = depth != 0 && level >= depth && !step.steps.empty();
  if (cut_here) json.member("hidden_steps", std::uint64_t{count_steps(step)});
  json.key("steps");
  json.begin_array();
  for (const Explanation& next : step.steps) {
    if (!cut_here) write_from(level + 1, next, json, depth);
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::size_t count_steps(const Explanation& step) {
  std::size_t sum = step.steps.size();
  for (const Explanation& next : step.steps) sum += count_steps(next);
  return sum;
}

void write(const Explanation& step, Json& json, unsigned depth) { write_from(0, step, json, depth); }

}  // namespace render

std::string to_json(const Explanation& explanation) {
  render::Json json;
  render::write(explanation, json);
  return json.take();
}

}  // namespace rubric
