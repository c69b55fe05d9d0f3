#include <gtest/gtest.h>

#include "bad_data.hpp"

namespace rubric::facts::sample {
namespace {

TEST(Records, DiscretionNamesItsRatingInSeveralForms) {
  const auto target = [](const std::string& on) {
    const Reading it(with(R"("discretion": [{"on": ")" + on + R"(", "to": "Good", "reason": "why", "by": "who"}])"));
    EXPECT_THAT(it.said(), ::testing::IsEmpty());
    return it.facts.discretion.empty() ? "none"
                                       : it.methodology.rules.model.attribute_name(it.facts.discretion[0].attribute);
  };
  EXPECT_EQ(target("2.1 safety"), "rating of question safety in standard 2.1");
  EXPECT_EQ(target("2.1 safety rating"), "rating of question safety in standard 2.1");
  EXPECT_EQ(target("rating of question safety in standard 2.1"), "rating of question safety in standard 2.1");
  EXPECT_EQ(target("question safety in standard 2.1"), "rating of question safety in standard 2.1");
  EXPECT_EQ(target("2.1"), "rating of standard 2.1");
  EXPECT_EQ(target("2.1 rating"), "rating of standard 2.1");
  EXPECT_EQ(target("standard 2.1"), "rating of standard 2.1");
  EXPECT_EQ(target("rating of standard 2.1"), "rating of standard 2.1");
  EXPECT_EQ(target("overall"), "overall");
}

TEST(Records, DiscretionIsKeptWhetherOrNotARuleAllowsIt) {
  const Reading it(with(
      R"("discretion": [{"on": "1.1", "to": "inadequate"},
    {"on": "2.2", "to": "Good", "reason": "why", "by": "who"}])"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  ASSERT_EQ(it.facts.discretion.size(), 2U);
  EXPECT_EQ(it.facts.discretion[0].to, 0U);
  EXPECT_EQ(it.facts.discretion[0].reason, "");
  EXPECT_EQ(it.facts.discretion[1].to, 2U);
  EXPECT_EQ(it.facts.discretion[1].reason, "why");
  EXPECT_EQ(it.facts.discretion[1].by, "who");
  EXPECT_EQ(it.sources.text(it.facts.discretion[0].span), R"({"on": "1.1", "to": "inadequate"})");
}

TEST(Records, WaiversFindTheirCapOrFloor) {
  const Reading it(with(
      R"("waivers": [{"cap": "governance", "reason": "r"},
    {"cap": "data", "on": "overall"}, {"floor": "effort", "on": "1.2", "by": "b"}])"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  ASSERT_EQ(it.facts.waivers.size(), 3U);
  EXPECT_EQ(it.facts.waivers[0].adjustment, 1U);
  EXPECT_EQ(it.facts.waivers[0].reason, "r");
  EXPECT_EQ(it.facts.waivers[1].adjustment, 4U);
  EXPECT_EQ(it.facts.waivers[2].adjustment, 5U);
  EXPECT_EQ(it.facts.waivers[2].by, "b");
}

TEST(Records, TheMaximumThatAScoreWasPrintedOutOf) {
  const Reading it(with(R"("published": {"total": 18, "total out of": "36"})"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  ASSERT_EQ(it.facts.published_out_of.size(), 1U);
  EXPECT_EQ(it.methodology.rules.model.attribute_name(it.facts.published_out_of[0].attribute), "total");
  EXPECT_EQ(it.facts.published_out_of[0].value.exact(), "36");
  EXPECT_EQ(it.facts.published.size(), 1U);
}

TEST(Records, PublishedValuesOfEveryKind) {
  const Reading it(with(
      R"("published": {"overall": "Requires improvement", "total": 18, "origin": "front page", "note": "n",
    "fieldwork": "2022-06-27", "weight": null,
    "domains": {"1": {"visits": 2}},
    "standards": {"1.1": {"rating": "Good", "origin": "page 2"},
      "2.1": {"questions": {"safety": {"share": "46%", "rating": "inadequate", "note": "n"}}}}})"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  std::vector<std::string> found;
  for (const Published& one : it.facts.published) {
    found.push_back(it.methodology.rules.model.attribute_name(one.attribute) + " = " + one.value.exact() + " (" +
                    one.origin + ")");
  }
  EXPECT_THAT(found, ::testing::ElementsAre("overall = 1 (front page)", "total = 18 (front page)",
                                            "fieldwork = 19170 (front page)", "visits of domain 1 = 2 ()",
                                            "rating of standard 1.1 = 2 (page 2)",
                                            "share of question safety in standard 2.1 = 46 ()",
                                            "rating of question safety in standard 2.1 = 0 ()"));
  EXPECT_EQ(it.value("fieldwork"), "missing");  // what is printed is never an input
}

class BadRecord : public ::testing::TestWithParam<Bad> {};
TEST_P(BadRecord, IsSaidExactly) { expect_one_mistake(GetParam()); }

const Bad bad[] = {
    {R"("discretion": «{}»)", "R505", "`discretion` is an object, expected a list",
     "write it as `[{\"on\": …, \"to\": …, \"reason\": …}]`"},
    {R"("discretion": [«"1.1"»])", "R505", "`discretion[1]` is `\"1.1\"`, expected an object",
     "write it as `{\"on\": \"2.1 safety\", \"to\": …, \"reason\": \"…\"}`"},
    {R"("discretion": [«{»"to": "Good"}])", "R517", "`discretion[1]` has no `on`",
     "name the rating: `\"on\": \"2.1 safety\"`"},
    {R"("discretion": [«{»"on": "1.1"}])", "R517", "`discretion[1]` has no `to`",
     "name the level that discretion leads to"},
    {R"("discretion": [{"on": «3», "to": "Good"}])", "R505", "`discretion[1].on` is `3`, expected a text",
     "put it in double quotes"},
    {R"("discretion": [{"on": "1.1", "to": «"Great"»}])", "R506",
     "`discretion[1].to` is `\"Great\"`, expected a level of Rating",
     "the levels are `Inadequate`, `Requires improvement`, `Good`"},
    {R"("discretion": [{"on": "1.1", "to": "Good", «"raeson"»: "x"}])", "R503",
     "unknown key `raeson` in `discretion[1]`", "did you mean `reason`?"},
    {R"("discretion": [{"on": «"2.9 safety"», "to": "Good"}])", "R504",
     "`discretion[1].on`: the rules have no standard `2.9`", "did you mean `2.1` or `2.2`?"},
    {R"("discretion": [{"on": «"2.1 savety"», "to": "Good"}])", "R504",
     "`discretion[1].on`: standard 2.1 has no question `savety`", "did you mean `safety`?"},
    {R"("discretion": [{"on": «"question savety in standard 2.1"», "to": "Good"}])", "R504",
     "`discretion[1].on`: standard 2.1 has no question `savety`", "did you mean `safety`?"},
    {R"("discretion": [{"on": «"verall"», "to": "Good"}])", "R504", "`discretion[1].on`: the rules have no `verall`",
     "did you mean `overall`?"},
    {R"("discretion": [{"on": «"everything"», "to": "Good"}])", "R504",
     "`discretion[1].on`: the rules have no `everything`",
     "write it as `overall`, `2.1`, `2.1 safety` or `rating of standard 2.1`"},
    {R"("discretion": [{"on": «""», "to": "Good"}])", "R504", "`discretion[1].on`: the rules have no ``",
     "write it as `overall`, `2.1`, `2.1 safety` or `rating of standard 2.1`"},
    {R"("discretion": [{"on": «"domain 1"», "to": "Good"}])", "R510", "`discretion[1].on`: domain 1 has no `rating`",
     "it has `visits`"},
    {R"("discretion": [{"on": «"ratings of standard 1.1"», "to": "Good"}])", "R510",
     "`discretion[1].on`: standard 1.1 has no `ratings`", "did you mean `rating`?"},
    {R"("discretion": [{"on": «"total"», "to": "Good"}])", "R510",
     "`discretion[1].on` is `total`, which has no levels; expected a rating",
     "name a rating: `overall`, `2.1` or `2.1 safety`"},
    {R"("discretion": [{"on": "1.1", "to": "Good"}, «{"on": "standard 1.1", "to": "Good"}»])", "R513",
     "`discretion[2]` is discretion on `rating of standard 1.1` again, expected it once", "remove one of the two"},
    {R"("waivers": [«{»"reason": "x"}])", "R517", "`waivers[1]` has no `cap` and no `floor`",
     "name the cap or floor to set aside"},
    {R"("waivers": [{"cap": "governance", "floor": «"effort"»}])", "R510",
     "`waivers[1]` has both `cap` and `floor`, expected one of the two", "write two records"},
    {R"("waivers": [{"cap": «"governence"»}])", "R510", "`waivers[1].cap`: the rules have no cap `governence`",
     "did you mean `governance`?"},
    {R"("waivers": [{"floor": «"governance"»}])", "R510", "`waivers[1].floor`: the rules have no floor `governance`",
     "the floors are `effort`"},
    {R"("waivers": [«{»"cap": "data"}])", "R517", "`waivers[1]` has no `on`, and cap `data` binds 3 ratings",
     "say which: it binds `rating of standard 1.1`, `rating of standard 1.2`, `overall`"},
    {R"("waivers": [{"cap": "governance", "on": «"1.2"»}])", "R510",
     "`waivers[1].on`: cap `governance` does not bind `rating of standard 1.2`", "it binds `rating of standard 1.1`"},
    {R"("waivers": [{"cap": "governance"}, «{"cap": "governance", "on": "1.1"}»])", "R513",
     "`waivers[2]` waives cap `governance` again, expected it once", "remove one of the two"},
    {R"("published": {«"totel"»: 18})", "R503", "unknown key `totel` in `published`", "did you mean `total`?"},
    {R"("published": {"total": «"18 points"»})", "R505", "`published.total` is `\"18 points\"`, expected a number", ""},
    {R"("published": {"total out of": «"many"»})", "R505", "`published.total out of` is `\"many\"`, expected a number",
     ""},
    {R"("published": {«"overall out of"»: 3})", "R503", "unknown key `overall out of` in `published`",
     "known here: `fieldwork`, `uplift`, `weight`, `staff`, `remote`, `region`, `total`, `overall`, `total out of`, "
     "`domains`, `standards`, `origin` and 1 more"},
    {R"("published": {«"total out"»: 3})", "R503", "unknown key `total out` in `published`",
     "did you mean `total out of`?"},
    {R"("published": {"standards": {"1.1": «"Good"»}})", "R505",
     "`published.standards.1.1` is `\"Good\"`, expected an object", "write it as `{\"rating\": \"Good\"}`"},
    {R"("published": {"standards": {«"1.3"»: {}}})", "R504",
     "`published.standards.1.3`: the rules have no standard `1.3`", "did you mean `1.1` or `1.2`?"},
    {R"("published": {"standards": {"2.1": {"questions": {"safety": {"share": «46»}}}}})", "R505",
     "`published.standards.2.1.questions.safety.share` is `46`, expected a percentage, not a plain number",
     "write `\"46%\"`"},
    {R"("published": {"note": «3»})", "R505", "`published.note` is `3`, expected a text", "put it in double quotes"},
};
INSTANTIATE_TEST_SUITE_P(Each, BadRecord, ::testing::ValuesIn(bad));

}  // namespace
}  // namespace rubric::facts::sample
