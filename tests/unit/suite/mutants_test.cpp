#include "suite/mutants.hpp"

#include <gmock/gmock.h>

#include <rubric/mutation.hpp>

namespace rubric::suite {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr std::string_view head = R"(methodology small
scale Rating  poor "Poor" 0  fair "Fair" 1  fine "Fine" 3
standard 1
standard 2
standard 3
for standards
  judgement rating : Rating
end
)";

Methodology loaded(const std::string& rules) {
  const Loaded loaded = load_text("rules.rubric", std::string(head) + rules);
  EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
  return *loaded.methodology;
}

/// "before → after", of every change to the rules behind the head.
std::vector<std::string> changes(const std::string& rules) {
  const Methodology methodology = loaded(rules);
  std::vector<std::string> all;
  for (const Change& change : changes_of(methodology.impl())) {
    if (change.shown.begin < head.size()) continue;
    const auto [before, after] = before_and_after(*methodology.impl().sources, change);
    all.push_back(before + " → " + after);
  }
  return all;
}

/// What became of the change that is written so.
Fate fate(const MutationReport& report, const std::string& before, const std::string& after) {
  for (const Mutant& mutant : report.mutants) {
    if (mutant.before == before && mutant.after == after) return mutant.fate;
  }
  ADD_FAILURE() << "no change from " << before << " to " << after;
  return Fate::not_tried;
}

TEST(Mutants, EdgesMoveByAStepAndLevelsAreSwapped) {
  EXPECT_THAT(changes("bands b from percent to Rating  below 50% poor  from 50% fair  from 64.5% fine"),
              UnorderedElementsAre("from 50% → from 49%", "from 50% → from 51%", "from 64.5% → from 63.5%",
                                   "from 64.5% → from 65.5%", "poor from 50% fair → fair from 50% poor",
                                   "fair from 64.5% fine → fine from 64.5% fair"));
  EXPECT_THAT(changes("bands b from count to Rating  0 to 6 poor  7 to 9 fair  from 10 fine"),
              testing::IsSupersetOf({"7 to 9 → 6 to 9", "7 to 9 → 8 to 9", "from 10 → from 9", "from 10 → from 11"}));
  EXPECT_THAT(changes("bands b from number to Rating  up to -1 poor  up to 0.5 fair  above 0.5 fine"),
              testing::IsSupersetOf(
                  {"up to -1 → up to -2", "up to -1 → up to 0", "up to 0.5 → up to -0.5", "up to 0.5 → up to 1.5"}));
}

TEST(Mutants, AnEdgeThatIsAParameterIsChangedWhereItIsDeclared) {
  EXPECT_THAT(changes("parameter p : percent = 50%\n"
                      "bands b from percent to Rating  below p poor  from p fine  unused fair"),
              UnorderedElementsAre("p : percent = 50% → p : percent = 49%", "p : percent = 50% → p : percent = 51%",
                                   "poor from p fine → fine from p poor"));
}

TEST(Mutants, Operators) {
  EXPECT_THAT(changes("input a : number  let x = a >= b  let y = a > b  let z = a <= b  let w = a < b  let b = a"),
              ElementsAre("a >= b → a > b", "a > b → a >= b", "a <= b → a < b", "a < b → a <= b"));
  EXPECT_THAT(changes("input a : number  let x = a = b  let y = a != b  let z = a + b  let w = a - b  let b = a"),
              ElementsAre("a = b → a != b", "a != b → a = b", "a + b → a - b", "a - b → a + b"));
  EXPECT_THAT(changes("input a : boolean  input b : boolean  let x = a and b  let y = (a # or\n or b)"),
              ElementsAre("a and b → a or b", "(a or b) → (a and b)"));
}

