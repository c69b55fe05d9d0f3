#include <rubric/amendment.hpp>

#include "unit/whatif/audit_cases.hpp"

namespace rubric::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

// The weakest of two questions decides; a point more or less is allowed near an edge.
constexpr auto rules = R"(methodology demo
scale Rating  bad "Bad" 0  fair "Fair" 1  good "Good" 2
standard 1.1 "Staff"
standard 2.1 "Planning"
questions for standard 2.1
  safety "Safe"
  others "Others"
parameter margin : percent = 5%
bands quality from percent to Rating
  below 50%  bad
  from 50%   fair
  from 80%   good
for questions
  input share : percent
  rating = quality(share)
for standard 2.1
  rating = lowest rating of questions
for standard 1.1
  judgement rating : Rating
discretion panel on rating of questions
  allows 1 band up or down
  when margin >= distance(share, quality)
  requires reason
cap staff on rating of standard 1.1 at fair
  when rating of standard 2.1 < fair
  waivable
score total = sum of points(rating) of standards
  out of 4
bands overall_band from number to Rating
  below 2  bad
  from 2   fair
  from 4   good
rating overall = overall_band(total)
)";

/// A line of case data: both shares, and the records as written.
std::string inspection(const std::string& safety, const std::string& others, const std::string& discretion,
                       const std::string& waivers = "", const std::string& service = "Ham") {
  return R"({"methodology": "demo", "inspection": {"service": ")" + service +
         R"("}, "standards": {"1.1": {"rating": "good"},
"2.1": {"questions": {"safety": {"share": ")" +
         safety + R"("}, "others": {"share": ")" + others + R"("}}}}, "discretion": [)" + discretion +
         R"(], "waivers": [)" + waivers + "]}";
}

std::string line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text + "\n";
}

const std::string safety_up = R"({"on": "2.1 safety", "to": "fair", "reason": "close", "by": "panel"})";

Report uses(const std::string& cases, AuditOptions options = {}) {
  Population population = lines(cases);
  return audit_uses(load(rules), population, options).report;
}

TEST(Audit, TellsWhatBecameOfAUseAndHowMuchOfTheWidthItTook) {
  const Report report = uses(line(inspection("48%", "90%", safety_up)));
  ASSERT_THAT(rows(report, "uses"), SizeIs(1));
  const auto use = rows(report, "uses").front();
  EXPECT_EQ(use.at("inspection"), "cases.ndjson:1");
  EXPECT_EQ(use.at("rating"), "rating of question safety in standard 2.1");
  EXPECT_EQ(use.at("from"), "bad");
  EXPECT_EQ(use.at("to"), "fair");
  EXPECT_EQ(use.at("final"), "fair");
  EXPECT_EQ(use.at("fate"), "applied");
  EXPECT_EQ(use.at("bands"), "1 up of 1 allowed");
  EXPECT_EQ(use.at("distance"), "2 of 5 points");
  EXPECT_EQ(use.at("by"), "panel");
  EXPECT_EQ(use.at("reason"), "close");
  // The cap of 1.1 goes with the rating of 2.1: the use raises the score by two.
  EXPECT_THAT(use.at("changes"), HasSubstr("total: 1 without it"));
  EXPECT_THAT(use.at("changes"), HasSubstr("overall: Bad without it"));
}

TEST(Audit, RefusesByEveryClauseAndCountsWhatHasNoReason) {
  Population population = lines(line(inspection("48%", "90%", R"({"on": "2.1 safety", "to": "good"})")));
  const Audited audited = audit_uses(load(rules), population);
  EXPECT_EQ(audited.refused, 1U);
  const auto refused = rows(audited.report, "refused");
  ASSERT_THAT(refused, SizeIs(1));
  EXPECT_THAT(refused.front().at("why"), HasSubstr("it allows 1 band, and this change is 2 bands"));
  EXPECT_THAT(refused.front().at("why"), HasSubstr("it requires a reason"));
  EXPECT_THAT(rows(audited.report, "unexplained"), SizeIs(1));
  EXPECT_THAT(rows(audited.report, "idle"), IsEmpty());
}

