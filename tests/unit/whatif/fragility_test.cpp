#include <rubric/fragility.hpp>

#include <fstream>
#include <sstream>

#include "asked.hpp"
#include "support/shipped_text.hpp"
#include "whatif/intervals.hpp"

namespace rubric::whatif {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "Poor 0-1, Fair 2": the rungs of a ladder.
std::string rungs(const Ladder& ladder) {
  std::string all;
  for (const Rung& rung : ladder.rungs) {
    if (!all.empty()) all += ", ";
    all += rung.level + " " + std::to_string(rung.from);
    if (rung.to != rung.from) all += "-" + std::to_string(rung.to);
  }
  return all;
}

const Ladder& ladder(const Fragility& fragility, std::string_view input) {
  static const Ladder none;
  for (const Ladder& each : fragility.ladders) {
    if (each.input == input) return each;
  }
  ADD_FAILURE() << "no ladder of " << input;
  return none;
}

TEST(Fragility, ShowsWhatEachCountGives) {
  const Fragility found = Asked(three_standards(), three_case(7, 11, 1, 2, "Good")).fragility();
  ASSERT_EQ(found.ladders.size(), 2U);
  const Ladder& eleven = ladder(found, "yes of standard 1");
  EXPECT_EQ(rungs(eleven), "Poor 0-5, Fair 6-7, Good 8, Top 9-11");
  EXPECT_EQ(eleven.level, "Fair");
  EXPECT_EQ(eleven.cases, 11U);
  ASSERT_TRUE(eleven.lower && eleven.higher);
  EXPECT_EQ(eleven.lower->answers, 2U);
  EXPECT_EQ(eleven.lower->level, "Poor");
  EXPECT_EQ(eleven.higher->answers, 1U);
  EXPECT_EQ(eleven.higher->level, "Good");
  EXPECT_THAT(eleven.unattainable, IsEmpty());
  const Ladder& two = ladder(found, "yes of standard 2");
  EXPECT_EQ(rungs(two), "Poor 0, Fair 1, Top 2");
  EXPECT_THAT(two.unattainable, ElementsAre("Good"));
}

TEST(Fragility, WhatIsDeclaredChangeableMakesNoDifference) {
  const auto rules = [](const std::string& changeable) {
    return R"(methodology small
scale Rating  poor "Poor" 0  good "Good" 1
standard 1
standard 2
for standards
  input yes : count)" +
           changeable + "\n  input cases : count" + changeable + R"(
  input others : count
  require yes <= cases
  require others <= cases
  rating = if 100% * (yes + others) / cases >= 50% then good else poor
end
)";
  };
  const std::string json = R"({"methodology": "small", "standards":
    {"1": {"yes": 3, "cases": 10, "others": 1}, "2": {"yes": 0, "cases": 4, "others": 2}}})";
  const auto told = [&](const std::string& changeable) {
    std::vector<std::string> all;
    for (const Ladder& ladder : Asked(rules(changeable), json).fragility().ladders)
      all.push_back(ladder.input + " of " + std::to_string(ladder.cases));
    return all;
  };
  EXPECT_THAT(told(" changeable"),
              ElementsAre("yes of standard 1 of 10", "others of standard 1 of 10", "others of standard 2 of 4"));
  EXPECT_EQ(told(" changeable"), told(""));
}

TEST(Fragility, LaddersStandBeforeDiscretion) {
  const std::string rule = "discretion panel on rating of standard 1\n  allows 1 band up\n  requires reason\n";
  const std::string record = R"(, "discretion": [{"on": "1", "to": "Good", "reason": "close"}])";
  const Fragility found = Asked(three_standards(rule), three_case(7, 11, 1, 2, "Good", record)).fragility();
  const Ladder& one = ladder(found, "yes of standard 1");
  EXPECT_EQ(one.level, "Fair");
  EXPECT_EQ(one.final_level, "Good");
  EXPECT_EQ(rungs(one), "Poor 0-5, Fair 6-7, Good 8, Top 9-11");
}

TEST(Fragility, FindsTheLeastChangeOfEachInputThatChangesTheWhole) {
  // Poor, Good and Fair under the cap are 3 points: Fair from 2, Good from 5.
  const Fragility found = Asked(three_standards(), three_case(3, 10, 7, 10, "Good")).fragility();
  std::vector<std::string> least;
  for (const LeastChange& each : found.least)
    least.push_back(each.change.input + " " + each.change.from.exact + " → " + each.change.to.exact + ": " +
                    each.rating + " " + each.from + " → " + each.to);
  EXPECT_THAT(least, ElementsAre("yes of standard 2 7 → 4: overall Fair → Poor",
                                 "yes of standard 1 3 → 7: overall Fair → Good"));
}

