#include <rubric/reconcile.hpp>

#include "unit/whatif/audit_cases.hpp"

namespace rubric::replay {
namespace {

using audit::column;
using audit::lines;
using audit::load;
using audit::rows;
using audit::section;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Two standards, of which the second caps the first; the overall rating goes by the points of both.
constexpr auto rules = R"(methodology demo
scale Rating  poor "Poor" 0  fair "Fair" 1  good "Good" 2
standard 1.1 "Leading"
standard 1.2 "Doing"
for standards
  judgement rating : Rating
  may be not rated
discretion panel on rating of standard 1.2
  allows 1 band up
  requires reason
cap leadership on rating of standard 1.1 at fair
  when rating of standard 1.2 < fair
score total = sum of points(rating) of rated standards
  out of 4
score raw = 2 * (sum of points(rating) of rated standards)
  out of 8
bands overall_band from number to Rating
  below 2  poor
  from 2   fair
  from 4   good
rating overall = overall_band(total)
)";

std::string inspection(const std::string& standards, const std::string& published, const std::string& rest = "") {
  return R"({"methodology": "demo", "standards": {)" + standards + R"(}, "published": {)" + published + "}" + rest +
         "}\n";
}

Reconciled replay(const std::string& text, const ReconcileOptions& options = {}) {
  Population cases = lines(text);
  return reconcile({load(rules)}, cases, options);
}

/// The verdict on the only printed value of an inspection.
std::string verdict(const std::string& standards, const std::string& published, const std::string& rest = "") {
  const std::vector<std::string> all =
      column(replay(inspection(standards, published, rest)).report, "values", "verdict");
  EXPECT_THAT(all, SizeIs(1));
  return all.empty() ? "" : all.front();
}

constexpr auto both = R"("1.1": {"rating": "good"}, "1.2": {"rating": "fair"})";
constexpr auto capped = R"("1.1": {"rating": "good"}, "1.2": {"rating": "poor"})";
constexpr auto first = R"("1.1": {"rating": "good"})";

TEST(Reconcile, ADeterminedValueAgreesOrDiffers) {
  EXPECT_EQ(verdict(both, R"("total": 3)"), "agrees");
  EXPECT_EQ(verdict(both, R"("total": 2)"), "differs");
  EXPECT_EQ(verdict(both, R"("overall": "Fair")"), "agrees");
  EXPECT_EQ(verdict(both, R"("overall": "Good")"), "differs");
}

TEST(Reconcile, AnOpenValueIsUndeterminedWithinItsRangeAndContradictedOutsideIt) {
  EXPECT_EQ(verdict(first, R"("total": 1)"), "undetermined");
  EXPECT_EQ(verdict(first, R"("total": 4)"), "undetermined");
  EXPECT_EQ(verdict(first, R"("total": 0)"), "contradicted");
  EXPECT_EQ(verdict(first, R"("total": 5)"), "contradicted");
  EXPECT_EQ(verdict(first, R"("overall": "Good")"), "undetermined");
}

TEST(Reconcile, WhatMissingFactsCannotChangeIsDetermined) {
  EXPECT_EQ(verdict(R"("1.1": {"rating": "poor"})", R"("standards": {"1.1": {"rating": "Poor"}})"), "agrees");
  EXPECT_EQ(verdict(R"("1.1": {"rating": "poor"})", R"("standards": {"1.1": {"rating": "Fair"}})"), "differs");
}

TEST(Reconcile, ARatingWhereTheRulesRateNothingDiffers) {
  const auto report = replay(inspection(R"("1.1": {"rating": "good"}, "1.2": {"not_rated": "no cases"})",
                                        R"("standards": {"1.2": {"rating": "Good"}})"))
                          .report;
  const auto found = rows(report, "differs");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].at("rules"), "not rated");
  EXPECT_EQ(found[0].at("why"), "not rated: no cases");
}

