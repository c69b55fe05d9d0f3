#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rubric/suite.hpp>

namespace rubric {
namespace {

TEST(JUnit, has_a_suite_a_file_and_a_case_a_test) {
  TestReport report{"rules/a&b.rubric", "a_b"};
  TestResult fine{"passes", {"rules/a&b.rubric", 3, 1}};
  fine.seconds = 0.25;
  TestResult wrong{"says \"<b>\"\x01 and \xff", {"rules/a&b.rubric", 9, 1}};
  wrong.failures.push_back({{"rules/a&b.rubric", 10, 3}, "expect total = 18", "18", "17", "a < b"});
  wrong.failures.push_back({{"rules/a&b.rubric", 11, 3}, "expect rating = good", "Good", "Fair", ""});
  TestResult stopped{"cannot be run", {"rules/a&b.rubric", 20, 1}};
  stopped.stopped = true;
  report.results = {fine, wrong, stopped};
  EXPECT_EQ(to_junit({report}), R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="rules/a&amp;b.rubric" tests="3" failures="1" errors="1">
    <testcase classname="a_b" name="passes" file="rules/a&amp;b.rubric" line="3" time="0.250000" />
    <testcase classname="a_b" name="says &quot;&lt;b>&quot;  and �" file="rules/a&amp;b.rubric" line="9" time="0.000000">
      <failure message="rules/a&amp;b.rubric:10: expect total = 18: expected 18, actual 17, a &lt; b">rules/a&amp;b.rubric:10: expect total = 18: expected 18, actual 17, a &lt; b
rules/a&amp;b.rubric:11: expect rating = good: expected Good, actual Fair</failure>
    </testcase>
    <testcase classname="a_b" name="cannot be run" file="rules/a&amp;b.rubric" line="20" time="0.000000">
      <error message=""></error>
    </testcase>
  </testsuite>
</testsuites>
)");
}

TEST(JUnit, explains_an_actual_value_once) {
  TestReport report{"rules.rubric", "small"};
  TestResult wrong{"wrong", {"rules.rubric", 3, 1}};
  TestFailure failure{{"rules.rubric", 4, 3}, "expect total = 18", "18", "17", ""};
  failure.explanation = Explanation{"total", "17", "computed", "8 < 9"};
  wrong.failures = {failure, failure};
  report.results = {wrong};
  EXPECT_THAT(to_junit({report}),
              testing::HasSubstr(">rules.rubric:4: expect total = 18: expected 18, actual 17\n"
                                 "  total = 17\n"
                                 "    8 &lt; 9\n"
                                 "rules.rubric:4: expect total = 18: expected 18, actual 17</failure>"));
}

TEST(JUnit, nothing_run_is_a_document_too) {
  EXPECT_EQ(to_junit({}), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites />\n");
}

}  // namespace
}  // namespace rubric
