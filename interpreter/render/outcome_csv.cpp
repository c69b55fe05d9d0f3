#include <rubric/rubric.hpp>

#include "render/csv.hpp"
#include "render/glyphs.hpp"
#include "render/words.hpp"

namespace rubric {
namespace render {
namespace {

constexpr std::string_view heading =
    "case,name,attribute,item,id,standard,title,kind,standing,value,level,exact,points,computed,possible,waits_for,"
    "because,out_of,reason\n";

// Only a scale's or choice's levels have a name beside their label.
bool is_level(const Value& value) {
  for (const std::string_view plain : {"count", "number", "percent", "boolean", "text", "date"}) {
    if (value.type == plain) return false;
  }
  return true;
}

std::string possible(const Result& result) {
  if (result.possible.empty()) return extent(result);
  std::vector<std::string> labels;
  for (const Value& value : result.possible) labels.push_back(value.display);
  return join(labels, "; ");
}

std::string line(const Outcome& outcome, const Result& result) {
  const Value none{};
  const Value& value = result.value ? *result.value : none;
  return csv_line({outcome.receipt.data.path, result.name, result.attribute, result.item_kind, result.item_id,
                   result.standard, result.title, result.kind, std::string(word(result.standing)), value.display,
                   result.value && is_level(value) ? value.exact : std::string{}, value.exact,
                   value.points.value_or(""), result.computed ? result.computed->display : std::string{},
                   possible(result), join(result.waits_for, "; "),
                   result.because ? result.because->text : std::string{}, result.out_of.value_or(""), result.reason});
}

}  // namespace
}  // namespace render

std::string csv_heading() { return std::string(render::heading); }

std::string to_csv(const Outcome& outcome) {
  std::string out;
  for (const Result& result : outcome.results) out.append(render::line(outcome, result));
  return out;
}

}  // namespace rubric
