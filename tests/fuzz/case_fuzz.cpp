#include <rubric/rubric.hpp>

#include "fuzz/fuzz.hpp"

namespace {

/// Small rules that have something of everything case data may speak of.
const char* const rules =
    "methodology fuzzed \"Fuzzed\"\n"
    "scale Rating poor \"Poor\" 0 fair \"Fair\" 1 fine \"Fine\" 2\n"
    "choice Answer met \"Yes\", not_met \"No\"\n"
    "domain 1 \"One\" standard 1.1 \"First\" standard 1.2 \"Second\"\n"
    "questions for standard 1.1 safety \"Safety\"\n"
    "table rows \"Rows\" column answer per question : Answer column age : number\n"
    "bands quality from percent to Rating below 50% poor from 50% fair from 80% fine\n"
    "input started : date input share : percent or else 50% input area : text or else \"north\" input closed : boolean "
    "or else false\n"
    "for questions input yes : count or else count of rows where answer = met input cases : count\n"
    "  require yes <= cases \"too many\" rating = quality(100% * yes / max(cases, 1)) end\n"
    "for standard 1.1 rating = lowest rating of questions end\n"
    "for standard 1.2 judgement rating : Rating may be not rated end\n"
    "discretion panel on rating of questions allows 1 band up or down requires reason\n"
    "cap limit on rating of standard 1.1 at fair when closed waivable requires reason, by\n"
    "score total = sum of points(rating) of rated standards out of 4\n";

const rubric::Methodology& methodology() {
  static const rubric::Loaded loaded = rubric::load_text("fuzzed.rubric", rules);
  if (!loaded.methodology) __builtin_trap();
  return *loaded.methodology;
}

}  // namespace

/// Case data: read, and where they are sound, evaluated, written and explained. A table's file is the data themselves.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rubric;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Read read = read_text(methodology(), "case.json", text,
                              [&](const std::string&) { return std::optional(text.substr(size / 2)); });
  if (read.messages.text().empty() != read.messages.empty()) __builtin_trap();
  if (read.inspection.has_value() == read.messages.has_errors()) __builtin_trap();
  if (!read.inspection) return 0;
  const Evaluated evaluated = run(methodology(), *read.inspection);
  if (!evaluated.outcome) __builtin_trap();
  to_text(*evaluated.outcome);
  to_json(*evaluated.outcome);
  to_markdown(*evaluated.outcome);
  to_csv(*evaluated.outcome);
  explain(methodology(), *read.inspection, "total");
  return 0;
}