TEST(Fragility, SingleAnswersTellWhatTheyChangeAboveTheirRating) {
  const Fragility found = Asked(three_standards(), three_case(6, 10, 8, 10, "Good")).fragility();
  std::vector<std::string> singles;
  for (const SingleChange& each : found.singles) {
    std::string text = each.change.input + " → " + each.change.to.exact + ":";
    for (const Effect& effect : each.effects) text += " " + effect.result + " " + effect.from + " → " + effect.to;
    singles.push_back(text);
  }
  // One more yes in standard 1 is Good, and lifts the cap.
  EXPECT_THAT(singles, ElementsAre("yes of standard 1 → 7: rating of standard 3 Fair → Good",
                                   "yes of standard 2 → 7: overall Good → Fair"));
}

TEST(Fragility, JudgementsCountAsLevels) {
  const Fragility found = Asked(three_standards(), three_case(7, 10, 4, 10, "Good")).fragility();
  bool judged = false;
  for (const LeastChange& each : found.least)
    judged = judged || (each.change.input == "rating of standard 3" && each.change.by == 1);
  EXPECT_TRUE(judged) << "4 points and one more are Good";
}

TEST(Fragility, ReportsEveryScaleApart) {
  const Asked asked(
      R"(methodology small
scale Rating  poor "Poor" 0  good "Good" 1
scale Grade  c "C" 0  b "B" 1  a "A" 2
standard 1
standard 2
bands quality from percent to Rating  below 50% poor  from 50% good
bands grades from percent to Grade  below 30% c  from 30% b  from 60% a
for standard 1
  input yes : count
  input cases : count
  require yes <= cases
  rating = quality(100% * yes / cases)
for standard 2
  input yes : count
  input cases : count
  require yes <= cases
  rating = grades(100% * yes / cases)
)",
      R"({"methodology": "small", "standards": {"1": {"yes": 1, "cases": 3}, "2": {"yes": 1, "cases": 3}}})");
  const Fragility found = asked.fragility();
  ASSERT_EQ(found.ladders.size(), 2U);
  EXPECT_EQ(rungs(found.ladders[0]), "Poor 0-1, Good 2-3");
  EXPECT_EQ(rungs(found.ladders[1]), "C 0, B 1, A 2-3");
  std::vector<std::string> ids;
  for (const ReportSection& section : found.report.sections) ids.push_back(section.id);
  EXPECT_THAT(ids, ElementsAre("whole", "ratings", "samples", "ratings_2", "samples_2", "single"));
}

TEST(Fragility, IntervalsAreOnlyThereWhenAskedFor) {
  const Asked asked(three_standards(), three_case(7, 11, 1, 2, "Good"));
  const auto has = [](const Fragility& found) {
    return std::any_of(found.report.sections.begin(), found.report.sections.end(),
                       [](const ReportSection& section) { return section.id == "intervals"; });
  };
  EXPECT_FALSE(has(asked.fragility()));
  FragilityOptions options;
  options.intervals = 95;
  const Fragility found = asked.fragility(options);
  ASSERT_TRUE(has(found));
  EXPECT_THAT(found.report.sections.back().text, ElementsAre(testing::HasSubstr("no part of the methodology")));
}

TEST(Intervals, AreThoseOfTheBinomialTails) {
  // 5 of 10 at 95%, as tables print it; none and all of 10: 1 - 0.025^(1/10).
  const ShareInterval half = clopper_pearson(5, 10, 0.95);
  EXPECT_NEAR(half.low, 0.1871, 0.0001);
  EXPECT_NEAR(half.high, 0.8129, 0.0001);
  const ShareInterval none = clopper_pearson(0, 10, 0.95);
  EXPECT_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 0.3085, 0.0001);
  const ShareInterval all = clopper_pearson(10, 10, 0.95);
  EXPECT_NEAR(all.low, 0.6915, 0.0001);
  EXPECT_EQ(all.high, 1);
}

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(RUBRIC_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Fragility, OfStockportWithElevenCasesExactlyOneCountGivesGood) {
  const Asked asked(shipped::spelt_out("rules/hmip/youth-2021.rubric"), file_text("examples/stockport-2022.json"));
  const Fragility found = asked.fragility();
  EXPECT_EQ(found.ladders.size(), 21U);
  EXPECT_EQ(rungs(ladder(found, "yes of question desistance in standard 2.2")),
            "Inadequate 0-5, Requires improvement 6-7, Good 8, Outstanding 9-11");
  EXPECT_EQ(ladder(found, "yes of question safety in standard 2.1").final_level, "Requires improvement");
}

}  // namespace
}  // namespace rubric::whatif
