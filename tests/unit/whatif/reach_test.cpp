#include <rubric/reach.hpp>

#include "asked.hpp"

namespace rubric::whatif {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

ReachOptions by(std::size_t inputs) {
  ReachOptions options;
  options.inputs = inputs;
  return options;
}

TEST(Reach, ListsTheSmallestChangeOfEachInput) {
  // 1: 3 of 10 is Poor, 2: 7 of 10 is Good, 3: Good held at Fair by the cap: 3 points.
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  const Reach reach = asked.reach("total >= 4", by(1));
  EXPECT_EQ(reach.end, ReachEnd::found);
  EXPECT_EQ(reach.now, "3");
  EXPECT_THAT(ways(reach), ElementsAre("yes of standard 2 7 → 8", "yes of standard 1 3 → 5"));
  ASSERT_EQ(reach.ways.size(), 2U);
  EXPECT_EQ(reach.ways[0].size, 1U);
  EXPECT_EQ(reach.ways[0].changes[0].unit, "answer");
  EXPECT_EQ(reach.ways[1].result, "4");
  EXPECT_EQ(reach.ways[1].effects.size(), 2U);
}

TEST(Reach, LeavesOutWaysThatHoldASmallerOne) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  // Of 5 points: 1 at Good lifts the cap too; 1 at Fair needs one more from 2.
  EXPECT_THAT(ways(asked.reach("overall >= good", by(2))),
              ElementsAre("yes of standard 1 3 → 7", "yes of standard 1 3 → 5; yes of standard 2 7 → 8"));
}

TEST(Reach, GoesEitherWay) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  EXPECT_THAT(ways(asked.reach("total <= 2", by(1))),
              ElementsAre("yes of standard 2 7 → 6", "rating of standard 3 good → poor"));
  EXPECT_THAT(ways(asked.reach("rating of standard 2 != Good", by(1))),
              UnorderedElementsAre("yes of standard 2 7 → 8", "yes of standard 2 7 → 6"));
}

TEST(Reach, SaysWhatHoldsAlready) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  const Reach reach = asked.reach("total = 3");
  EXPECT_EQ(reach.end, ReachEnd::already);
  EXPECT_THAT(reach.ways, IsEmpty());
}

TEST(Reach, NamesTheCapThatBlocks) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  ReachOptions options;
  options.change = {"rating"};
  const Reach reach = asked.reach("rating of standard 3 >= top", options);
  EXPECT_EQ(reach.end, ReachEnd::impossible);
  EXPECT_FALSE(reach.never);
  EXPECT_EQ(reach.open, "Poor to Fair");
  // With another answer the cap would not hold, but Good is not yet Top: no single input would do.
  ASSERT_EQ(reach.blockers.size(), 1U);
  EXPECT_EQ(reach.blockers[0].name, "cap lead on rating of standard 3");
  EXPECT_FALSE(reach.blockers[0].is_input);
  ASSERT_EQ(reach.blockers[0].way.size(), 1U);
  EXPECT_EQ(reach.blockers[0].way[0].to.exact, "top");
}

TEST(Reach, NamesTheInputThatWasToStay) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  ReachOptions options;
  options.keep = {"standard 1"};
  const Reach reach = asked.reach("3 >= good", options);
  EXPECT_EQ(reach.end, ReachEnd::impossible);
  ASSERT_EQ(reach.blockers.size(), 2U);
  EXPECT_TRUE(reach.blockers[0].way.empty()) << "with the cap aside the data do as they stand";
  EXPECT_EQ(reach.blockers[1].name, "yes of standard 1");
  EXPECT_TRUE(reach.blockers[1].is_input);
}

TEST(Reach, SaysWhatWasNotTriedAsABlocker) {
  const Asked asked(R"(methodology small
input a : count
input b : count
input n : number
input d : date
let points_of = min(a, 2) + min(b, 2) + n
)",
                    R"({"methodology": "small", "inspection": {"a": 0, "b": 0, "n": 1, "d": "2024-01-01"}})");
  const Reach reach = asked.reach("points_of >= 5", by(1));
  EXPECT_EQ(reach.end, ReachEnd::none);
  EXPECT_THAT(reach.blockers, IsEmpty());
  EXPECT_THAT(reach.untried, UnorderedElementsAre("n", "d"));
}

