#pragma once
#include <gmock/gmock.h>
#include <rubric/fragility.hpp>

#include <string>

namespace rubric::whatif {

/// Rules and one inspection, loaded.
struct Asked {
  Asked(const std::string& rules, const std::string& json) {
    const Loaded loaded = load_text("rules.rubric", rules);
    EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
    if (!loaded.methodology) return;
    methodology = loaded.methodology;
    const Read read = read_text(*methodology, "case.json", json);
    EXPECT_TRUE(read.inspection) << read.messages.text();
    inspection = read.inspection;
  }

  Reach reach(std::string_view target, const ReachOptions& options = {}) const {
    const Reached reached = rubric::reach(methodology.value(), inspection.value(), target, options);
    EXPECT_TRUE(reached.reach) << reached.messages.text();
    return reached.reach.value_or(Reach{});
  }

  /// The codes of what is wrong with a question.
  std::vector<std::string> codes(std::string_view target, const ReachOptions& options = {}) const {
    std::vector<std::string> codes;
    for (const Message& message :
         rubric::reach(methodology.value(), inspection.value(), target, options).messages.list())
      codes.push_back(message.code);
    return codes;
  }

  Fragility fragility(const FragilityOptions& options = {}) const {
    const Fragile found = rubric::fragility(methodology.value(), inspection.value(), options);
    EXPECT_TRUE(found.fragility) << found.messages.text();
    return found.fragility.value_or(Fragility{});
  }

  std::optional<Methodology> methodology{};
  std::optional<Inspection> inspection{};
};

/// "yes of standard 1 2 → 3; …": each way on a line of its own.
inline std::vector<std::string> ways(const Reach& reach) {
  std::vector<std::string> all;
  for (const Way& way : reach.ways) {
    std::string text;
    for (const InputChange& change : way.changes) {
      if (!text.empty()) text += "; ";
      text.append(change.input).append(" ").append(change.from.exact).append(" → ").append(change.to.exact);
    }
    all.push_back(text);
  }
  return all;
}

/// Two standards rated from answers, a third judged, and a cap on it.
inline std::string three_standards(const std::string& more = "") {
  return R"(methodology small
scale Rating  poor "Poor" 0  fair "Fair" 1  good "Good" 2  top "Top" 3
standard 1
standard 2
standard 3
bands quality from percent to Rating
  below 50% poor
  from 50% fair
  from 65% good
  from 80% top
function share_of(yes : number, cases : count) : percent = 100% * yes / cases
for standards 1, 2
  input yes : count
  input cases : count
  rating = quality(share_of(yes, cases))
for standard 3
  judgement rating : Rating
end
cap lead on rating of standard 3 at fair
  when rating of standard 1 < good
  waivable requires reason
score total = sum of points(rating) of standards
  out of 9
bands verdict from number to Rating
  below 2 poor
  from 2 fair
  from 5 good
  from 8 top
rating overall = verdict(total)
)" + more;
}

inline std::string three_case(int yes1, int cases1, int yes2, int cases2, const std::string& judged,
                              const std::string& more = "") {
  const auto counts = [](int yes, int cases) {
    return "{\"yes\": " + std::to_string(yes) + ", \"cases\": " + std::to_string(cases) + "}";
  };
  return R"({"methodology": "small", "standards": {"1": )" + counts(yes1, cases1) + ", \"2\": " + counts(yes2, cases2) +
         R"(, "3": {"rating": ")" + judged + "\"}}" + more + "}";
}

}  // namespace rubric::whatif
