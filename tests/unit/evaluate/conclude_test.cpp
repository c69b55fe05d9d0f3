#include "inspected.hpp"

namespace rubric::evaluate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Conclude, ListsStandardsByDomainThenTheTopThenTheRest) {
  const Inspected run(small_rules(), small_case(8, 9, 7, 10));
  std::vector<std::string> names;
  for (const Result& result : run.outcome.results) names.push_back(result.name);
  EXPECT_THAT(names, ElementsAre("rating of standard 1.1", "rating of standard 1.2", "total", "overall",
                                 "yes of standard 1.1", "cases of standard 1.1", "share of standard 1.1",
                                 "yes of standard 1.2", "cases of standard 1.2", "share of standard 1.2"));
  EXPECT_EQ(run.outcome.methodology, "small");
  EXPECT_EQ(run.outcome.title, "Small");
}

TEST(Conclude, HoldsValuesExactlyAndForPeople) {
  const Inspected run(small_rules(), small_case(8, 9, 7, 10));
  const Result& share = run.result("share of standard 1.1");
  EXPECT_EQ(share.value, (Value{"percent", "800/9", "88.89%", std::nullopt}));
  EXPECT_EQ(share.standing, Standing::computed);
  EXPECT_EQ(share.kind, "let");
  const Result& rating = run.result("rating of standard 1.1");
  EXPECT_EQ(rating.value, (Value{"Rating", "top", "Top", "3"}));
  EXPECT_EQ(rating.computed, rating.value);
  EXPECT_EQ(rating.item_kind, "standard");
  EXPECT_EQ(rating.item_id, "1.1");
  EXPECT_EQ(rating.title, "Lead");
  EXPECT_EQ(run.result("total").out_of, "6");
  const Result& yes = run.result("yes of standard 1.2");
  EXPECT_EQ(yes.standing, Standing::given);
  EXPECT_EQ(yes.value->exact, "7");
}

TEST(Conclude, SaysWhatDecided) {
  const Inspected run(small_rules(), small_case(6, 9, 2, 9));
  const Result& lead = run.result("rating of standard 1.1");
  ASSERT_TRUE(lead.because);
  EXPECT_EQ(lead.because->kind, "band");
  EXPECT_EQ(lead.because->name, "quality");
  EXPECT_EQ(lead.because->text, "66.67% is from 65% to below 80%");
  EXPECT_EQ(run.result("rating of standard 1.2").because->text, "22.22% is below 50% (Minority)");
  const Result& overall = run.result("overall");
  EXPECT_EQ(overall.because->kind, "row");
  EXPECT_EQ(overall.because->text, "row 2 of first of: total (2) is at least 2");
  EXPECT_EQ(run.result("yes of standard 1.1").because->kind, "given");
}

TEST(Conclude, NamesTheCapThatBindsWithItsCondition) {
  const Inspected run(small_rules(), small_case(5, 9, 8, 9));
  const Result& staff = run.result("rating of standard 1.2");
  EXPECT_EQ(staff.value->exact, "fair");
  EXPECT_EQ(staff.computed->exact, "top");
  EXPECT_EQ(staff.because->kind, "cap");
  EXPECT_EQ(staff.because->name, "lead");
  EXPECT_EQ(staff.because->text, "cap lead: rating of standard 1.1 (Fair) is below good");
}

TEST(Conclude, NamesTheFloorThatRaises) {
  const Inspected run(small_rules(), small_case(1, 10, 8, 9));
  const Result& lead = run.result("rating of standard 1.1");
  EXPECT_EQ(lead.value->exact, "fair");
  EXPECT_EQ(lead.computed->exact, "inadequate");
  EXPECT_EQ(lead.because->kind, "floor");
  EXPECT_EQ(lead.because->text, "floor low: cases (10) is at least 10");
}

TEST(Conclude, LeavesAMissingInputARangeThatNamesIt) {
  const Inspected run(small_rules(),
                      R"({"methodology": "small", "standards": {"1.1": {"yes": 8, "cases": 9}, "1.2": {"cases": 9}}})");
  const Result& yes = run.result("yes of standard 1.2");
  EXPECT_EQ(yes.standing, Standing::missing);
  EXPECT_THAT(yes.waits_for, ElementsAre("yes of standard 1.2"));
  EXPECT_FALSE(yes.value);
  const Result& staff = run.result("rating of standard 1.2");
  EXPECT_EQ(staff.standing, Standing::range);
  EXPECT_EQ(staff.possible.size(), 4U);
  EXPECT_THAT(staff.waits_for, ElementsAre("yes of standard 1.2"));
  const Result& total = run.result("total");
  EXPECT_EQ(total.standing, Standing::range);
  EXPECT_EQ(total.low->exact, "3");
  EXPECT_EQ(total.high->exact, "6");
  EXPECT_EQ(run.result("rating of standard 1.1").standing, Standing::computed);
}

