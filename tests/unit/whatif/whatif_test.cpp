#include <rubric/sweep.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace rubric {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto rules = R"(methodology demo
scale Rating  poor "Poor" 0  fair "Fair" 1  fine "Fine" 2
parameter fine_from : percent = 80%
parameter margin    : percent = 5%
standard 1 "Staff"
standard 2 "Planning"
bands quality from percent to Rating
  below 50%       poor
  from 50%        fair
  from fine_from  fine
for standards
  input yes   : count
  input cases : count
  let share = 100% * yes / cases
  rating = quality(share)
end
discretion panel on rating of standards
  allows 1 band up or down
  when distance(share, quality) <= margin
cap staffing on rating of standard 2 at fair
  when rating of standard 1 < fair
  waivable
score total = sum of points(rating) of standards  out of 4
rating overall = if total >= 3 then fine else if total >= 1 then fair else poor
)";

Methodology load(const std::string& text = rules) {
  Loaded loaded = load_text("demo.rubric", text);
  EXPECT_FALSE(loaded.messages.has_errors()) << loaded.messages.text();
  return *loaded.methodology;
}

Scenario scenario(const std::vector<std::string>& changes, std::vector<Given> data = {}) {
  const Methodology base = load();
  std::vector<Amendment> amendments;
  for (const std::string& change : changes) amendments.push_back({"change", change});
  if (amendments.empty()) return {base, base, std::move(data)};
  const Loaded changed = amend(base, amendments);
  EXPECT_FALSE(changed.messages.has_errors()) << changed.messages.text();
  return {base, *changed.methodology, std::move(data)};
}

/// Inspections that are the lines of one text.
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

std::string inspection(int yes_1, int yes_2, const std::string& more = "") {
  return R"({"methodology": "demo", "standards": {"1": {"yes": )" + std::to_string(yes_1) +
         R"(, "cases": 20}, "2": {"yes": )" + std::to_string(yes_2) + R"(, "cases": 20}})" + more + "}\n";
}

WhatIf compare(const Scenario& scenario, const std::string& cases, bool each = false) {
  Population population = lines(cases);
  return what_if(scenario, population, {{}, each});
}

/// "result: before → after" of what changed in the first inspection.
std::vector<std::string> changes_in(const WhatIf& result) {
  std::vector<std::string> all;
  for (const ComparedResult& it : result.cases.front().results) {
    if (it.changed) all.push_back(it.name + ": " + it.before + " → " + it.after);
  }
  return all;
}

const Parting& parting_of(const WhatIf& result, const std::string& name) {
  for (const ComparedResult& it : result.cases.front().results) {
    if (it.name == name && it.parting) return *it.parting;
  }
  static const Parting none;
  ADD_FAILURE() << name << " does not part";
  return none;
}

TEST(WhatIf, ResultsStandSideBySide) {
  const WhatIf result = compare(scenario({"set fine_from = 70%"}), inspection(15, 12));
  EXPECT_THAT(changes_in(result),
              ElementsAre("rating of standard 1: Fair → Fine", "total: 2 → 3", "overall: Fair → Fine"));
  EXPECT_EQ(result.cases.front().results.front().direction, 1);
  EXPECT_EQ(result.cases.front().results.front().after_exact, "fine");
  EXPECT_EQ(result.cases.front().name, "cases.ndjson:1");
  EXPECT_EQ(result.failed(), 0U);
}

TEST(WhatIf, ThePartingIsTheFirstRuleThatIsOtherwise) {
  const WhatIf result = compare(scenario({"set fine_from = 70%"}), inspection(15, 12));
  const Parting& parting = parting_of(result, "overall");
  EXPECT_EQ(parting.what, "quality(75%)");
  ASSERT_TRUE(parting.before && parting.after);
  EXPECT_EQ(parting.before->value, "Fair");
  EXPECT_EQ(parting.after->rule_text, "from fine_from fine");
  EXPECT_EQ(parting.after->rule->line, 10U);
}

TEST(WhatIf, ADroppedCapIsThereOnOneSideOnly) {
  const WhatIf result = compare(scenario({"drop cap staffing"}), inspection(5, 18));
  EXPECT_THAT(changes_in(result), ElementsAre("rating of standard 2: Fair → Fine", "total: 1 → 2"));
  const Parting& parting = parting_of(result, "total");
  EXPECT_EQ(parting.what, "cap staffing");
  EXPECT_TRUE(parting.before);
  EXPECT_FALSE(parting.after);
}