TEST(Reach, AWaivedCapBlocksNothing) {
  const std::string waiver = R"(, "waivers": [{"cap": "lead", "on": "3", "reason": "new leaders"}])";
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good", waiver));
  EXPECT_THAT(ways(asked.reach("3 >= top", by(1))), ElementsAre("rating of standard 3 good → top"));
}

TEST(Reach, ProvesWhatNoCaseCanGive) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  const Reach reach = asked.reach("total > 9");
  EXPECT_EQ(reach.end, ReachEnd::impossible);
  EXPECT_TRUE(reach.never);
  EXPECT_THAT(reach.blockers, IsEmpty());
}

TEST(Reach, SaysWhereMoreChangesWouldDo) {
  const Asked asked(three_standards(), three_case(3, 10, 3, 10, "Poor"));
  const Reach reach = asked.reach("total = 9", by(2));
  EXPECT_EQ(reach.end, ReachEnd::none);
  EXPECT_EQ(reach.extreme, "highest");
  EXPECT_THAT(ways(asked.reach("total = 9", by(3))),
              ElementsAre("yes of standard 1 3 → 8; yes of standard 2 3 → 8; rating of standard 3 poor → top"));
  EXPECT_EQ(Asked(three_standards(), three_case(9, 10, 9, 10, "Good")).reach("total = 0", by(1)).extreme, "lowest");
}

TEST(Reach, ChangesNoMoreAnswersThanThereAreCases) {
  // No `require` says so; the division does.
  const Asked asked(three_standards(), three_case(3, 4, 3, 4, "Good"));
  EXPECT_THAT(ways(asked.reach("1 >= top", by(1))), ElementsAre("yes of standard 1 3 → 4"));
  EXPECT_THAT(asked.reach("1 >= top").unbounded, IsEmpty());
}

TEST(Reach, KeepsCountsWithinANumberOfCasesThatMayChange) {
  const Asked asked(R"(methodology small
standard 1
for standards
  input yes : count changeable
  input cases : count changeable
  let share = 100% * yes / cases
end
score right = min(sum of yes of standards, 50)
  out of 50
score spared = max(8 - cases of standard 1, 0)
  out of 8
)",
                    R"({"methodology": "small", "standards": {"1": {"yes": 3, "cases": 7}}})");
  EXPECT_EQ(asked.reach("right >= 9", by(1)).end, ReachEnd::none);
  EXPECT_THAT(ways(asked.reach("right >= 9")), ElementsAre("yes of standard 1 3 → 9; cases of standard 1 7 → 9"));
  EXPECT_THAT(ways(asked.reach("spared >= 6")), ElementsAre("yes of standard 1 3 → 2; cases of standard 1 7 → 2"));
  ReachOptions cases;
  cases.change = {"cases"};
  EXPECT_THAT(ways(asked.reach("spared >= 6", cases)), IsEmpty()) << "the count that stays is above it";
  EXPECT_THAT(ways(asked.reach("spared >= 5", cases)), ElementsAre("cases of standard 1 7 → 3"));
}

TEST(Reach, KeepsTheNumberOfCasesUnlessItIsNamed) {
  const Asked asked(three_standards(), three_case(3, 6, 3, 6, "Good"));
  const Reach reach = asked.reach("1 >= good");
  EXPECT_THAT(reach.kept, UnorderedElementsAre(Pair("cases of standard 1", "a number of cases"),
                                               Pair("cases of standard 2", "a number of cases")));
  ReachOptions item;
  item.change = {"standard 1"};
  EXPECT_THAT(asked.reach("1 >= good", item).changeable, ElementsAre("yes of standard 1"));
  ReachOptions named;
  named.change = {"cases"};
  const Reach cases = asked.reach("1 >= good", named);
  EXPECT_THAT(ways(cases), ElementsAre("cases of standard 1 6 → 4"));
  EXPECT_EQ(cases.ways.at(0).changes.at(0).unit, "case");
  EXPECT_THAT(cases.unbounded, UnorderedElementsAre("cases of standard 1", "cases of standard 2"));
}