TEST(Reconcile, TheCapWithoutWhichItWouldBeAsPrintedIsNamed) {
  const auto found = rows(replay(inspection(capped, R"("overall": "Fair", "total": 2)")).report, "differs");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].at("rule"), "cap leadership");
  EXPECT_THAT(found[0].at("rule_place"), HasSubstr("demo.rubric:11:"));
  EXPECT_THAT(found[0].at("why"), HasSubstr("without cap leadership on rating of standard 1.1"));
  EXPECT_EQ(found[1].at("rule"), "cap leadership");
}

TEST(Reconcile, WithoutSuchACapTheRuleOfTheValueIsNamed) {
  const auto found = rows(replay(inspection(both, R"("overall": "Good")")).report, "differs");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].at("rule"), "band overall_band");
  EXPECT_THAT(found[0].at("why"), HasSubstr("3 is from 2 to below 4"));
}

TEST(Reconcile, ADifferenceBelowIsNamed) {
  const auto found =
      rows(replay(inspection(both, R"("total": 4, "standards": {"1.2": {"rating": "Good"}})")).report, "differs");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].at("why"), HasSubstr("rests on rating of standard 1.2: the rules give Fair, published is Good"));
}

TEST(Reconcile, AnAgreementThatACapDecidesSaysSo) {
  const auto found = rows(replay(inspection(capped, R"("overall": "Poor", "total": 1)")).report, "decided");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].at("by"), "cap leadership on rating of standard 1.1");
  EXPECT_EQ(found[0].at("without"), "fair");
  EXPECT_EQ(found[1].at("without"), "2");
}

TEST(Reconcile, AnAgreementThatDiscretionDecidesSaysSo) {
  const auto found =
      rows(replay(inspection(both, R"("total": 4)",
                             R"(, "discretion": [{"on": "1.2", "to": "good", "reason": "a thin sample"}])"))
               .report,
           "decided");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].at("by"), "discretion panel on rating of standard 1.2");
  EXPECT_EQ(found[0].at("why"), "a thin sample");
  EXPECT_EQ(found[0].at("without"), "3");
}

TEST(Reconcile, AContradictionNamesTheFactsThatHoldItAway) {
  const auto found = rows(replay(inspection(R"("1.1": {"rating": "poor"})", R"("total": 3)")).report, "contradicted");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].at("rules"), "0 to 2");
  EXPECT_THAT(found[0].at("why"), HasSubstr("held away by 1.1 rating Poor"));
  EXPECT_EQ(found[0].at("rule"), "score total");
}

TEST(Reconcile, AContradictionNamesTheCapThatHoldsItAway) {
  const auto found =
      rows(replay(inspection(R"("1.2": {"rating": "poor"})", R"("standards": {"1.1": {"rating": "Good"}})")).report,
           "contradicted");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].at("rule"), "cap leadership");
  EXPECT_THAT(found[0].at("why"), HasSubstr("without cap leadership"));
}

TEST(Reconcile, OtherPrintedValuesSettleAnOpenOne) {
  const auto found = rows(replay(inspection(first, R"("overall": "Fair", "total": 3)")).report, "undetermined");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].at("implied"), "the published total 3 gives Fair");
  EXPECT_EQ(found[1].at("implied"), "");
}

TEST(Reconcile, OtherPrintedValuesContradictAnOpenOne) {
  const Reconciled out = replay(inspection(first, R"("overall": "Good", "total": 3)"));
  const auto found = rows(out.report, "contradicted");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].at("value"), "overall");
  EXPECT_EQ(found[0].at("why"), "the published total 3 gives Fair");
  EXPECT_EQ(out.count(Verdict::undetermined), 1U);
}

// Neither score rests on the other, and no rating of 1.2 gives both.
constexpr auto apart = R"("total": 3, "raw": 2)";