TEST(WhatIf, AReplacedDefinitionPartsWhereItIsWritten) {
  const WhatIf result = compare(scenario({"replace score total = 2 * (sum of points(rating) of standards)  out of 8"}),
                                inspection(15, 12));
  EXPECT_EQ(parting_of(result, "overall").what, "total");
}

TEST(WhatIf, OfAFactItIsTheFact) {
  const WhatIf result = compare(scenario({}, {{"yes of standard 1", "17"}}), inspection(15, 12));
  EXPECT_THAT(changes_in(result),
              ElementsAre("rating of standard 1: Fair → Fine", "total: 2 → 3", "overall: Fair → Fine"));
  EXPECT_EQ(parting_of(result, "overall").what, "yes of standard 1");
  EXPECT_TRUE(result.changes.front().of_data);
}

TEST(WhatIf, AChangeThatNothingReadsIsToldFromOneThatMakesNoDifference) {
  // The margin is read where discretion is recorded.
  const WhatIf unread = compare(scenario({"set margin = 9%"}), inspection(15, 12));
  EXPECT_EQ(unread.changes.front().read, 0U);
  EXPECT_TRUE(unread.changes.front().is_idle());
  EXPECT_FALSE(unread.changed());
  const std::string raised = inspection(15, 12, R"(, "discretion": [{"on": "rating of standard 1", "to": "Fine"}])");
  const WhatIf read = compare(scenario({"set margin = 9%"}), raised);
  EXPECT_EQ(read.changes.front().read, 1U);
  EXPECT_TRUE(read.changes.front().is_idle());
  EXPECT_THAT(to_text(report(read)), HasSubstr("changed nothing: it is read"));
  EXPECT_THAT(to_text(report(unread)), HasSubstr("changed nothing: nothing in this inspection is worked out by it"));
}

TEST(WhatIf, WhatABranchNotTakenReadsIsNotRead) {
  const Methodology base = load(R"(methodology demo
parameter weight : number = 2
input yes : count
score total = min(if yes > 10 then weight * yes else yes, 100)  out of 100
)");
  const Loaded changed = amend(base, {{"change", "set weight = 3"}});
  Population few = lines("{\"methodology\": \"demo\", \"inputs\": {\"yes\": 10}}\n");
  EXPECT_EQ(what_if({base, *changed.methodology}, few).changes.front().read, 0U);
  Population many = lines("{\"methodology\": \"demo\", \"inputs\": {\"yes\": 11}}\n");
  EXPECT_EQ(what_if({base, *changed.methodology}, many).changes.front().read, 1U);
}

TEST(WhatIf, RecordedDiscretionIsTestedAgain) {
  const std::string raised = inspection(15, 12, R"(, "discretion": [{"on": "rating of standard 1", "to": "Fine"}])");
  const WhatIf result = compare(scenario({"set margin = 2%"}), raised);
  EXPECT_THAT(changes_in(result),
              ElementsAre("rating of standard 1: Fine → Fair", "total: 3 → 2", "overall: Fine → Fair"));
  ASSERT_EQ(result.cases.front().records.size(), 1U);
  EXPECT_EQ(result.cases.front().records.front().before, "applied: Fair to Fine");
  EXPECT_THAT(result.cases.front().records.front().after, HasSubstr("refused: Fair to Fine, since"));
}

TEST(WhatIf, AWaiverOfADroppedCapIsLeftBehind) {
  const std::string waived = inspection(5, 18, R"(, "waivers": [{"cap": "staffing", "on": "rating of standard 2"}])");
  const WhatIf result = compare(scenario({"drop cap staffing"}), waived);
  ASSERT_THAT(result.cases.front().failure, IsEmpty());
  EXPECT_FALSE(result.changed());
  ASSERT_EQ(result.cases.front().records.size(), 1U);
  EXPECT_EQ(result.cases.front().records.front().before, "applied");
  EXPECT_THAT(result.cases.front().records.front().after, HasSubstr("left behind"));
}

TEST(WhatIf, EachChangeIsSeenAloneAndBesideTheOthers) {
  const WhatIf result = compare(scenario({"set fine_from = 90%", "drop cap staffing"}), inspection(5, 18), true);
  ASSERT_EQ(result.changes.size(), 2U);
  // 90% is Fine still, and the cap holds it at Fair: alone only the cap matters.
  EXPECT_TRUE(result.changes[0].is_idle());
  EXPECT_EQ(result.changes[1].alone, 1U);
  for (const ComparedResult& it : result.cases.front().results) {
    if (it.name != "total") continue;
    EXPECT_THAT(it.alone, ElementsAre("1", "2"));
  }
}

