#include <gtest/gtest.h>

#include "bad_data.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"

namespace rubric::facts::sample {
namespace {

TEST(Case, OriginIsKeptWithEveryFactOfItsObject) {
  const Reading it(with(R"("inputs": {"staff": 3, "origin": "annex B"},
    "standards": {"2.1": {"origin": "page 4", "rating": "Good", 
      "questions": {"safety": {"yes": 9, "origin": "footnote 6"}, "desistance": {"yes": 1}}}})"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  EXPECT_EQ(it.fact("staff").origin, "annex B");
  EXPECT_EQ(it.fact("rating of standard 2.1").origin, "page 4");
  EXPECT_EQ(it.fact("yes of question safety in standard 2.1").origin, "footnote 6");
  EXPECT_EQ(it.fact("yes of question desistance in standard 2.1").origin, "");
}

TEST(Case, PrivateKeysAreSkippedAtEveryLevel) {
  const Reading it(with(
      R"("x-a": [1], "inspection": {"x-fieldwork": {}}, "inputs": {"x-b": 1}, "domains": {"x-c": 1, "1": {"x-d": []}},
    "standards": {"x-e": 1, "2.1": {"x-f": 1, "questions": {"x-g": 1, "safety": {"x-h": 1}}}},
    "tables": {"x-i": 1, "inspected_cases": [{"x-j": 1}]},
    "discretion": [{"on": "1.1", "to": "Good", "x-k": 1}],
    "published": {"x-l": 1, "standards": {"1.1": {"x-m": 1}}}, "notes": ["a", "b"])"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  EXPECT_THAT(it.facts.inspection, ::testing::IsEmpty());
}

TEST(Case, NotRatedIsRead) {
  const Reading it(with(R"("standards": {"1.2": {"not_rated": "no cases in the period"}})"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  ASSERT_EQ(it.facts.not_rated.size(), 1U);
  EXPECT_EQ(it.methodology.rules.model.item_name(it.facts.not_rated[0].item), "standard 1.2");
  EXPECT_EQ(it.facts.not_rated[0].reason, "no cases in the period");
}

TEST(Case, HashIsThatOfTheText) {
  const std::string text = with(R"("inputs": {"staff": 3})");
  EXPECT_EQ(Reading(text).facts.hash, sha256(text));
}

TEST(Case, OrderOfSectionsMeansNothing) {
  const Reading a(R"({"methodology": "youth", "inputs": {"staff": 3}, "standards": {"1.1": {"rating": "Good"}}})");
  const Reading b(R"({"standards": {"1.1": {"rating": "Good"}}, "inputs": {"staff": 3}, "methodology": "youth"})");
  EXPECT_EQ(a.value("staff"), b.value("staff"));
  EXPECT_EQ(a.value("rating of standard 1.1"), b.value("rating of standard 1.1"));
  EXPECT_THAT(b.said(), ::testing::IsEmpty());
}

TEST(Case, EveryMistakeIsSaidOnce) {
  const Reading it(with(R"("inputs": {"staff": -1, "weight": "x"},
"standards": {"2.9": {}, "1.1": {"rating": "Godo"}})"));
  EXPECT_THAT(it.said(), ::testing::ElementsAre(::testing::StartsWith("cases/stoke.json:2:21 R507 [-1]"),
                                                ::testing::StartsWith("cases/stoke.json:2:35 R505 [\"x\"]"),
                                                ::testing::StartsWith("cases/stoke.json:3:15 R504 [\"2.9\"]"),
                                                ::testing::StartsWith("cases/stoke.json:3:44 R506 [\"Godo\"]")));
}

TEST(Case, TooLargeATextIsRefusedAtOnce) {
  const Reading it(std::string(limits::case_file_bytes + 1, ' '));
  EXPECT_THAT(it.said(), ::testing::ElementsAre(
                             "cases/stoke.json:1:1 R002 [] the case data are 67108865 bytes, expected at most 64 MiB | "
                             "move the rows of tables into CSV files, or give counts instead of rows"));
}

TEST(Case, BytesThatAreNotUtf8HaveAPlace) {
  const Reading it(with("\"notes\": \"caf\xE9\""));
  EXPECT_THAT(
      it.said(),
      ::testing::ElementsAre(
          "cases/stoke.json:2:14 R003 [\xE9] a byte that is not UTF-8 in the case data | save the file as UTF-8"));
}

class BadCase : public ::testing::TestWithParam<Bad> {};
TEST_P(BadCase, IsSaidExactly) { expect_one_mistake(GetParam()); }

const Bad bad[] = {
    {R"(«"inspektion"»: {})", "R503", "unknown key `inspektion`", "did you mean `inspection`?"},
    {R"(«"results"»: {})", "R503", "unknown key `results`",
     "known here: `methodology`, `inspection`, `inputs`, `domains`, `standards`, `tables`, `discretion`, `waivers`, "
     "`published`, `notes`"},
    {R"("inputs": «[1]»)", "R505", "`inputs` is a list, expected an object", "write it as `{\"name\": value}`"},
    {R"("inputs": «null»)", "R505", "`inputs` is `null`, expected an object", "write it as `{\"name\": value}`"},
    {R"("inputs": {«"stafff"»: 1})", "R503", "unknown key `stafff` in `inputs`", "did you mean `staff`?"},
    {R"("inputs": {«"total"»: 1})", "R503", "unknown key `total` in `inputs`",
     "`total` is computed by the rules; a printed one belongs under `published`"},
    {R"("inspection": {«"feildwork"»: "2022-06-27"})", "R503",
     "`inspection.feildwork` is all but the input `fieldwork`, expected that name or a plainly different one",
     "write `fieldwork`, or `x-feildwork` where the input is not meant"},
    {R"("inspection": {"team": «{»"lead": "A"}})", "R505",
     "`inspection.team` is an object, expected a text or a number",
     "put what is only for readers under `notes` or a key that begins `x-`"},
    {R"("inspection": {"staff": 1}, "inputs": {"staff": «1»})", "R513",
     "`inputs.staff` gives `staff` again, expected it once", "remove one of the two"},
    {R"("standards": {«"2.9"»: {}})", "R504", "`standards.2.9`: the rules have no standard `2.9`",
     "did you mean `2.1` or `2.2`?"},
    {R"("domains": {«"three"»: {}})", "R504", "`domains.three`: the rules have no domain `three`",
     "the domains are `1`, `2`"},
    {R"("standards": {"1.1": «"Good"»})", "R505", "`standards.1.1` is `\"Good\"`, expected an object",
     "write it as `{\"rating\": \"Good\"}`"},
    {R"("standards": {"1.1": {«"ratings"»: "Good"}})", "R503", "unknown key `ratings` in `standards.1.1`",
     "did you mean `rating`?"},
    {R"("standards": {"1.1": {"questions": {«"safety"»: {}}}})", "R504",
     "`standards.1.1.questions.safety`: standard 1.1 has no question `safety`", "remove it: there are no questions"},
    {R"("standards": {"2.1": {"questions": {«"saftey"»: {}}}})", "R504",
     "`standards.2.1.questions.saftey`: standard 2.1 has no question `saftey`", "did you mean `safety`?"},
    {R"("standards": {"2.1": {"questions": {"safety": {«"share"»: "46%"}}}})", "R503",
     "unknown key `share` in `standards.2.1.questions.safety`",
     "`share` is computed by the rules; a printed one belongs under `published`"},
    {R"("standards": {"2.1": {"questions": {"safety": {«"Yes"»: 4}}}})", "R503",
     "unknown key `Yes` in `standards.2.1.questions.safety`", "did you mean `yes`?"},
    {R"("standards": {"2.1": {"origin": «4»}})", "R505", "`standards.2.1.origin` is `4`, expected a text",
     "put it in double quotes"},
    {R"("standards": {"1.1": {«"not_rated"»: "none"}})", "R516",
     "`standards.1.1.not_rated`: standard 1.1 must be rated",
     "give its rating; or the rules say `may be not rated` for it"},
    {R"("standards": {"1.2": {"not_rated": «""»}})", "R510", "`standards.1.2.not_rated` is empty, expected the reason",
     "write why it is not rated"},
    {R"("standards": {"1.2": {"not_rated": «true»}})", "R505", "`standards.1.2.not_rated` is `true`, expected a text",
     "put it in double quotes"},
    {R"("standards": {"1.2": {«"not_rated"»: "none", "rating": "Good"}})", "R513",
     "`standards.1.2.not_rated` says standard 1.2 is not rated, and `rating` rates it; expected one of the two",
     "remove one of the two"},
    {R"("notes": ["a", «2»])", "R505", "`notes[2]` is `2`, expected a text", "put it in double quotes"},
};
INSTANTIATE_TEST_SUITE_P(Each, BadCase, ::testing::ValuesIn(bad));

class BadWhole : public ::testing::TestWithParam<Bad> {};
TEST_P(BadWhole, IsSaidExactly) { expect_one_mistake(GetParam(), true); }

const Bad bad_whole[] = {
    {"«[1, 2]»", "R505", "the case data are a list, expected an object",
     "write it as `{\"methodology\": \"youth\", …}`"},
    {"«{»\"inputs\": {\"nothing\": 1}}", "R517", "the case data have no `methodology`",
     "write `\"methodology\": \"youth\"`"},
    {"{\"methodology\": «\"yuoth\"», \"standards\": {\"9.9\": 1}}", "R509",
     "`methodology` is `yuoth`, expected `youth`", "read the data with the rules they name, or correct the name"},
    {"{\"methodology\": «3»}", "R505", "`methodology` is `3`, expected a text", "write `\"methodology\": \"youth\"`"},
};
INSTANTIATE_TEST_SUITE_P(Each, BadWhole, ::testing::ValuesIn(bad_whole));

}  // namespace
}  // namespace rubric::facts::sample
