#include <rubric/impact.hpp>

#include <gmock/gmock.h>

#include <algorithm>

namespace rubric {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr auto rules = R"(methodology demo
scale Rating  poor "Poor" 0  fine "Fine" 1
parameter fine_from : number = 10
parameter bonus     : number = 0
input yes : count
score total = min(yes + bonus, 100)  out of 100
rating overall = if total >= fine_from then fine else poor
)";

Scenario scenario(const std::vector<std::string>& changes) {
  Loaded base = load_text("demo.rubric", rules);
  EXPECT_FALSE(base.messages.has_errors()) << base.messages.text();
  std::vector<Amendment> amendments;
  for (const std::string& change : changes) amendments.push_back({"change", change});
  const Loaded changed = amend(*base.methodology, amendments);
  EXPECT_FALSE(changed.messages.has_errors()) << changed.messages.text();
  return {*base.methodology, *changed.methodology, {}};
}

Population lines(std::string text) {
  return Population({{"cases.ndjson", CaseLayout::ndjson}}, [text = std::move(text)](const std::string&) -> ByteReader {
    return [text, at = std::size_t{0}](char* to, std::size_t most) mutable -> std::optional<std::size_t> {
      const std::size_t count = std::min(most, text.size() - at);
      std::copy_n(text.data() + at, count, to);
      at += count;
      return count;
    };
  });
}

/// Inspections with these numbers of yes; below zero: none is given.
std::string with(const std::vector<int>& all) {
  std::string text;
  for (const int yes : all) {
    text += R"({"methodology": "demo", "inputs": {)";
    if (yes >= 0) text += "\"yes\": " + std::to_string(yes);
    text += "}}\n";
  }
  return text;
}

Impact over(const std::vector<std::string>& changes, const std::string& cases, std::size_t most = 50) {
  Population population = lines(cases);
  ImpactOptions options;
  options.most = most;
  return impact(scenario(changes), population, options);
}

TEST(Impact, TransitionsAreCounted) {
  const Impact result = over({"set fine_from = 8"}, with({5, 8, 9, 10, 12, -1}));
  EXPECT_EQ(result.total, 6U);
  EXPECT_EQ(result.changed, 2U);
  EXPECT_EQ(result.open, 1U);
  ASSERT_THAT(result.ratings, SizeIs(1));
  const RatingImpact& overall = result.ratings.front();
  EXPECT_THAT(overall.states, ElementsAre("Poor", "Fine", "open", "not rated", "error", "-"));
  EXPECT_EQ(overall.counts[0][0], 1U);
  EXPECT_EQ(overall.counts[0][1], 2U);
  EXPECT_EQ(overall.counts[1][1], 2U);
  EXPECT_EQ(overall.counts[2][2], 1U);
  EXPECT_EQ(overall.raised, 2U);
  EXPECT_EQ(overall.lowered, 0U);
  EXPECT_EQ(overall.open, 1U);
}

TEST(Impact, ScoresHaveMeansAndADistribution) {
  const Impact result = over({"set bonus = 0.5"}, with({5, 6, 6, -1}));
  ASSERT_THAT(result.scores, SizeIs(1));
  const ScoreImpact& total = result.scores.front();
  EXPECT_EQ(total.count, 3U);
  EXPECT_EQ(total.mean_before_exact, "17/3");
  EXPECT_EQ(total.mean_after_exact, "37/6");
  EXPECT_EQ(total.mean_change_exact, "1/2");
  ASSERT_THAT(total.bars, SizeIs(4));
  EXPECT_EQ(total.bars[2].value, "6");
  EXPECT_EQ(total.bars[2].before, 2U);
  EXPECT_EQ(total.bars[3].after, 2U);
}

TEST(Impact, ManyValuesOfAScoreAreDrawnTogether) {
  std::vector<int> all;
  for (int i = 0; i < 100; ++i) all.push_back(i);
  const Impact result = over({"set bonus = 1"}, with(all));
  const std::vector<ScoreBar>& bars = result.scores.front().bars;
  ASSERT_THAT(bars, SizeIs(20));
  std::size_t before = 0;
  std::size_t after = 0;
  for (const ScoreBar& bar : bars) {
    before += bar.before;
    after += bar.after;
  }
  EXPECT_EQ(before, 100U);
  EXPECT_EQ(after, 100U);
}