TEST(Mutants, LiteralsInsideExpressions) {
  EXPECT_THAT(
      changes("input a : number  let x = a > 1.5  let y = if a > -2 then 65% else 0%"),
      ElementsAre("a > 1.5 → a >= 1.5", "a > 1.5 → a > 0.5", "a > 1.5 → a > 2.5", "a > -2 → a >= -2", "a > -2 → a > -1",
                  "a > -2 → a > -3", "if a > -2 then 65% else 0% → if a > -2 then 64% else 0%",
                  "if a > -2 then 65% else 0% → if a > -2 then 66% else 0%",
                  "if a > -2 then 65% else 0% → if a > -2 then 65% else 1%"));
  EXPECT_THAT(changes("input d : date  let x = d < 2020-03-01  let y = true"),
              ElementsAre("d < 2020-03-01 → d <= 2020-03-01", "d < 2020-03-01 → d < 2020-02-29",
                          "d < 2020-03-01 → d < 2020-03-02", "true → false"));
}

TEST(Mutants, LevelsInsideExpressions) {
  EXPECT_THAT(changes("let x = rating of standard 1 >= fair  let y = rating of standard 1 < fine"),
              testing::IsSupersetOf({"rating of standard 1 >= fair → rating of standard 1 >= poor",
                                     "rating of standard 1 >= fair → rating of standard 1 >= fine",
                                     "rating of standard 1 < fine → rating of standard 1 < fair"}));
  EXPECT_THAT(changes("choice Answer  yes_ \"Yes\", no_ \"No\", none_ \"None\"  input a : Answer  let x = a = none_"),
              ElementsAre("a = none_ → a != none_", "a = none_ → a = yes_"));
}

TEST(Mutants, ItemsOfBlocksAndAdjustmentsAreLeftOut) {
  EXPECT_THAT(
      changes("for standards 1, 2\n  let x = 1 > 2 and rating = rating\nend"),
      testing::IsSupersetOf({"standards 1, 2 → standards 1, 2 except 1", "standards 1, 2 → standards 1, 2 except 2"}));
  EXPECT_THAT(changes("input late : boolean\ncap c on rating of standards except 3 at poor when late"),
              testing::IsSupersetOf(
                  {"standards except 3 → standards except 1, 3", "standards except 3 → standards except 2, 3"}));
}

TEST(Mutants, OrElseIsDropped) {
  EXPECT_THAT(changes("input a : count\ninput b : count  \"How many?\"  or else  a + a"),
              ElementsAre("or else a + a → ", "a + a → a - a"));
}

TEST(Mutants, FunctionsAndAggregates) {
  EXPECT_THAT(changes("input a : number  let x = max(a, a)  let y = floor(a)  let z = round_down(a, 0.5)"),
              testing::IsSupersetOf(
                  {"max(a, a) → min(a, a)", "floor(a) → ceiling(a)", "round_down(a, 0.5) → round_half_up(a, 0.5)",
                   "round_down(a, 0.5) → round_half_even(a, 0.5)", "round_down(a, 0.5) → round_up(a, 0.5)",
                   "round_down(a, 0.5) → round_down(a, 1.5)"}));
  EXPECT_THAT(changes("rating r = lowest rating of standards 1, 2"),
              ElementsAre("lowest rating of standards 1, 2 → highest rating of standards 1, 2",
                          "standards 1, 2 → standards 1, 2 except 1", "standards 1, 2 → standards 1, 2 except 2"));
  EXPECT_THAT(changes("let s = some standards except 1 has rating = poor"),
              ElementsAre("some standards except 1 has rating = poor → every standards except 1 has rating = poor",
                          "standards except 1 → standards except 2, 1", "standards except 1 → standards except 3, 1",
                          "rating = poor → rating != poor", "rating = poor → rating = fair"));
}

TEST(Mutants, CapsAndFloors) {
  EXPECT_THAT(changes("input late : boolean\ncap c on rating of standard 1 at fair when late waivable requires reason"),
              UnorderedElementsAre("when late → when false", "fair → poor", "fair → fine", "waivable → ",
                                   "requires reason → "));
  EXPECT_THAT(
      changes("floor f on rating of standard 1 at fine waivable requires reason, by"),
      UnorderedElementsAre(
          "floor f on rating of standard 1 at fine → floor f on rating of standard 1 at fine when false", "fine → fair",
          "waivable → ", "requires reason, by → requires by", "requires reason, by → requires reason"));
}

