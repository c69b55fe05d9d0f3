#include "inspected.hpp"

#include "base/limits.hpp"

namespace rubric::evaluate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

/// The first step whose `what` begins so, in the order of telling.
const Explanation* find(const Explanation& step, const std::string& what) {
  if (step.what.rfind(what, 0) == 0) return &step;
  for (const Explanation& inner : step.steps) {
    if (const Explanation* found = find(inner, what)) return found;
  }
  return nullptr;
}

std::size_t count(const Explanation& step) {
  std::size_t sum = 1;
  for (const Explanation& inner : step.steps) sum += count(inner);
  return sum;
}

std::size_t depth(const Explanation& step) {
  std::size_t most = 0;
  for (const Explanation& inner : step.steps) most = std::max(most, depth(inner));
  return most + 1;
}

TEST(Explain, TellsTheWayFromComputedToFinal) {
  const Inspected run(youth_rules(), file_text("examples/stoke-on-trent-2022.json"));
  const Explanation lead = run.explained("rating of standard 1.1");
  EXPECT_EQ(lead.value, "Requires improvement");
  EXPECT_EQ(lead.standing, "computed");
  EXPECT_EQ(lead.detail, "cap governance: 37.5% (3 of 8 standards) is below 50%");
  ASSERT_TRUE(lead.rule);
  EXPECT_THAT(lead.rule_text, StartsWith("judgement rating : Rating \"Which rating does the evidence support?\""));
  ASSERT_EQ(lead.steps.size(), 2U);
  EXPECT_EQ(lead.steps[0].what, "computed rating of standard 1.1");
  EXPECT_EQ(lead.steps[0].value, "Good");
  EXPECT_EQ(lead.steps[0].standing, "given");
  const Explanation& cap = lead.steps[1];
  EXPECT_EQ(cap.what, "cap governance");
  EXPECT_EQ(cap.standing, "binding");
  EXPECT_EQ(cap.value, "Requires improvement");
  EXPECT_EQ(cap.detail,
            "37.5% (3 of 8 standards) is below 50%; without it: rating of standard 1.1 Good, total 19, overall Good; "
            "decisive for overall");
  ASSERT_EQ(cap.cites.size(), 2U);
  EXPECT_EQ(cap.cites[0].source, "stoke");
  EXPECT_EQ(cap.cites[0].certainty, "seen");
  EXPECT_EQ(cap.cites[1].certainty, "background");
  const Explanation* share = find(cap, "3 of 8 standards have");
  ASSERT_NE(share, nullptr);
  EXPECT_EQ(share->what, "3 of 8 standards have `rating >= good`");
  EXPECT_EQ(share->detail, "3.2, 3.3, 3.4; not 2.1, 2.2, 2.3, 2.4, 3.1");
  EXPECT_EQ(share->steps.size(), 8U);
}

TEST(Explain, TellsLookUpsCallsAndInputs) {
  const Inspected run(youth_rules(), file_text("examples/stoke-on-trent-2022.json"));
  const Explanation planning = run.explained("rating of standard 2.2");
  const Explanation* lowest = find(planning, "lowest rating of rated questions");
  ASSERT_NE(lowest, nullptr);
  EXPECT_EQ(lowest->detail, "the lowest of 3 questions: safety");
  const Explanation* safety = find(planning, "rating of question safety in standard 2.2");
  ASSERT_NE(safety, nullptr);
  const Explanation* band = find(*safety, "case_quality(46%)");
  ASSERT_NE(band, nullptr);
  EXPECT_EQ(band->value, "Inadequate");
  EXPECT_EQ(band->detail, "46% is below 50% (Minority)");
  EXPECT_EQ(band->rule_text, "below 50% inadequate \"Minority\"");
  EXPECT_EQ(band->cites.size(), 2U);
  const Explanation* call = find(*safety, "share_of(6, 13)");
  ASSERT_NE(call, nullptr);
  EXPECT_EQ(call->value, "46%");
  EXPECT_EQ(call->detail, "yes = 6, cases = 13");
  EXPECT_THAT(call->rule_text, StartsWith("function share_of("));
  const Explanation* yes = find(*safety, "yes of question safety in standard 2.2");
  ASSERT_NE(yes, nullptr);
  EXPECT_EQ(yes->standing, "given");
  EXPECT_THAT(yes->detail, HasSubstr("given in the case data, case.json:"));
  EXPECT_THAT(yes->detail, HasSubstr("worked back: 6 of 13"));
}