TEST(Reconcile, OpenValuesThatNothingGivesTogetherAreContradicted) {
  std::string firm = rules;
  firm.erase(firm.find("  may be not rated\n"), std::string("  may be not rated\n").size());
  Population cases = lines(inspection(first, apart));
  const Reconciled out = reconcile({load(firm)}, cases);
  EXPECT_THAT(column(out.report, "values", "verdict"), ElementsAre("contradicted", "contradicted"));
  EXPECT_THAT(column(out.report, "contradicted", "why"),
              Each(HasSubstr("possible by itself, and not together with the published")));
}

TEST(Reconcile, WhereWhatIsMissingMayTurnOutNotRatedNothingIsConcluded) {
  const Reconciled out = replay(inspection(first, apart));
  EXPECT_THAT(column(out.report, "values", "verdict"), ElementsAre("undetermined", "undetermined"));
  const ReportSection* found = section(out.report, "undetermined");
  ASSERT_NE(found, nullptr);
  EXPECT_THAT(found->text, Contains(HasSubstr("in 1 the search was given up")));
}

TEST(Reconcile, WhereMoreThanRatingsIsMissingNothingIsConcluded) {
  const Methodology more = load(R"(methodology more
input marks : count
let few = min(marks, 3)
let many = max(marks, 2)
)");
  Population cases = lines(R"({"methodology": "more", "published": {"few": 1, "many": 5}})");
  const Reconciled out = reconcile({more}, cases);
  EXPECT_EQ(out.count(Verdict::undetermined), 2U);
}

TEST(Reconcile, APrintedFactSettlesWhatRestsOnIt) {
  const Methodology more = load(R"(methodology more
input marks : count
let few = min(marks, 3)
)");
  Population cases = lines(R"({"methodology": "more", "published": {"few": 3, "marks": 1}})");
  EXPECT_THAT(column(reconcile({more}, cases).report, "contradicted", "why"),
              ElementsAre("the published marks 1 gives 1"));
}

TEST(Reconcile, OpenValuesThatSomeRatingsGiveTogetherAreCounted) {
  const Reconciled out = replay(inspection(first, R"("total": 3, "raw": 6)"));
  const ReportSection* found = section(out.report, "undetermined");
  ASSERT_NE(found, nullptr);
  EXPECT_THAT(found->text, Contains(HasSubstr("In 1 of 1 inspections (100%)")));
}

TEST(Reconcile, AScoreOutOfAnotherMaximumIsNotCompared) {
  const Reconciled out = replay(inspection(both, R"("total": 3, "total out of": 6)"));
  EXPECT_THAT(column(out.report, "values", "verdict"), ElementsAre("not in these rules", "differs"));
  EXPECT_THAT(column(out.report, "differs", "value"), ElementsAre("total out of"));
}

TEST(Reconcile, AMaximumIsComparedWithTheOneTheRulesState) {
  EXPECT_EQ(verdict(both, R"("total out of": 4)"), "agrees");
  EXPECT_EQ(verdict(both, R"("raw out of": 4)"), "differs");
}

TEST(Reconcile, WhatTheRulesHaveNoPlaceForIsNamedByItsPath) {
  const auto found = rows(
      replay(inspection(both, R"("rank": 7, "standards": {"9.9": {"rating": "Good", "origin": "report"}})")).report,
      "not_in_rules");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].at("value"), "rank");
  EXPECT_EQ(found[0].at("published"), "7");
  EXPECT_EQ(found[1].at("value"), "standards.9.9.rating");
  EXPECT_EQ(found[1].at("why"), "the rules have no standard `9.9`");
}

TEST(Reconcile, EverywhereElseThatIsAMistake) {
  const Methodology methodology = load(rules);
  const Read read = read_text(methodology, "case.json", inspection(both, R"("rank": 7)"), {});
  EXPECT_FALSE(read.inspection);
}