TEST(Mutants, Discretion) {
  EXPECT_THAT(changes("input near : boolean\ndiscretion d on rating of standard 1 allows 2 bands up or down when near"),
              UnorderedElementsAre("allows 2 bands up or down → allows 1 band up or down",
                                   "allows 2 bands up or down → allows 3 bands up or down",
                                   "allows 2 bands up or down → allows 2 bands up",
                                   "allows 2 bands up or down → allows 2 bands down", "when near → when false"));
}

TEST(Mutants, ParametersByDate) {
  EXPECT_THAT(changes("input day : date  dated by day\n"
                      "parameter p : count  from 2020-01-01 = 3  from 2021-01-01 = 4"),
              ElementsAre("from 2020-01-01 = 3 → from 2020-01-01 = 2", "from 2020-01-01 = 3 → from 2020-01-01 = 4",
                          "from 2021-01-01 = 4 → from 2021-01-01 = 3", "from 2021-01-01 = 4 → from 2021-01-01 = 5"));
  EXPECT_THAT(changes("parameter p : Rating = poor  parameter d : date = 2020-02-28  parameter t : boolean = true"),
              ElementsAre("p : Rating = poor → p : Rating = fair", "d : date = 2020-02-28 → d : date = 2020-02-27",
                          "d : date = 2020-02-28 → d : date = 2020-02-29", "t : boolean = true → t : boolean = false"));
}

TEST(Mutants, RequirementsAndWhatIsNotRated) {
  EXPECT_THAT(
      changes("input a : count\nrequire a < 9 \"many\"\nfor standard 1\n  not rated when a = 0"),
      ElementsAre("require a < 9 \"many\" → require true \"many\"", "a < 9 → a <= 9", "a < 9 → a < 8", "a < 9 → a < 10",
                  "not rated when a = 0 → not rated when false", "a = 0 → a != 0", "a = 0 → a = 1"));
}

TEST(Mutants, PointsRiseHalfWayWhereOneMoreWouldReachTheNext) {
  const Methodology methodology = loaded("");
  std::vector<std::string> all;
  for (const Change& change : changes_of(methodology.impl()))
    all.push_back(before_and_after(*methodology.impl().sources, change).second);
  EXPECT_THAT(all, testing::IsSupersetOf({"poor \"Poor\" 0.5", "fair \"Fair\" 2", "fine \"Fine\" 4"}));
}

TEST(Mutants, WhatBothSayIsCutWhereItIsLong) {
  const std::string sum =
      "let x = (a + a + a + a + a + a + a + a + a + a + a + a) * 2 < a * a * a * a * a * a * a * a * "
      "a * a * a * a * a";
  EXPECT_THAT(changes("input a : number  " + sum),
              Contains(AllOf(testing::StartsWith("…"), testing::HasSubstr("* 2 < a * a"), testing::EndsWith(" …"),
                             testing::HasSubstr("* 2 <= a * a"))));
}

TEST(Mutants, TestsAndTheirChangesAreLeftAlone) {
  const std::string rules = "parameter p : count = 3  let x = p > 2\n";
  EXPECT_EQ(changes(rules).size(), changes(rules + "test \"t\"  replace let x = p + 1 < 9  expect x = true").size());
}

// What is reported is an edit of the text: the rules that it makes are those of the text so edited.
TEST(Mutants, EveryChangeParses) {
  const Methodology methodology = loaded(
      "bands b from percent to Rating  below 50% poor  from 50% fair  from 64.5% fine\n"
      "input a : number  input late : boolean  rating r = if a + 1 > 2 then b(100% * a) else lowest rating of "
      "standards\n"
      "cap c on rating of standard 1 at fair when late waivable requires reason\n"
      "discretion d on r allows 1 band up or down when distance(100% * a, b) <= 5%");
  const Sources& sources = *methodology.impl().sources;
  for (const Change& change : changes_of(methodology.impl())) {
    const std::string text = edited(sources.get(SourceId{0}), SourceId{0}, change.edits);
    EXPECT_NE(text, sources.get(SourceId{0}).text);
    for (const Message& message : load_text("rules.rubric", text).messages.list())
      EXPECT_FALSE(message.code.starts_with("R1")) << message.text << "\n" << text;
  }
}

