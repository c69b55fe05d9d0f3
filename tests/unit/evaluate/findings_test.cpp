#include "inspected.hpp"

namespace rubric::evaluate {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(LimitFindings, SayWhatTheBindingCapDecides) {
  const Inspected run(youth_rules(), file_text("examples/stoke-on-trent-2022.json"));
  const auto caps = run.findings(FindingKind::cap_binding);
  ASSERT_EQ(caps.size(), 1U);
  EXPECT_EQ(caps[0].code, "R707");
  EXPECT_FALSE(caps[0].counts);
  EXPECT_EQ(caps[0].about, "rating of standard 1.1");
  EXPECT_EQ(caps[0].message,
            "cap governance lowers it from Good to Requires improvement: 37.5% (3 of 8 standards) is below 50%");
  EXPECT_THAT(caps[0].consequences,
              ElementsAre("without it: rating of standard 1.1 Good, total 19, overall Good", "decisive for overall"));
  ASSERT_TRUE(caps[0].rule);
  EXPECT_EQ(caps[0].rule->path, "rules.rubric");
}

TEST(LimitFindings, TellBindingFromActive) {
  const Inspected run(small_rules(), small_case(1, 9, 8, 9));
  const auto binding = run.findings(FindingKind::cap_binding);
  ASSERT_EQ(binding.size(), 1U);
  EXPECT_THAT(binding[0].message, HasSubstr("cap lead lowers it from Top to Fair"));
  EXPECT_THAT(binding[0].consequences, Contains("without it: rating of standard 1.2 Good, total 2, overall Fair"));
  const auto active = run.findings(FindingKind::cap_active);
  ASSERT_EQ(active.size(), 1U);
  EXPECT_EQ(active[0].code, "R708");
  EXPECT_THAT(active[0].message, HasSubstr("cap hard at Good holds, and a stricter one binds"));
}

TEST(LimitFindings, SayNothingOfACapThatDoesNotHold) {
  const Inspected run(small_rules(), small_case(8, 9, 8, 9));
  EXPECT_THAT(run.outcome.findings, IsEmpty());
}

std::string discretion(const std::string& to, const std::string& more = R"(, "reason": "close", "by": "panel")") {
  return R"(, "discretion": [{"on": "1.1", "to": ")" + to + "\"" + more + "}]";
}

TEST(DiscretionFindings, SayWhichGroundsAllowedIt) {
  const Inspected run(small_rules(), small_case(7, 9, 8, 9, discretion("Top")));
  const auto applied = run.findings(FindingKind::discretion_applied);
  ASSERT_EQ(applied.size(), 1U);
  EXPECT_EQ(applied[0].code, "R701");
  EXPECT_FALSE(applied[0].counts);
  EXPECT_EQ(applied[0].message,
            "discretion panel applied: Good to Top, by panel, because: close; allowed since distance(77.78%, quality) "
            "(2.22%) is at most margin (5%)");
  EXPECT_THAT(applied[0].consequences, ElementsAre("without it: rating of standard 1.1 Good, total 5"));
  ASSERT_TRUE(applied[0].data);
  EXPECT_EQ(applied[0].data->path, "case.json");
  EXPECT_EQ(run.result("rating of standard 1.1").because->kind, "discretion");
  EXPECT_EQ(run.result("rating of standard 1.1").because->text, "discretion panel: Good to Top, close");
}

TEST(DiscretionFindings, NameEveryClauseThatRefuses) {
  const Inspected run(small_rules(), small_case(11, 20, 8, 9, discretion("Top", "")));
  const auto refused = run.findings(FindingKind::discretion_refused);
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_EQ(refused[0].code, "R702");
  EXPECT_TRUE(refused[0].counts);
  EXPECT_THAT(refused[0].message,
              AllOf(HasSubstr("Fair to Top refused: discretion panel: it allows 1 band, and this change is 2 bands"),
                    HasSubstr("requires a reason"), HasSubstr("requires who decided")));
  EXPECT_EQ(run.result("rating of standard 1.1").value->exact, "fair");
}

TEST(DiscretionFindings, NameTheDirectionAndTheConditionWithItsValues) {
  const Inspected run(small_rules(), small_case(58, 100, 8, 9, discretion("Inadequate")));
  const auto refused = run.findings(FindingKind::discretion_refused);
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_THAT(
      refused[0].message,
      AllOf(
          HasSubstr("it allows a change up, and this one goes down"),
          HasSubstr(
              "its condition does not hold: distance(58%, quality) (7%) is above margin (5%) and yes (58) is not 3")));
}

TEST(DiscretionFindings, SayWhenThereIsNothingToChange) {
  const Inspected run(small_rules(), small_case(7, 9, 8, 9, discretion("Good")));
  const auto without = run.findings(FindingKind::discretion_without_effect);
  ASSERT_EQ(without.size(), 1U);
  EXPECT_EQ(without[0].code, "R703");
  EXPECT_FALSE(without[0].counts);
}

std::string waiver(const std::string& cap, const std::string& reason) {
  return R"(, "waivers": [{"cap": ")" + cap + "\"" + (reason.empty() ? "" : R"(, "reason": ")" + reason + "\"") + "}]";
}

TEST(WaiverFindings, SayWhatAWaiverDecides) {
  const Inspected run(small_rules(), small_case(5, 9, 8, 9, waiver("lead", "new team")));
  const auto applied = run.findings(FindingKind::waiver_applied);
  ASSERT_EQ(applied.size(), 1U);
  EXPECT_EQ(applied[0].code, "R704");
  EXPECT_EQ(applied[0].message,
            "cap lead waived, because: new team; it would hold, since rating of standard 1.1 (Fair) is below good");
  EXPECT_THAT(applied[0].consequences,
              ElementsAre("without it: rating of standard 1.2 Fair, total 2, overall Fair", "decisive for overall"));
  EXPECT_EQ(run.result("rating of standard 1.2").because->kind, "waiver");
  EXPECT_THAT(run.findings(FindingKind::cap_binding), IsEmpty());
}