TEST(Audit, ListsWhatChangedNoScoreAndNoOverallRating) {
  const std::string same = R"({"on": "2.1 safety", "to": "bad", "reason": "as computed"})";
  const std::string hidden = R"({"on": "2.1 others", "to": "fair", "reason": "thin"})";  // safety is weaker anyway
  const Report report =
      uses(line(inspection("48%", "82%", same + "," + hidden)) + line(inspection("48%", "90%", safety_up)));
  EXPECT_THAT(column(report, "idle", "inspection"), ElementsAre("cases.ndjson:1", "cases.ndjson:1"));
  EXPECT_THAT(column(report, "idle", "changes"),
              ElementsAre("nothing", "rating of question others in standard 2.1: Good without it"));
}

TEST(Audit, LeavesOutAllUsesOfAnInspectionTogether) {
  // Either alone changes nothing, since the other question is as low; both together lower the standard.
  const std::string both = R"({"on": "2.1 safety", "to": "fair", "reason": "a"},
{"on": "2.1 others", "to": "fair", "reason": "b"})";
  const Report report = uses(line(inspection("82%", "82%", both)));
  EXPECT_THAT(rows(report, "idle"), SizeIs(2));
  const auto together = rows(report, "together");
  ASSERT_THAT(together, SizeIs(1));
  EXPECT_EQ(together.front().at("applied"), "2");
  EXPECT_EQ(together.front().at("total"), "3");
  EXPECT_EQ(together.front().at("total_without"), "4");
  EXPECT_EQ(together.front().at("overall_without"), "good");
}

TEST(Audit, TakesRatesOfWhatCouldHaveBeenMoved) {
  const std::string down = R"({"on": "2.1 others", "to": "fair", "reason": "thin"})";
  const Report report =
      uses(line(inspection("48%", "82%", safety_up + "," + down)) + line(inspection("60%", "60%", "")) +
           line(R"({"methodology": "demo", "standards": {"1.1": {"rating": "bad"}}})"));
  ASSERT_THAT(column(report, "by_question", "question"), ElementsAre("safety", "others"));
  EXPECT_THAT(column(report, "by_question", "ratings"), ElementsAre("2", "2"));  // the third is not computed
  EXPECT_THAT(column(report, "by_question", "share_used"), ElementsAre("50", "50"));
  EXPECT_THAT(column(report, "by_question", "up"), ElementsAre("1", "0"));
  EXPECT_THAT(column(report, "by_question", "down"), ElementsAre("0", "1"));
  EXPECT_THAT(column(report, "by_standard", "ratings"), ElementsAre("4"));
  EXPECT_THAT(section(report, "summary")->text,
              ::testing::Contains(HasSubstr("1 of 3 inspections (33.33%) with a use: 2 uses")));
}

TEST(Audit, CountsWaiversOfTheTimesThatTheLimitWouldHaveBound) {
  const std::string waiver = R"({"cap": "staff", "by": "lead"})";
  const Report report = uses(line(inspection("40%", "90%", "", waiver)) + line(inspection("40%", "90%", "")) +
                             line(inspection("90%", "90%", "", waiver)));
  const auto by_rule = rows(report, "summary");
  ASSERT_EQ(by_rule.front().at("rule"), "cap staff");
  EXPECT_EQ(by_rule.front().at("ratings"), "2");
  EXPECT_EQ(by_rule.front().at("uses"), "2");
  EXPECT_EQ(by_rule.front().at("applied"), "1");
  EXPECT_EQ(by_rule.front().at("without_effect"), "1");
  const auto all = rows(report, "uses");
  EXPECT_EQ(all.front().at("from"), "fair");
  EXPECT_EQ(all.front().at("to"), "good");
  EXPECT_EQ(all.front().at("bands"), "1 up");
}

TEST(Audit, CountsByDescription) {
  AuditOptions options;
  options.by = {{"service", "service"}, {"region", "regoin"}};
  const Report report =
      uses(line(inspection("48%", "90%", safety_up, "", "Ham")) + line(inspection("48%", "90%", safety_up, "", "Ham")) +
               line(inspection("48%", "90%", "", "", "Ware")) + line(R"({"methodology": "demo", "standards": {}})"),
           options);
  const auto by_service = rows(report, "by_service");
  ASSERT_THAT(by_service, SizeIs(1));
  EXPECT_EQ(by_service.front().at("service"), "Ham");
  EXPECT_EQ(by_service.front().at("inspections"), "2");
  EXPECT_EQ(by_service.front().at("uses"), "2");
  EXPECT_THAT(section(report, "by_service")->text.front(), HasSubstr("3 of 4 inspections (75%)"));
  EXPECT_THAT(section(report, "by_region")->warnings,
              ElementsAre("no inspection has `regoin` in its description: they have `service`"));
}