constexpr std::string_view tested = R"(
parameter least  : count = 2
parameter unused_one : count = 1
input late : boolean
rating overall = if (count of standards where rating >= fair) >= least then fine else poor
let never = late and false
bands of_level from count to Rating  0 to 1 poor  2 to 8 fair  from 9 fine
let banded = of_level(points(rating of standard 1))
cap c on rating of standard 2 at fair when late waivable
test "two are fair"
  given rating of standard 1 = fair
  given rating of standard 2 = fair
  given rating of standard 3 = poor
  expect overall = fine
test "a cap is set aside"
  given rating of standard 2 = fine
  given late = true
  given waiver of cap c
  expect rating of standard 2 = fine because waiver c
)";

TEST(Mutate, SaysWhatBecameOfEachChange) {
  const MutationReport report = mutate(loaded(std::string(tested)));
  EXPECT_EQ(report.tests.failed(), 0U);
  EXPECT_EQ(fate(report, "least : count = 2", "least : count = 3"), Fate::noticed);
  EXPECT_EQ(fate(report, "least : count = 2", "least : count = 1"), Fate::survived);
  EXPECT_EQ(fate(report, "when late", "when false"), Fate::noticed);
  EXPECT_EQ(fate(report, "waivable", ""), Fate::noticed);
  EXPECT_EQ(fate(report, "poor 2 to 8 fair", "fair 2 to 8 poor"), Fate::refused);
}

TEST(Mutate, KnowsWhatIsWithoutEffect) {
  const MutationReport report = mutate(loaded(std::string(tested)));
  EXPECT_EQ(fate(report, "unused_one : count = 1", "unused_one : count = 2"), Fate::equivalent);  // the same Program
  EXPECT_EQ(fate(report, "from 9", "from 10"), Fate::equivalent);                                 // points end at 3
  EXPECT_EQ(fate(report, "2 to 8", "3 to 8"), Fate::survived);
  const MutationReport constant = mutate(loaded("input a : count  let x = a + 1 > 0\ntest \"t\"  expect x = true"));
  EXPECT_EQ(fate(constant, "a + 1 > 0", "a + 1 >= 0"), Fate::equivalent);  // true whatever `a` is
  EXPECT_EQ(fate(constant, "a + 1", "a - 1"), Fate::noticed);
}

TEST(Mutate, KnowsThatNoShareLiesBetweenTheBounds) {
  const MutationReport report = mutate(
      loaded("for standards\n  let up = rating >= fair\nend\n"
             "let half = (proportion of standards where up) < 50%  let one = (count of standards where up) >= 1\n"
             "test \"t\"  given rating of standard 1 = fair  given rating of standard 2 = poor\n"
             "  given rating of standard 3 = poor  expect half = true  expect one = true"));
  // Of three standards a share is 0, 33.3%, 66.7% or 100%: the bound moves past one of them.
  const std::string half = "(proportion of standards where up) < 50%";
  EXPECT_EQ(fate(report, half, "(proportion of standards where up) < 33%"), Fate::noticed);
  EXPECT_EQ(fate(report, half, "(proportion of standards where up) < 67%"), Fate::survived);
  EXPECT_EQ(fate(report, half, "(proportion of standards where up) <= 50%"), Fate::equivalent);
  const std::string one = "(count of standards where up) >= 1";
  EXPECT_EQ(fate(report, one, "(count of standards where up) >= 0"), Fate::survived);
  EXPECT_EQ(fate(report, one, "(count of standards where up) >= 2"), Fate::noticed);
}