TEST(Reach, NamesMeanInputsAttributesAndItems) {
  const Asked asked(three_standards(), three_case(3, 6, 3, 6, "Good"));
  const auto changeable = [&](const char* name) {
    ReachOptions options;
    options.change = {name};
    return asked.reach("total = 3 ", options).changeable;
  };
  EXPECT_THAT(changeable("yes"), ElementsAre("yes of standard 1", "yes of standard 2"));
  EXPECT_THAT(changeable("yes of standard 2"), ElementsAre("yes of standard 2"));
  EXPECT_THAT(changeable("2 yes"), ElementsAre("yes of standard 2"));
  EXPECT_THAT(changeable("2"), ElementsAre("yes of standard 2"));
  EXPECT_THAT(changeable("3"), ElementsAre("rating of standard 3"));
}

TEST(Reach, BreaksNoRequirementThatTheDataKeep) {
  const std::string requirement = "for standards 1, 2\n  require yes != 5\nend\n";
  const Asked asked(three_standards(requirement), three_case(3, 10, 7, 10, "Good"));
  EXPECT_THAT(ways(asked.reach("1 >= fair", by(1))), ElementsAre("yes of standard 1 3 → 6"));
  // What the data break already is no reason against a change.
  const Asked broken(three_standards(requirement), three_case(5, 10, 5, 10, "Good"));
  EXPECT_THAT(ways(broken.reach("1 >= good", by(1))), ElementsAre("yes of standard 1 5 → 7"));
}

TEST(Reach, RequirementsBoundCounts) {
  const auto bounded = [](const std::string& requirement) {
    const Asked asked("methodology small\ninput a : count\ninput b : count\nparameter most : number = 6.5\n" +
                          requirement + "\nlet both = a + b\n",
                      R"({"methodology": "small", "inspection": {"a": 2, "b": 4}})");
    return ways(asked.reach("both >= 8", by(1)));
  };
  EXPECT_THAT(bounded(""), UnorderedElementsAre("a 2 → 4", "b 4 → 6"));
  EXPECT_THAT(bounded("require a <= 3"), ElementsAre("b 4 → 6"));
  EXPECT_THAT(bounded("require 4 > a"), ElementsAre("b 4 → 6"));
  EXPECT_THAT(bounded("require a < 4 and b <= most - 1"), IsEmpty());
  EXPECT_THAT(bounded("require a <= b"), ElementsAre("a 2 → 4")) << "b is the number that a is a part of";
}

TEST(Reach, TakesInputsOfEveryKind) {
  const Asked asked(R"(methodology small
choice Kind  town "Town"  country "Country"  island "Island"
input kind : Kind
input open : boolean
input share : percent
let points_of = (if kind = island then 2 else 0) + (if open then 1 else 0)
)",
                    R"({"methodology": "small", "inspection": {"kind": "Town", "open": false, "share": "50%"}})");
  EXPECT_THAT(ways(asked.reach("points_of >= 1", by(1))),
              UnorderedElementsAre("kind town → island", "open false → true"));
  const Reach both = asked.reach("points_of = 3", by(2));
  EXPECT_THAT(ways(both), ElementsAre("kind town → island; open false → true"));
  EXPECT_EQ(both.ways.at(0).changes.at(0).by, 0);
  EXPECT_THAT(both.kept, ElementsAre(Pair("share", "a percent, which is not searched")));
  EXPECT_THAT(ways(asked.reach("kind = country", by(1))), ElementsAre("kind town → country"));
}

TEST(Reach, HasToHoldWhateverIsMissing) {
  const std::string without = R"({"methodology": "small", "standards":
    {"1": {"yes": 3, "cases": 10}, "2": {"yes": 7, "cases": 10}}})";
  const Asked asked(three_standards(), without);
  // 3 is not judged: it gives 0 or 1 under the cap, and up to 3 without.
  const Reach reach = asked.reach("total >= 3", by(1));
  EXPECT_THAT(reach.missing, ElementsAre("rating of standard 3"));
  EXPECT_EQ(reach.now, "2 to 3");
  EXPECT_THAT(ways(reach), ElementsAre("yes of standard 2 7 → 8", "yes of standard 1 3 → 5"));
  EXPECT_EQ(reach.ways.at(1).result, "3 to 4");
  EXPECT_EQ(asked.reach("total >= 2").end, ReachEnd::already);
  EXPECT_EQ(asked.reach("total >= 7").end, ReachEnd::impossible) << "0 for what is not judged, 6 for the rest";
}