TEST(Audit, KeepsListsShortAndCountsEverything) {
  std::string cases;
  for (int i = 0; i < 20; ++i) cases += line(inspection("48%", "90%", safety_up));
  AuditOptions options;
  options.most = 3;
  const Report report = uses(cases, options);
  EXPECT_THAT(rows(report, "uses"), SizeIs(3));
  EXPECT_THAT(section(report, "uses")->warnings, ElementsAre("the first 3 of 20 are listed; every one is counted"));
  EXPECT_THAT(column(report, "by_service", "uses"), ElementsAre("20"));
}

TEST(Audit, ListsWhatCannotBeEvaluated) {
  Population population =
      lines(line(inspection("48%", "90%", safety_up)) + "{\"methodology\": \"demo\", \"standards\": {\"9.9\": {}}}\n");
  const Audited audited = audit_uses(load(rules), population);
  EXPECT_EQ(audited.inspections, 2U);
  EXPECT_EQ(audited.failed, 1U);
  const auto failed = rows(audited.report, "failed");
  ASSERT_THAT(failed, SizeIs(1));
  EXPECT_EQ(failed.front().at("inspection"), "cases.ndjson:2");
  EXPECT_THAT(failed.front().at("message"), HasSubstr("9.9"));
  EXPECT_THAT(failed.front().at("place"), HasSubstr("cases.ndjson:2:"));
}

TEST(Audit, SaysThatThereIsNoUse) {
  const Report report = uses(line(inspection("48%", "90%", "")));
  EXPECT_THAT(section(report, "summary")->warnings,
              ElementsAre("no use of discretion and no waiver is recorded in 1 evaluated inspection"));
  EXPECT_EQ(report.main, "summary");
  EXPECT_EQ(section(report, "uses"), nullptr);
}

TEST(Audit, JudgesEachUseUnderAmendedRules) {
  const Methodology base = load(rules);
  const auto amended = amend(base, {{"--set", "set margin = 1%"}, {"--drop", "drop cap staff"}}).methodology;
  ASSERT_TRUE(amended.has_value());
  AuditOptions options;
  options.amended = amended;
  Population population = lines(line(inspection("48%", "90%", safety_up)) + line(inspection("49%", "90%", safety_up)) +
                                line(inspection("40%", "90%", "", R"({"cap": "staff"})")));
  const Report report = audit_uses(base, population, options).report;
  const auto rejudged = rows(report, "rejudged");
  ASSERT_THAT(rejudged, SizeIs(2));
  EXPECT_EQ(rejudged[0].at("inspection"), "cases.ndjson:1");
  EXPECT_EQ(rejudged[0].at("before"), "applied");
  EXPECT_EQ(rejudged[0].at("after"), "refused");
  EXPECT_EQ(rejudged[1].at("after"), "without effect");
  EXPECT_EQ(rejudged[1].at("why"), "nothing is left to waive: the amended rules have no cap staff");
  EXPECT_EQ(rows(report, "amended").front().at("applied"), "1");
  EXPECT_EQ(rows(report, "amended").front().at("refused"), "1");
  EXPECT_EQ(rows(report, "amended").front().at("without_effect"), "1");
  EXPECT_EQ(section(report, "amended_failed"), nullptr);
}

TEST(Audit, SaysThatAnAmendmentChangesNothing) {
  const Methodology base = load(rules);
  AuditOptions options;
  options.amended = amend(base, {{"--set", "set margin = 4%"}}).methodology;
  ASSERT_TRUE(options.amended.has_value());
  Population population = lines(line(inspection("48%", "90%", safety_up)));
  const Report report = audit_uses(base, population, options).report;
  EXPECT_THAT(section(report, "amended")->warnings, ElementsAre("the amended rules change what becomes of no use"));
  EXPECT_THAT(section(report, "amended")->text, ::testing::Contains(HasSubstr("set margin = 4%")));
}

TEST(Audit, NamesItsSectionsApart) {
  const Report report = uses(line(inspection("48%", "90%", safety_up)));
  std::map<std::string, int> ids;
  for (const ReportSection& it : report.sections) EXPECT_EQ(++ids[it.id], 1) << it.id;
  EXPECT_NE(section(report, report.main), nullptr);
}

}  // namespace
}  // namespace rubric::audit