TEST(WhatIf, AChangeMayMatterOnlyBesideAnother) {
  // Below 90% it is Fair with or without the cap: the edge matters once the cap is gone.
  const WhatIf result = compare(scenario({"set fine_from = 95%", "drop cap staffing"}), inspection(5, 18));
  EXPECT_FALSE(result.changed());
  EXPECT_EQ(result.changes[0].alone, 0U);
  EXPECT_EQ(result.changes[0].only_together, 1U);
  EXPECT_FALSE(result.changes[0].is_idle());
  EXPECT_EQ(result.changes[1].alone, 1U);
}

TEST(WhatIf, AChangeThatNeedsAnotherSaysSo) {
  const WhatIf result = compare(
      scenario(
          {"parameter fair_from : percent = 40%\n"
           "replace bands quality from percent to Rating  below fair_from poor  from fair_from fair  from 80% fine"}),
      inspection(9, 12));
  ASSERT_EQ(result.changes.size(), 2U);
  EXPECT_THAT(result.changes[1].alone_failure, HasSubstr("fair_from"));
  EXPECT_FALSE(result.changes[1].is_idle());
  EXPECT_FALSE(result.changes[0].is_idle());
  EXPECT_THAT(changes_in(result), ElementsAre("rating of standard 1: Poor → Fair", "total: 1 → 2"));
}

TEST(WhatIf, RulesWithOtherItemsReadTheCaseAgain) {
  // The facts of standard 3 cannot be read by the base, and those of a case without it can.
  const WhatIf result = compare(
      scenario({"standard 3 \"Reviewing\"\nreplace score total = sum of points(rating) of standards  out of 6"}),
      inspection(15, 12));
  ASSERT_THAT(result.cases.front().failure, IsEmpty());
  EXPECT_THAT(changes_in(result), ElementsAre("total: 2 → 2 to 4", "overall: Fair → Fair to Fine",
                                              "rating of standard 3: - → Poor to Fine"));
}

TEST(WhatIf, AnInspectionThatCannotBeReadIsListed) {
  const WhatIf result =
      compare(scenario({"set fine_from = 70%"}), inspection(15, 12) + "{\"methodology\": \"demo\", \"inputz\": {}}\n");
  ASSERT_EQ(result.cases.size(), 2U);
  EXPECT_EQ(result.failed(), 1U);
  EXPECT_THAT(result.cases[1].failure, HasSubstr("inputz"));
}

TEST(WhatIf, FactsThatTheRulesDoNotKnowAreRefusedAtOnce) {
  EXPECT_TRUE(check_data(scenario({}, {{"yes of standard 9", "17"}})).has_errors());
  EXPECT_TRUE(check_data(scenario({}, {{"yes of standard 1", "many"}})).has_errors());
  EXPECT_TRUE(check_data(scenario({}, {{"total", "17"}})).has_errors());
  EXPECT_FALSE(check_data(scenario({}, {{"yes of standard 1", "17"}})).has_errors());
}

Swept vary(const Scenario& scenario, const std::string& text, const std::string& cases) {
  const ReadSweep read = read_sweep(scenario, text);
  EXPECT_TRUE(read.sweep) << read.messages.text();
  Population population = lines(cases);
  return sweep(scenario, *read.sweep, population);
}

/// "overall from 62%: Good → Poor"
std::vector<std::string> edges_of(const Swept& swept, const std::string& result) {
  std::vector<std::string> all;
  for (const SweepEdge& edge : swept.cases.front().edges) {
    if (edge.result == result) all.push_back(edge.at + ": " + edge.before + " → " + edge.after);
  }
  return all;
}

TEST(Sweep, ExactEdgesLieBetweenTheSteps) {
  const Swept swept = vary(scenario({}), "fine_from = 60% to 100% step 20%", inspection(13, 17));
  EXPECT_TRUE(swept.exact);
  EXPECT_THAT(swept.values, ElementsAre("60%", "80%", "100%"));
  EXPECT_THAT(edges_of(swept, "rating of standard 1"), ElementsAre("above 65%: Fine → Fair"));
  EXPECT_THAT(edges_of(swept, "rating of standard 2"), ElementsAre("above 85%: Fine → Fair"));
  EXPECT_THAT(edges_of(swept, "overall"), ElementsAre("above 85%: Fine → Fair"));
}