TEST(Impact, ChangesThatWorkOnEachOtherLeaveSomethingOver) {
  // 7: the bonus alone gives 8 of 10, the edge alone 7 of 8; together 8 of 8. 9: each is enough.
  const Impact result = over({"set bonus = 1", "set fine_from = 8"}, with({7, 9, 20}));
  ASSERT_TRUE(result.interaction);
  const std::vector<Interaction::Row>& rows = result.interaction->rows;
  ASSERT_THAT(rows, SizeIs(5));
  EXPECT_EQ(rows[0].raised, 1);
  EXPECT_EQ(rows[1].raised, 1);
  EXPECT_EQ(rows[2].raised, 2);  // added up
  EXPECT_EQ(rows[3].raised, 2);  // together: 7 and 9
  EXPECT_EQ(rows[4].raised, 0);  // one less by 9, one more by 7
  EXPECT_EQ(rows[0].changed, 3);
  EXPECT_EQ(rows[1].changed, 1);
  EXPECT_EQ(rows[4].changed, -1);
  EXPECT_EQ(rows[3].mean_change_exact, "1");
  EXPECT_EQ(rows[4].mean_change_exact, "0");
}

TEST(Impact, AChangeThatChangesNothingIsSaidLoudly) {
  const Impact result = over({"set fine_from = 9.5"}, with({5, 9, 10}));
  EXPECT_EQ(result.changed, 0U);
  EXPECT_EQ(result.changes.front().read, 3U);
  EXPECT_THAT(to_text(report(result)), HasSubstr("`set fine_from = 9.5` changed nothing: it is read in 3 inspections"));
}

TEST(Impact, WhatCannotBeEvaluatedIsCountedAndListed) {
  const Impact result = over({"set fine_from = 8"}, with({9}) + "{\"methodology\": \"demo\"\n" + with({8}));
  EXPECT_EQ(result.total, 3U);
  EXPECT_EQ(result.failed, 1U);
  EXPECT_EQ(result.changed, 2U);
  ASSERT_THAT(result.failures, SizeIs(1));
  EXPECT_EQ(result.failures.front().first, "cases.ndjson:2");
  EXPECT_THAT(to_text(report(result)), HasSubstr("1 inspection could not be evaluated"));
}

TEST(Impact, ListsAreCutAndCountsAreNot) {
  const Impact result = over({"set fine_from = 1"}, with({1, 2, 3, 4, 5, 6, 7, 8}), 3);
  EXPECT_EQ(result.changed, 8U);
  EXPECT_THAT(result.cases, SizeIs(3));
  EXPECT_THAT(to_text(report(result)), HasSubstr("The first 3 of 8 are listed."));
}

TEST(Impact, TheSetOfCasesIsNamedWhateverItsOrder) {
  const auto hash = [](const Impact& result) {
    for (const ReportFact& fact : result.facts) {
      if (fact.key == "cases_sha256") return fact.value;
    }
    return std::string();
  };
  const Impact one = over({"set fine_from = 8"}, with({1, 2, 3}));
  EXPECT_EQ(hash(one), hash(over({"set fine_from = 9"}, with({3, 1, 2}))));
  EXPECT_NE(hash(one), hash(over({"set fine_from = 8"}, with({1, 2, 4}))));
  EXPECT_THAT(hash(one), SizeIs(64));
}

TEST(Impact, AReplacedScaleKeepsItsLevelsApart) {
  const Impact result =
      over({"replace scale Rating  poor \"Poor\" 0  fair \"Fair\" 1  fine \"Fine\" 2"}, with({9, 12}));
  const RatingImpact& overall = result.ratings.front();
  EXPECT_THAT(overall.states, Contains("Fair"));
  EXPECT_EQ(overall.counts[0][0], 1U);
  EXPECT_EQ(overall.counts[1][1], 1U);
  EXPECT_EQ(result.changed, 0U);
}

}  // namespace
}  // namespace rubric