TEST(Explain, MarksTheBranchesNotTaken) {
  const Inspected run(small_rules(), small_case(6, 9, 2, 9));
  const Explanation overall = run.explained("overall");
  ASSERT_EQ(overall.steps.size(), 1U);
  const Explanation& rows = overall.steps[0];
  ASSERT_EQ(rows.steps.size(), 3U);
  EXPECT_TRUE(rows.steps[0].losing);
  EXPECT_EQ(rows.steps[0].what, "when total (2) >= 4");
  EXPECT_EQ(rows.steps[0].detail, "total (2) is below 4");
  EXPECT_FALSE(rows.steps[1].losing);
  EXPECT_EQ(rows.steps[1].value, "Fair");
  EXPECT_TRUE(rows.steps[2].losing);
  EXPECT_EQ(rows.steps[2].what, "otherwise");
}

TEST(Explain, TellsRefusedDiscretionAndInactiveLimits) {
  const Inspected run(small_rules(), small_case(11, 20, 8, 9, R"(, "discretion": [{"on": "1.1", "to": "Top"}])"));
  const Explanation lead = run.explained("rating of standard 1.1");
  ASSERT_EQ(lead.steps.size(), 3U);
  EXPECT_EQ(lead.steps[1].what, "discretion panel");
  EXPECT_EQ(lead.steps[1].standing, "refused");
  EXPECT_THAT(lead.steps[1].detail, HasSubstr("it allows 1 band, and this change is 2 bands"));
  EXPECT_EQ(lead.steps[2].what, "floor low");
  EXPECT_EQ(lead.steps[2].standing, "active");
  EXPECT_EQ(lead.steps[2].detail, "cases (20) is at least 10");
  const Explanation* margin = find(lead, "parameter margin");
  ASSERT_NE(margin, nullptr);
  EXPECT_EQ(margin->value, "5%");
}

TEST(Explain, TellsRangesAndWhatTheyWaitFor) {
  const Inspected run(small_rules(),
                      R"({"methodology": "small", "standards": {"1.1": {"yes": 8, "cases": 9}, "1.2": {"cases": 9}}})");
  const Explanation total = run.explained("total");
  EXPECT_EQ(total.standing, "range");
  EXPECT_EQ(total.value, "3 to 6");
  EXPECT_EQ(total.detail, "waits for yes of standard 1.2");
  const Explanation* yes = find(total, "yes of standard 1.2");
  ASSERT_NE(yes, nullptr);
  EXPECT_EQ(yes->standing, "missing");
}

TEST(Explain, KeepsWithinItsBudgets) {
  // Each attribute reads the one before it twice: told in full, 40 of them would take 2^40 steps.
  std::string rules = "methodology doubling\ninput a0 : number\n";
  for (int i = 1; i <= 40; ++i) {
    rules += "let a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + a" + std::to_string(i - 1) + "\n";
  }
  const Inspected wide(rules, R"({"methodology": "doubling", "inspection": {"a0": 1}})");
  const Explanation told = wide.explained("a40");
  EXPECT_EQ(told.value, "1099511627776");
  EXPECT_GT(count(told), 1000U);
  EXPECT_LE(count(told), 2 * limits::explanation_steps);
  EXPECT_NE(find(told, "not told further"), nullptr);
  std::string chain = "methodology chain\ninput a0 : number\n";
  for (int i = 1; i <= 1000; ++i) chain += "let a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + 1\n";
  const Inspected deep(chain, R"({"methodology": "chain", "inspection": {"a0": 1}})");
  EXPECT_LE(depth(deep.explained("a1000")), limits::explanation_depth + 2);
}

}  // namespace
}  // namespace rubric::evaluate