TEST(Reconcile, AValueThatRepeatsTheDataIsToldApart) {
  const auto report =
      replay(inspection(both, R"("standards": {"1.1": {"rating": "Good"}, "1.2": {"rating": "Fair"}})")).report;
  // Both could have been adjusted, and so agreeing says something.
  EXPECT_THAT(column(report, "values", "as_given"), ElementsAre("false", "false"));
  const std::string plain = R"(methodology plain
scale Rating  poor "Poor" 0  good "Good" 1
standard 1.1 "One"
for standard 1.1
  judgement rating : Rating
)";
  Population cases = lines(
      R"({"methodology": "plain", "standards": {"1.1": {"rating": "Good"}}, "published": {"standards": {"1.1": {"rating": "Good"}}}})");
  const Reconciled out = reconcile({load(plain)}, cases);
  EXPECT_THAT(column(out.report, "values", "as_given"), ElementsAre("true"));
}

TEST(Reconcile, EachInspectionGoesByTheRulesItNames) {
  const std::string other = R"(methodology other
input marks : count
score total = min(marks, 10)
  out of 10
)";
  Population cases = lines(inspection(both, R"("total": 3)") +
                           R"({"methodology": "other", "inputs": {"marks": 3}, "published": {"total": 4}})" + "\n" +
                           R"({"methodology": "third", "published": {"total": 4}})" + "\n");
  const Reconciled out = reconcile({load(rules), load(other)}, cases);
  EXPECT_EQ(out.inspections, 3U);
  EXPECT_EQ(out.failed, 1U);
  EXPECT_THAT(column(out.report, "values", "methodology"), ElementsAre("demo", "other"));
  EXPECT_THAT(column(out.report, "values", "verdict"), ElementsAre("agrees", "differs"));
  EXPECT_THAT(column(out.report, "failed", "code"), ElementsAre("R509"));
}

TEST(Reconcile, AnInspectionCountsByTheGravestOfItsValues) {
  const Reconciled out =
      replay(inspection(both, R"("total": 3)") + inspection(both, R"("total": 3, "overall": "Good")") +
             inspection(first, R"("total": 3)") + inspection(first, R"("total": 3, "raw": 0)") + inspection(first, ""));
  const auto found = rows(out.report, "inspections");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].at("inspections"), "5");
  EXPECT_EQ(found[0].at("agrees"), "1");
  EXPECT_EQ(found[0].at("differs"), "1");
  EXPECT_EQ(found[0].at("undetermined"), "1");
  EXPECT_EQ(found[0].at("contradicted"), "1");
  EXPECT_EQ(found[0].at("unpublished"), "1");
  EXPECT_EQ(out.unpublished, 1U);
}

TEST(Reconcile, ListsAreCutAndEverythingIsCounted) {
  ReconcileOptions options;
  options.most = 1;
  const Reconciled out = replay(inspection(both, R"("total": 2)") + inspection(both, R"("total": 1)"), options);
  EXPECT_EQ(out.count(Verdict::differs), 2U);
  EXPECT_THAT(rows(out.report, "differs"), SizeIs(1));
  const ReportSection* found = section(out.report, "differs");
  ASSERT_NE(found, nullptr);
  EXPECT_THAT(found->warnings, ElementsAre("the first 1 of 2 are listed; every one is counted"));
}

TEST(Reconcile, TheSetIsNamedWhateverTheOrder) {
  const auto hash = [](const std::string& text) {
    for (const ReportFact& fact : replay(text).report.facts) {
      if (fact.key == "cases_sha256") return fact.value;
    }
    return std::string();
  };
  const std::string a = inspection(both, R"("total": 3)");
  const std::string b = inspection(first, R"("total": 3)");
  EXPECT_THAT(hash(a + b), SizeIs(64));
  EXPECT_EQ(hash(a + b), hash(b + a));
  EXPECT_NE(hash(a), hash(b));
}

TEST(Reconcile, NothingPrintedIsAWarningAndNoValue) {
  const Reconciled out = replay(inspection(both, ""));
  EXPECT_THAT(rows(out.report, "values"), IsEmpty());
  const ReportSection* found = section(out.report, "summary");
  ASSERT_NE(found, nullptr);
  EXPECT_THAT(found->warnings, SizeIs(1));
}

}  // namespace
}  // namespace rubric::replay