TEST(Conclude, SaysWhichOperationFailedAndWhoWaitsOnIt) {
  const Inspected run(small_rules(), small_case(8, 9, 0, 0));
  const Result& share = run.result("share of standard 1.2");
  EXPECT_EQ(share.standing, Standing::error);
  EXPECT_EQ(share.reason, "`100% * yes / cases` divides by zero");
  const Result& total = run.result("total");
  EXPECT_EQ(total.standing, Standing::error);
  EXPECT_EQ(total.reason, "waits on share of standard 1.2: `100% * yes / cases` divides by zero");
  EXPECT_EQ(run.result("rating of standard 1.1").standing, Standing::computed);
}

TEST(Conclude, StokeIsAsPublished) {
  const Inspected run(youth_rules(), file_text("examples/stoke-on-trent-2022.json"));
  EXPECT_EQ(run.outcome.results.front().name, "rating of standard 1.1");
  EXPECT_EQ(run.outcome.results[13].name, "total");
  EXPECT_EQ(run.outcome.results[14].name, "overall");
  EXPECT_EQ(run.result("total").value->exact, "18");
  EXPECT_EQ(run.result("overall").value->display, "Requires improvement");
  EXPECT_EQ(run.result("rating of standard 1.1").because->text,
            "cap governance: 37.5% (3 of 8 standards) is below 50%");
  EXPECT_EQ(run.result("rating of standard 1.1").standing, Standing::computed);
  EXPECT_EQ(run.result("rating of standard 1.2").because->text, "judgement by lead inspector: report, ratings page");
  const Result& planning = run.result("rating of standard 2.2");
  EXPECT_EQ(planning.because->kind, "question");
  EXPECT_EQ(planning.because->name, "safety");
  EXPECT_EQ(planning.because->text, "the lowest of 3: safety Inadequate, 46% is below 50% (Minority)");
  EXPECT_FALSE(run.outcome.has_findings());
}

TEST(Conclude, StokeWithoutPlanningIsSettledWhereItCanBe) {
  const Inspected run(youth_rules(), file_text("examples/stoke-on-trent-2022-planning-missing.json"));
  const Result& planning = run.result("rating of standard 3.2");
  EXPECT_EQ(planning.standing, Standing::range);
  EXPECT_EQ(planning.possible.size(), 4U);
  EXPECT_EQ(planning.waits_for.size(), 6U);
  EXPECT_EQ(planning.waits_for.front(), "yes of question desistance in standard 3.2");
  EXPECT_EQ(run.result("total").low->exact, "15");
  EXPECT_EQ(run.result("total").high->exact, "18");
  EXPECT_EQ(run.result("rating of standard 1.1").standing, Standing::settled);
  EXPECT_EQ(run.result("overall").standing, Standing::settled);
  EXPECT_EQ(run.result("overall").value->exact, "requires_improvement");
  EXPECT_EQ(run.result("overall").reason, "unless the missing data lead to an error");
  EXPECT_EQ(run.result("yes of question safety in standard 3.2").standing, Standing::missing);
  EXPECT_THAT(run.result("yes of question safety in standard 3.2").waits_for,
              ElementsAre("yes of question safety in standard 3.2"));
  const auto caps = run.findings(FindingKind::cap_binding);
  ASSERT_EQ(caps.size(), 1U);
  EXPECT_THAT(
      caps[0].consequences,
      ElementsAre("without it: rating of standard 1.1 Good, total 16 to 19, overall Requires improvement to Good",
                  "may be decisive for overall"));
}

TEST(Conclude, AQuestionWithoutCasesIsNotRated) {
  const std::string text =
      edited(file_text("examples/stoke-on-trent-2022.json"),
             R"("safety": {"yes": 6, "cases": 13, "origin": "worked back: 6 of 13 is the printed 46%"})",
             R"("safety": {"yes": 0, "cases": 0})");
  const Inspected run(youth_rules(), text);
  const Result& safety = run.result("rating of question safety in standard 2.2");
  EXPECT_EQ(safety.standing, Standing::not_rated);
  EXPECT_EQ(safety.reason, "the question applies to no inspected case");
  EXPECT_THAT(run.result("rating of standard 2.2").because->text, HasSubstr("the lowest of 2"));
  EXPECT_TRUE(run.findings(FindingKind::error).empty());
}

TEST(Outcome, FindsResultsByNameAndFindingsThatCount) {
  Outcome outcome;
  outcome.results.resize(2);
  outcome.results[1].name = "overall";
  EXPECT_EQ(outcome.find("overall"), &outcome.results[1]);
  EXPECT_EQ(outcome.find("total"), nullptr);
  outcome.findings.emplace_back();
  EXPECT_FALSE(outcome.has_findings());
  outcome.findings.back().counts = true;
  EXPECT_TRUE(outcome.has_findings());
}

}  // namespace
}  // namespace rubric::evaluate