TEST(Mutants, BoundsMovePastTheNextValueThereCanBe) {
  const auto beside = [](std::vector<Number> values, const Number& bound, bool parts_behind, int by) {
    const auto moved = bound_beside(values, bound, parts_behind, by);
    return moved ? moved->display(6) : "none";
  };
  const std::vector<Number> fives{0, 5, 10};
  EXPECT_EQ(beside(fives, 5, true, 1), "10");
  EXPECT_EQ(beside(fives, 5, true, -1), "4");
  EXPECT_EQ(beside(fives, 5, false, 1), "6");
  EXPECT_EQ(beside(fives, 5, false, -1), "0");
  EXPECT_EQ(beside(fives, 10, true, 1), "none");
  EXPECT_EQ(beside(fives, 0, false, -1), "none");
  const std::vector<Number> ninths{Number::ratio(3, 9), Number::ratio(4, 9), Number::ratio(5, 9), Number::ratio(6, 9)};
  EXPECT_EQ(beside(ninths, Number::ratio(1, 2), true, 1), "0.6");
  EXPECT_EQ(beside(ninths, Number::ratio(1, 2), true, -1), "0.4");
  EXPECT_EQ(beside(ninths, Number::ratio(1, 2), false, 1), "0.6");
  EXPECT_EQ(beside(ninths, Number::ratio(1, 2), false, -1), "0.4");
}

TEST(Mutate, KnowsThatNoReadingOfAParameterNotices) {
  const std::string rules =
      "input a : count  input b : count\n"
      "let total = sum of points(rating) of standards except 3\n"
      "function beats(x : number, y : number) : boolean = y < x\n";
  const std::string tests =
      "test \"t\"  given a = 1  given b = 1  given rating of standard 1 = fine  given rating of standard 2 = poor\n"
      "  expect x = false\n";
  const auto fate_of = [&](const std::string& parameter, const std::string& condition, const std::string& becomes) {
    const MutationReport report =
        mutate(loaded(rules + "parameter " + parameter + "  let x = " + condition + "\n" + tests));
    return fate(report, parameter, becomes);
  };
  // Of two ratings whose points are at most 3, the sum is at most 6.
  EXPECT_EQ(fate_of("p : number = 8", "total > p", "p : number = 7"), Fate::equivalent);
  EXPECT_EQ(fate_of("p : number = 8", "p < total", "p : number = 9"), Fate::equivalent);
  EXPECT_EQ(fate_of("p : number = 7", "total > p", "p : number = 6"), Fate::equivalent);
  EXPECT_EQ(fate_of("p : number = 7", "total >= p", "p : number = 6"), Fate::survived);
  EXPECT_EQ(fate_of("p : number = 6", "total > p", "p : number = 5"), Fate::survived);
  EXPECT_EQ(fate_of("p : number = 7", "total = p", "p : number = 6"), Fate::survived);
  EXPECT_EQ(fate_of("p : number = 8", "total = p", "p : number = 7"), Fate::equivalent);
  // It is 0, 1, 2, 3, 4 or 6, and no 5.
  EXPECT_EQ(fate_of("p : number = 5", "total > p", "p : number = 4"), Fate::equivalent);
  EXPECT_EQ(fate_of("p : number = 5", "total = p", "p : number = 6"), Fate::survived);
  // By the range alone, and where it stands in something that is constant.
  EXPECT_EQ(fate_of("p : number = -1", "a + b < p", "p : number = 0"), Fate::equivalent);
  EXPECT_EQ(fate_of("p : number = 0", "a + b < p", "p : number = 1"), Fate::survived);
  EXPECT_EQ(fate_of("p : number = -3", "a + 1 < p * 2 + 3", "p : number = -2"), Fate::equivalent);
  // In a function, and read twice.
  EXPECT_EQ(fate_of("p : number = 8", "beats(total, p)", "p : number = 7"), Fate::equivalent);
  EXPECT_EQ(fate_of("p : number = 8", "total > p or total > p + 1", "p : number = 9"), Fate::equivalent);
  EXPECT_EQ(fate_of("p : number = 8", "total > p or a > p", "p : number = 9"), Fate::survived);
}

