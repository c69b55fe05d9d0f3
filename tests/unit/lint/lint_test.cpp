#include "lint/lint.hpp"

#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "lint/look_alikes.hpp"
#include "support/loaded_rules.hpp"

namespace rubric::lint {
namespace {

const std::string framework = R"(methodology demo
scale Rating
  poor  "Poor"  0
  fair  "Fair"  1
  good  "Good"  2
standard 1 "One"
standard 2 "Two"
for standards
  judgement rating : Rating
end
input yes   : count
input cases : count
require yes <= cases
)";

/// What the checks find in `text` behind the framework: "R427 15 R428 17", each code with its line there.
std::string found(const std::string& text, const CheckOptions& options = {}) {
  test::LoadedRules loaded(framework + text);
  EXPECT_EQ(loaded.messages(), "");
  std::vector<compile::Program> programs;
  for (std::uint32_t i = 0; i < loaded.rules.intervals.size(); ++i)
    programs.push_back(compile::compile(loaded.rules, i, loaded.diagnostics));
  check(loaded.sources, loaded.ast, loaded.rules, programs, options, loaded.diagnostics);
  const auto before = static_cast<std::uint32_t>(std::count(framework.begin(), framework.end(), '\n'));
  std::string all;
  for (const Diagnostic& diagnostic : loaded.diagnostics.sorted()) {
    all += all.empty() ? "" : ", ";
    all += std::string(info(diagnostic.code).number) + " in line " +
           std::to_string(loaded.sources.place(diagnostic.span).line - before);
    if (severity(diagnostic) == Severity::error) all += " denied";
  }
  return all;
}

TEST(Lint, SoundRulesAreQuiet) { EXPECT_EQ(found(""), ""); }

TEST(Lint, WhatNothingReads) {
  EXPECT_EQ(found("let share = 100% * yes / cases\n"), "R420 in line 1");
  EXPECT_EQ(found("parameter margin : percent = 5%\n"), "R420 in line 1");
  EXPECT_EQ(found("function half(x : number) : number = x / 2\n"), "R420 in line 1");
  EXPECT_EQ(found("choice Answer\n  met\n  not_met\n"), "R420 in line 1");
  EXPECT_EQ(found("table visits\n  column answer : boolean\n"), "R420 in line 1");
  EXPECT_EQ(found("bands size from count to Rating\n  0 to 3 poor\n  4 to 6 fair\n  from 7 good\n"), "R420 in line 1");
}

TEST(Lint, ReadInAnyPlaceIsRead) {
  EXPECT_EQ(found("parameter few : number = 5\n"
                  "bands size from number to Rating\n  below few poor\n  from few fair\n  from 9 good\n"
                  "rating overall = size(cases)\n"),
            "");
  EXPECT_EQ(found("table visits\n  column late : boolean\n"
                  "rating overall = if (count of visits where late) > 3 then poor else lowest rating of standards\n"),
            "");
  EXPECT_EQ(found("let share = 100% * yes / cases\nrequire share <= 100%\n"), "");
}

TEST(Lint, ResultsThatMoveAsRequired) {
  EXPECT_EQ(found("rating overall = lowest rating of standards\nrequire rising overall in rating of standards\n"),
            "R434 in line 2");
  EXPECT_EQ(found("rating overall = lowest rating of standards\nrequire falling overall in rating of standards\n"),
            "R433 in line 2 denied");
  EXPECT_EQ(found("rating overall = lowest rating of standards\nrequire rising overall in yes\n"), "R437 in line 2");
}

TEST(Lint, ACaseThatFailsARequirementRefutesNothing) {
  const std::string rules = "let share = yes / (cases - 4)\nrequire rising share in yes\n";
  EXPECT_EQ(found(rules), "R420 in line 1, R433 in line 2 denied");
  EXPECT_EQ(found(rules + "require cases > 4\n"), "R420 in line 1, R435 in line 2");
}

TEST(Lint, DefinitionsThatAgree) {
  const std::string rating = "rating overall = lowest rating of standards\n";
  EXPECT_EQ(found(rating + "rating other = lowest rating of standards\n"), "R438 in line 2");
  EXPECT_EQ(found(rating + "rating other = highest rating of standards\n"), "");
  EXPECT_EQ(found(rating + "rating other = overall\n"), "") << "a name for the same";
  EXPECT_EQ(found(rating + "rating other = lowest rating of standards\ncap low on other at fair\n  when yes < 3\n"),
            "");
  EXPECT_EQ(found("let a = 2 * 3\nlet b = 3 + 3\nrequire a + b > yes\n"), "") << "constants may change";
}

TEST(Lint, ADeclarationForManyItemsIsToldOnce) {
  EXPECT_EQ(found("for standards\n  let points_of = points(rating)\nend\n"), "R420 in line 2");
}

TEST(Lint, SourcesAreCited) {
  EXPECT_EQ(found("source a \"A\"\nsource b \"B\"\nrating overall = lowest rating of standards\n  cites b\n"),
            "R421 in line 1");
  EXPECT_EQ(found("rating overall = lowest rating of standards\n"), "");
  EXPECT_EQ(found("rating overall = lowest rating of standards\n", {{"R422"}, {}}), "R422 in line 1 denied");
}

TEST(Lint, ConditionsThatAreSettled) {
  EXPECT_EQ(found("require cases >= 0\n"), "R427 in line 1");
  EXPECT_EQ(found("rating overall = first of\n  good when yes > 5\n  fair when yes > 5\n"
                  "  otherwise lowest rating of standards\n"),
            "R427 in line 3");
  EXPECT_EQ(found("rating overall = if yes < 0 and cases > 3 then poor else lowest rating of standards\n"),
            "R427 in line 1");
}

TEST(Lint, WhatDependsOnTwoValuesIsNotProved) {
  EXPECT_EQ(found("rating overall = if yes > cases then poor else lowest rating of standards\n"), "");
}

TEST(Lint, ParametersAreSwitches) {
  EXPECT_EQ(found("parameter strict : boolean = false\n"
                  "rating overall = if strict and yes > 2 then poor else lowest rating of standards\n"),
            "");
  EXPECT_EQ(found("parameter least : number = 3\n"
                  "rating overall = if least > 5 then poor else lowest rating of standards\n"),
            "");
  EXPECT_EQ(found("parameter least : number = -3\n"
                  "rating overall = if yes < least then poor else lowest rating of standards\n"),
            "R427 in line 2");
}

TEST(Lint, LevelsThatAreNeverGiven) {
  EXPECT_EQ(found("rating overall = if yes > 3 then poor else good\n"), "R426 in line 1");
  // What another rating leaves out is told of there alone.
  EXPECT_EQ(found("rating first_part = if yes > 3 then poor else good\nrating overall = first_part\n"),
            "R426 in line 1");
  EXPECT_EQ(found("bands size from number to Rating\n  below 5 poor\n  from 5 good\n  unused fair\n"
                  "rating overall = size(cases)\n"),
            "");
}

TEST(Lint, RowsThatAreNeverReached) {
  const std::string rows = "bands size from number to Rating\n  below 0 poor\n  from 0 fair\n  from 5 good\n";
  EXPECT_EQ(found(rows + "rating overall = size(cases)\n"), "R425 in line 2");
  EXPECT_EQ(found(rows + "rating overall = size(cases - yes)\n"), "");
  // A look-up of a constant is worked out while compiling, and counts all the same.
  EXPECT_EQ(found(rows + "rating overall = lower(size(cases), size(-3))\n"
                         "function lower(a : Rating, b : Rating) : Rating = if a < b then a else b\n"),
            "");
}

TEST(Lint, RoundingPastAnEdge) {
  const std::string rows = "bands size from number to Rating\n  below 5 poor\n  from 5 fair\n  from 12 good\n";
  EXPECT_EQ(found(rows + "let near = round_down(cases, 5)\nrating overall = size(near)\n"), "R430 in line 4");
  EXPECT_EQ(found(rows + "let near = round_down(cases, 1)\nrating overall = size(near)\n"), "");
  EXPECT_EQ(found(rows + "let near = round_down(cases, 5) + 2\nrating overall = size(near)\n"), "");
}

TEST(Lint, CapsAndFloors) {
  const std::string rating = "rating overall = lowest rating of standards\n";
  EXPECT_EQ(found(rating + "cap a on overall at good when yes > 3\n"), "R428 in line 2");
  EXPECT_EQ(found(rating + "floor a on overall at poor when yes > 3\n"), "R428 in line 2");
  EXPECT_EQ(found(rating + "cap a on overall at fair when yes > 3\n"), "");
  EXPECT_EQ(found(rating + "cap a on overall at fair when yes > 3\ncap b on overall at fair when yes > 3\n"),
            "R431 in line 3");
  EXPECT_EQ(
      found(rating + "cap a on overall at fair when yes > 3 and cases > 5\ncap b on overall at poor when yes > 3\n"),
      "R431 in line 2");
  EXPECT_EQ(
      found(rating + "cap a on overall at poor when yes > 3 and cases > 5\ncap b on overall at fair when yes > 3\n"),
      "");
  EXPECT_EQ(found(rating + "floor a on overall at fair when yes > 3\n"
                           "floor b on overall at good when yes > 3 or cases > 5\n"),
            "R431 in line 2");
  EXPECT_EQ(found(rating + "cap a on overall at fair when yes > 3 waivable requires reason\n"
                           "cap b on overall at fair when yes > 3 waivable requires reason\n"),
            "");
}

TEST(Lint, ValuesThatChangeNothing) {
  const std::string head = "input day : date\ndated by day\nrequire yes <= most\nparameter most : number\n";
  EXPECT_EQ(found(head + "  from 2020-01-01 = 5\n  from 2021-01-01 = 5\n  from 2022-01-01 = 6\n"), "R429 in line 6");
  EXPECT_EQ(found(head + "  from 2020-01-01 = 5\n  from 2021-01-01 = 6\n  from 2022-01-01 = 5\n"), "");
}

TEST(Lint, HowWarningsAreTaken) {
  const std::string unread = "input rooms : count\n";
  EXPECT_EQ(found(unread, {{"R420"}, {}}), "R420 in line 1 denied");
  EXPECT_EQ(found(unread, {{"all"}, {}}), "R420 in line 1 denied");
  EXPECT_EQ(found(unread, {{"all"}, {"R420"}}), "");
  EXPECT_EQ(found(unread + "deny R420\n"), "R420 in line 1 denied");
  EXPECT_EQ(found(unread + "allow R420 \"later\"\n", {{"all"}, {}}), "");
  EXPECT_EQ(found(unread + "allow R420 on yes \"later\"\n"), "R420 in line 1, R432 in line 2");
  EXPECT_EQ(found(unread + "allow R420 on rooms \"later\"\n"), "");
  EXPECT_EQ(found("allow R422 \"off by itself\"\n"), "");
}

TEST(Lint, Characters) {
  EXPECT_EQ(found("# \xE2\x80\xAE\n"), "R423 in line 1");
  EXPECT_EQ(found("source a \"So\xC2\xADurce\"\nrating overall = lowest rating of standards\n  cites a\n"),
            "R423 in line 1");
  EXPECT_EQ(found("# d\xC3\xA9j\xC3\xA0 vu, \xD0\xBC\xD0\xB8\xD1\x80, k\xCE\xA9\n"), "");
  EXPECT_EQ(found("rating overall = lowest rating of standards\nrequire yes < 9 \"n\xD0\xBEt\"\n"), "R424 in line 2");
  EXPECT_EQ(found("require yes < 9 \"\xD0\xBC\xD0\xB8\xD1\x80\"\n"), "");
  EXPECT_EQ(found("input l1 : count\ninput ll : count\nrequire l1 < ll\n"), "R424 in line 2");
}

TEST(LookAlikes, OfOneLook) {
  EXPECT_EQ(look_of("L0\xD0\xBEk"), look_of("LOok"));
  EXPECT_EQ(look_of("\xEF\xBC\xA1\xE2\x82\xAC\xF0\x9F\x99\x82"), "A\xE2\x82\xAC\xF0\x9F\x99\x82");
  EXPECT_EQ(hidden(U'a'), "");
  EXPECT_NE(hidden(0x202E), "");
}

}  // namespace
}  // namespace rubric::lint