TEST(WaiverFindings, RefuseWhatTheRuleDoesNotAllow) {
  const Inspected hard(small_rules(), small_case(1, 9, 8, 9, waiver("hard", "new team")));
  ASSERT_EQ(hard.findings(FindingKind::waiver_refused).size(), 1U);
  EXPECT_THAT(hard.findings(FindingKind::waiver_refused)[0].message, HasSubstr("not `waivable`"));
  EXPECT_TRUE(hard.outcome.has_findings());
  const Inspected silent(small_rules(), small_case(5, 9, 8, 9, waiver("lead", "")));
  ASSERT_EQ(silent.findings(FindingKind::waiver_refused).size(), 1U);
  EXPECT_THAT(silent.findings(FindingKind::waiver_refused)[0].message,
              HasSubstr("requires a reason, and none is given"));
  EXPECT_EQ(silent.result("rating of standard 1.2").value->exact, "fair");
}

TEST(WaiverFindings, SayWhenTheCapDidNotHoldOrBind) {
  const Inspected inactive(small_rules(), small_case(8, 9, 8, 9, waiver("lead", "new team")));
  ASSERT_EQ(inactive.findings(FindingKind::waiver_without_effect).size(), 1U);
  EXPECT_THAT(inactive.findings(FindingKind::waiver_without_effect)[0].message,
              HasSubstr("it does not hold, since rating of standard 1.1 (Top) is not below good"));
  const Inspected low(small_rules(), small_case(5, 9, 1, 9, waiver("lead", "new team")));
  ASSERT_EQ(low.findings(FindingKind::waiver_without_effect).size(), 1U);
  EXPECT_THAT(low.findings(FindingKind::waiver_without_effect)[0].message,
              HasSubstr("the rating is Inadequate without it"));
}

TEST(DataFindings, ReportRequirementsWithTheirValues) {
  const Inspected run(small_rules(), small_case(12, 9, 8, 9));
  const auto failed = run.findings(FindingKind::require_failed);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].code, "R709");
  EXPECT_TRUE(failed[0].counts);
  EXPECT_EQ(failed[0].about, "standard 1.1");
  EXPECT_EQ(failed[0].message, "more yes than cases: yes (12) is above cases (9)");
}

TEST(DataFindings, ReportAnErrorOnceWhereItArises) {
  const Inspected run(small_rules(), small_case(8, 9, 0, 0));
  const auto errors = run.findings(FindingKind::error);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, "R601");
  EXPECT_TRUE(errors[0].counts);
  EXPECT_EQ(errors[0].about, "share of standard 1.2");
}

TEST(DataFindings, NameTheFloorAndTheCapThatCross) {
  const std::string rules = small_rules() + "cap strict on rating of standard 1.1 at inadequate when yes = 1\n";
  const Inspected run(rules, small_case(1, 10, 8, 9));
  const auto errors = run.findings(FindingKind::error);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, "R604");
  EXPECT_EQ(errors[0].message, "floor `low` at Fair lies above cap `strict` at Inadequate");
}

TEST(PublishedFindings, NameTheRuleThatMakesTheDifference) {
  const Inspected run(youth_rules(), file_text("examples/stockport-2022.json"));
  const auto differing = run.findings(FindingKind::differs_from_published);
  ASSERT_EQ(differing.size(), 2U);
  const Finding& lead = differing[0].about == "total" ? differing[1] : differing[0];
  const Finding& total = differing[0].about == "total" ? differing[0] : differing[1];
  EXPECT_EQ(lead.code, "R710");
  EXPECT_TRUE(lead.counts);
  EXPECT_EQ(lead.message, "rating of standard 1.1: the rules give Requires improvement, published is Good");
  EXPECT_THAT(lead.consequences,
              ElementsAre("without cap governance on rating of standard 1.1 it would be as published"));
  EXPECT_EQ(total.message, "total: the rules give 17, published is 18");
  EXPECT_THAT(total.consequences,
              ElementsAre("without cap governance on rating of standard 1.1 it would be as published",
                          "rests on rating of standard 1.1: the rules give Requires improvement, published is Good"));
  EXPECT_EQ(run.findings(FindingKind::discretion_applied).size(), 2U);
}

TEST(PublishedFindings, OnlyNoteWhatIsNotSettledYet) {
  const std::string open =
      R"({"methodology": "small", "standards": {"1.1": {"yes": 8, "cases": 9}, "1.2": {"cases": 9}},
    "published": {"total": 5, "standards": {"1.1": {"rating": "Top"}}}})";
  const Inspected within(small_rules(), open);
  ASSERT_EQ(within.findings(FindingKind::note).size(), 1U);
  EXPECT_EQ(within.findings(FindingKind::note)[0].message, "total: not settled (3 to 6), published is 5");
  EXPECT_FALSE(within.outcome.has_findings());
  const Inspected outside(small_rules(), edited(open, "\"total\": 5", "\"total\": 2"));
  ASSERT_EQ(outside.findings(FindingKind::differs_from_published).size(), 1U);
  EXPECT_EQ(outside.findings(FindingKind::differs_from_published)[0].message,
            "total: the rules give 3 to 6, published is 2");
  EXPECT_TRUE(outside.outcome.has_findings());
}

}  // namespace
}  // namespace rubric::evaluate
