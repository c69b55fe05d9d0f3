#include "inspected.hpp"

namespace rubric::evaluate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string ages(const std::string& more) { return "methodology w\ntable t\n  column age : count\n" + more; }

TEST(Waits, NameTheEmptyCellsThatAnAggregateReads) {
  const std::string data = R"({"methodology": "w", "tables": {"t": [{"age": 11}, {"age": null}]}})";
  const Inspected run(ages("let m = mean of age of t\n"), data);
  EXPECT_EQ(run.result("m").standing, Standing::range);
  EXPECT_THAT(run.result("m").waits_for, ElementsAre("age of t, row 2"));
  EXPECT_EQ(run.explained("m").detail, "waits for age of t, row 2");
}

TEST(Waits, NameATableThatIsNotGiven) {
  const Inspected run(ages("let n = count of t where age > 3\n"), R"({"methodology": "w"})");
  EXPECT_THAT(run.result("n").waits_for, ElementsAre("table t"));
}

TEST(Waits, NameFiveRowsOfAColumn) {
  const std::string data =
      R"({"methodology": "w", "tables": {"t": [{"age": null}, {"age": null}, {"age": null}, {"age": null},
          {"age": 4}, {"age": null}, {"age": null}, {"age": null}]}})";
  const Inspected run(ages("let m = sum of age of t\n"), data);
  EXPECT_THAT(run.result("m").waits_for, ElementsAre("age of t, row 1", "age of t, row 2", "age of t, row 3",
                                                     "age of t, row 4", "age of t, row 6", "age of t, and 2 more"));
}

TEST(Waits, LeaveOutRowsThatAreNotIn) {
  const Inspected run(ages("  column size : count\nlet m = sum of size of t where age > 3\n"),
                      R"({"methodology": "w", "tables": {"t": [{"age": 1, "size": null}, {"age": 5, "size": null},
          {"age": null, "size": 2}, {"age": 9, "size": 1}]}})");
  EXPECT_THAT(run.result("m").waits_for, ElementsAre("age of t, row 3", "size of t, row 2"));
}

TEST(Waits, AreSharedAlongAChain) {
  std::string rules = "methodology chain\ninput a0 : count\n";
  for (int i = 1; i <= 300; ++i) rules += "let a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + 1\n";
  const Inspected run(rules, R"({"methodology": "chain"})");
  EXPECT_THAT(run.result("a1").waits_for, ElementsAre("a0"));
  EXPECT_THAT(run.result("a300").waits_for, ElementsAre("a0"));
}

TEST(Waits, TellHowManyMoreThereAre) {
  std::string rules = "methodology wide\ninput a0 : count\nlet s0 = a0 + 1\n";
  for (int i = 1; i < 60; ++i) {
    const std::string n = std::to_string(i);
    rules += "input a" + n + " : count\nlet s" + n + " = s" + std::to_string(i - 1) + " + a" + n + "\n";
  }
  const Inspected run(rules, R"({"methodology": "wide"})");
  EXPECT_THAT(run.result("s1").waits_for, ElementsAre("a0", "a1"));
  const std::vector<std::string>& all = run.result("s59").waits_for;
  ASSERT_EQ(all.size(), 51U);
  EXPECT_EQ(all[49], "a49");
  EXPECT_EQ(all[50], "and 10 more");
  EXPECT_THAT(run.explained("s59").detail, HasSubstr(", a49 and 10 more"));
}

std::string capped() {
  return R"(methodology c
scale R  r0 0  r1 1  r2 2  r3 3
input a : count
input worst : count
bands q from number to R
  below 3 r0
  from 3 r1
  from 6 r2
  from 9 r3
rating o = q(a)
cap c1 on o at r0 when worst > 5
cap c2 on o at r2 when worst > 1
)";
}

TEST(SettledLimits, BindWhereTheyDecideAnOpenValue) {
  const Inspected run(capped(), R"({"methodology": "c", "inputs": {"worst": 9}})");
  const Result& o = run.result("o");
  EXPECT_EQ(o.standing, Standing::settled);
  ASSERT_TRUE(o.because);
  EXPECT_EQ(o.because->kind, "cap");
  EXPECT_EQ(o.because->name, "c1");
  const auto binding = run.findings(FindingKind::cap_binding);
  ASSERT_EQ(binding.size(), 1U);
  EXPECT_EQ(binding[0].message, "cap c1 holds o at r0: worst (9) is above 5");
  EXPECT_THAT(binding[0].consequences, testing::Contains("without it: o r0 to r2"));
  const auto active = run.findings(FindingKind::cap_active);
  ASSERT_EQ(active.size(), 1U);
  EXPECT_THAT(active[0].message, HasSubstr("cap c2 at r2 holds, and a stricter one binds"));
}

TEST(SettledLimits, BindAsFloorsToo) {
  const Inspected run(capped() + "floor f on o at r3 when worst = 0\n",
                      R"({"methodology": "c", "inputs": {"worst": 0}})");
  ASSERT_TRUE(run.result("o").because);
  EXPECT_EQ(run.result("o").because->name, "f");
  ASSERT_EQ(run.findings(FindingKind::floor_binding).size(), 1U);
  EXPECT_THAT(run.findings(FindingKind::floor_binding)[0].message, HasSubstr("floor f holds o at r3"));
}

TEST(Spelling, PutsNoSignBeforeASet) {
  const Inspected run("methodology s\ninput a : count\nlet least = max(a, 25)\nlet n = abs(-least)\n",
                      R"({"methodology": "s"})");
  const Explanation told = run.explained("n");
  ASSERT_EQ(told.steps.size(), 1U);
  EXPECT_EQ(told.steps[0].what, "abs(at most -25)");
}

}  // namespace
}  // namespace rubric::evaluate