TEST(Sweep, ExactEdgesNeedNotBeDecimal) {
  const Scenario rational{load(), load(), {{"cases of standard 1", "17"}}};
  const Swept swept = vary(rational, "fine_from = 60% to 80% step 10%", inspection(11, 10));
  EXPECT_THAT(edges_of(swept, "rating of standard 1"), ElementsAre("above 64.71% (1100/17): Fine → Fair"));
}

TEST(Sweep, DiscretionTurnsExactnessOffOnlyWhereItIsRecorded) {
  const std::string raised = inspection(15, 12, R"(, "discretion": [{"on": "rating of standard 1", "to": "Fine"}])");
  // `distance` reads the edge as a number.
  const Swept edge = vary(scenario({}), "fine_from = 60% to 90% step 5%", raised);
  EXPECT_FALSE(edge.exact);
  EXPECT_THAT(edges_of(edge, "rating of standard 1"), ElementsAre("between 80% and 85%: Fine → Fair"));
  // The margin is only compared, wherever it is read.
  const Swept margin = vary(scenario({}), "margin = 0% to 10% step 4%", raised);
  EXPECT_TRUE(margin.exact);
  EXPECT_THAT(edges_of(margin, "rating of standard 1"), ElementsAre("from 5%: Fair → Fine"));
}

TEST(Sweep, ValuesAtWhichTheRulesDoNotHoldAreTold) {
  const Swept swept = vary(scenario({}), "fine_from = 40% to 60% step 10%", inspection(11, 12));
  EXPECT_THAT(swept.failures[0], HasSubstr("R401"));
  EXPECT_THAT(swept.failures[1], HasSubstr("R401"));
  EXPECT_THAT(swept.failures[2], IsEmpty());
  EXPECT_TRUE(swept.cases.front().values.front().empty());
}

TEST(Sweep, AFactGoesThroughItsValues) {
  const Swept swept = vary(scenario({}), "yes of standard 1 = 0 to 20", inspection(0, 12));
  EXPECT_EQ(swept.values.size(), 21U);
  EXPECT_TRUE(swept.exact);
  EXPECT_THAT(edges_of(swept, "rating of standard 1"), ElementsAre("from 10: Poor → Fair", "from 16: Fair → Fine"));
}

TEST(Sweep, NothingMayChange) {
  const Swept swept = vary(scenario({}), "margin = 0% to 10% step 5%", inspection(15, 12));
  EXPECT_FALSE(swept.changed());
  EXPECT_THAT(to_text(report(swept)), HasSubstr("no value of margin from 0% to 10% changes any rating or score"));
}

/// What reading `text` says first.
std::string complaint(const std::string& text) {
  const ReadSweep read = read_sweep(scenario({}), text);
  EXPECT_FALSE(read.sweep);
  return read.messages.list().empty() ? "" : read.messages.list().front().code;
}

TEST(Sweep, WhatIsNoSweepIsRefused) {
  EXPECT_EQ(complaint(""), "R901");
  EXPECT_EQ(complaint("margin"), "R901");
  EXPECT_EQ(complaint("margin = 1%"), "R901");
  EXPECT_EQ(complaint("= 1% to 2%"), "R901");
  EXPECT_EQ(complaint("margin = to 2%"), "R901");
  EXPECT_EQ(complaint("margin = 1% to"), "R901");
  EXPECT_EQ(complaint("margin = 1% to 2% step"), "R901");
  EXPECT_EQ(complaint("marign = 1% to 2%"), "R902");
  EXPECT_EQ(complaint("total = 1 to 2"), "R902");
  EXPECT_EQ(complaint("margin = 1 to 2"), "R903");
  EXPECT_EQ(complaint("margin = 2% to 1%"), "R903");
  EXPECT_EQ(complaint("margin = 1% to 2% step -1%"), "R903");
  EXPECT_EQ(complaint("margin = 0% to 2% step 0.001%"), "R903");
  EXPECT_EQ(complaint("yes of standard 1 = 0.5 to 3"), "R903");
  EXPECT_EQ(complaint("yes of standard 1 = -1 to 3"), "R903");
}

}  // namespace
}  // namespace rubric