TEST(Mutate, KnowsThatNoReadingInAFunctionNotices) {
  const MutationReport report =
      mutate(loaded("parameter p : number = 8\nparameter q : number = 8\ninput a : count\n"
                    "function over(x : number) : boolean = x > p\nfunction past(x : number) : boolean = x > q\n"
                    "let total = sum of points(rating) of standards except 3\nlet x = over(total)\n"
                    "let y = past(total) or past(a)\n"
                    "test \"t\"  given a = 1  given rating of standard 1 = fine  given rating of standard 2 = poor\n"
                    "  expect x = false  expect y = false\n"));
  EXPECT_EQ(fate(report, "p : number = 8", "p : number = 9"), Fate::equivalent);
  EXPECT_EQ(fate(report, "q : number = 8", "q : number = 9"), Fate::survived);
}

TEST(Mutate, KnowsThatDiscretionEndsWithTheScale) {
  const MutationReport report =
      mutate(loaded("judgement overall : Rating\ndiscretion panel on overall\n  allows 2 bands up or down\n"
                    "test \"t\"  given overall = poor  given discretion on overall to fine  expect overall = fine"));
  EXPECT_EQ(fate(report, "allows 2 bands up or down", "allows 3 bands up or down"), Fate::equivalent);
  EXPECT_EQ(fate(report, "allows 2 bands up or down", "allows 1 band up or down"), Fate::noticed);
}

TEST(Mutate, TriesEverythingThatCanBeGiven) {
  // Of two ratings whose points are at most 1, the sum is at most 2: `and` hides the bound.
  const MutationReport report = mutate(
      loaded("for standards except 3\n  let p = points(rating)\nend\n"
             "let low = (sum of p of standards except 3) <= 2 and (highest p of standards except 3) <= 1\n"
             "test \"t\"  given rating of standard 1 = fair  given rating of standard 2 = fair  expect low = true\n"
             "test \"u\"  given rating of standard 1 = fine  given rating of standard 2 = poor  expect low = false"));
  const std::string low = "(sum of p of standards except 3) <= 2";
  EXPECT_EQ(fate(report, low, "(sum of p of standards except 3) <= 3"), Fate::equivalent);
  EXPECT_EQ(fate(report, low, "(sum of p of standards except 3) <= 1"), Fate::noticed);
}

TEST(Mutate, TriesNothingWhereATestFails) {
  const MutationReport report = mutate(loaded("let x = 1 > 2\ntest \"wrong\"  expect x = true"));
  EXPECT_EQ(report.tests.failed(), 1U);
  EXPECT_THAT(report.mutants, IsEmpty());
}

TEST(Mutate, StopsWhenTheTimeIsUp) {
  MutationOptions options;
  options.budget = 0;
  const MutationReport report = mutate(loaded(std::string(tested)), options);
  EXPECT_EQ(report.count(Fate::not_tried), report.mutants.size());
  EXPECT_THAT(report.mutants, Not(IsEmpty()));
}

TEST(Mutate, ComesToTheSameWithAnyNumberOfThreads) {
  MutationOptions one;
  one.threads = 1;
  MutationOptions four;
  four.threads = 4;
  four.seed = 7;
  const Methodology methodology = loaded(std::string(tested));
  EXPECT_EQ(to_json({mutate(methodology, one)}), to_json({mutate(methodology, four)}));
}

TEST(Mutate, TellsHowFarItIs) {
  std::vector<std::size_t> told;
  MutationOptions options;
  options.progress = [&](std::size_t done, std::size_t all) {
    told.push_back(done);
    EXPECT_LE(done, all);
  };
  const MutationReport report = mutate(loaded(std::string(tested)), options);
  EXPECT_EQ(told.size(), report.mutants.size());
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
}

}  // namespace
}  // namespace rubric::suite