TEST(Reach, TestsRecordedDiscretionAgain) {
  const std::string rule = R"(discretion panel on rating of standard 1
  allows 1 band up
  when yes >= 4
  requires reason
)";
  const std::string record = R"(, "discretion": [{"on": "1", "to": "Fair", "reason": "close"}])";
  const Asked asked(three_standards(rule), three_case(4, 10, 7, 10, "Good", record));
  const Reach reach = asked.reach("1 <= poor", by(1));
  EXPECT_THAT(ways(reach), ElementsAre("yes of standard 1 4 → 3"));
  EXPECT_THAT(reach.ways.at(0).notes,
              ElementsAre("the recorded discretion on rating of standard 1 is then refused (it is applied now)"));
}

TEST(Reach, StopsInTimeAndSaysSo) {
  const Asked asked(three_standards(), three_case(300, 1000, 700, 1000, "Good"));
  ReachOptions options = by(3);
  options.budget = 0;
  const Reach reach = asked.reach("total = 9", options);
  EXPECT_FALSE(reach.complete);
  EXPECT_EQ(reach.end, ReachEnd::stopped);
  EXPECT_LT(reach.searched, reach.all);
  EXPECT_THAT(reach.report.sections.at(0).warnings, Contains(testing::HasSubstr("stopped early")));
}

TEST(Reach, LargeSamplesAreSearchedBySets) {
  const Asked asked(three_standards(), three_case(3'000'000, 10'000'000, 7'000'000, 10'000'000, "Good"));
  EXPECT_THAT(ways(asked.reach("1 >= good", by(1))), ElementsAre("yes of standard 1 3000000 → 6500000"));
}

TEST(Reach, CountsEveryWayAndListsTheFirst) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  ReachOptions options = by(2);
  options.most = 1;
  const Reach reach = asked.reach("overall >= good", options);
  EXPECT_EQ(reach.found, 2U);
  EXPECT_EQ(reach.ways.size(), 1U);
}

TEST(Reach, TellsHowFarItIs) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  std::vector<std::size_t> told;
  ReachOptions options = by(2);
  options.progress = [&](std::size_t done, std::size_t all) {
    EXPECT_LE(done, all);
    told.push_back(done);
  };
  const Reach reach = asked.reach("overall >= good", options);
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_EQ(told.back(), reach.all);
  EXPECT_EQ(reach.all, 6U);
}

TEST(Reach, TargetsAreReadAsPeopleWriteThem) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  EXPECT_EQ(asked.reach("overall>=good").target, "overall >= Good");
  EXPECT_EQ(asked.reach(" rating of standard 3  =  \"Top\" ").target, "rating of standard 3 = Top");
  EXPECT_EQ(asked.reach("total > 3.5").target, "total > 3.5");
  EXPECT_EQ(asked.reach("3 = top").target, "rating of standard 3 = Top");
}

TEST(Reach, MistakesInTheQuestionAreSaid) {
  const Asked asked(three_standards(), three_case(3, 10, 7, 10, "Good"));
  EXPECT_THAT(asked.codes("overall"), ElementsAre("R910"));
  EXPECT_THAT(asked.codes(""), ElementsAre("R910"));
  EXPECT_THAT(asked.codes(">= good"), ElementsAre("R910"));
  EXPECT_THAT(asked.codes("overall >= good >= poor"), ElementsAre("R910"));
  EXPECT_THAT(asked.codes("overal >= good"), ElementsAre("R201"));
  EXPECT_THAT(asked.codes("overall >= 2"), ElementsAre("R911"));
  EXPECT_THAT(asked.codes("total >= many"), ElementsAre("R911"));
  EXPECT_THAT(asked.codes("total >= 50%"), ElementsAre("R911"));
  ReachOptions options;
  options.change = {"standard 4"};
  EXPECT_THAT(asked.codes("total >= 4", options), ElementsAre("R912"));
  options.change = {"total"};
  EXPECT_THAT(asked.codes("total >= 4", options), ElementsAre("R912"));
  options.change.clear();
  options.keep = {"yes", "rating"};
  EXPECT_THAT(asked.codes("total >= 4", options), ElementsAre("R913"));
}

}  // namespace
}  // namespace rubric::whatif
