#include <gmock/gmock.h>

#include <rubric/coverage.hpp>
#include <rubric/suggest.hpp>

#include <algorithm>
#include <sstream>

#include "support/shipped_text.hpp"

namespace rubric {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

Methodology loaded(const std::string& rules, const std::string& name = "rules.rubric") {
  const Loaded loaded = load_text(name, rules);
  EXPECT_TRUE(loaded.methodology) << loaded.messages.text() << rules;
  return *loaded.methodology;
}

CoverageReport covered(const Methodology& methodology, const TestOptions& options = {}) {
  Coverage coverage(methodology);
  coverage.add_tests(options);
  return coverage.report();
}

/// `block` without its line number `number`.
std::string without_line(const std::string& block, std::size_t number) {
  std::istringstream lines(block);
  std::string out;
  std::string line;
  for (std::size_t i = 0; std::getline(lines, line); ++i) out += i == number ? "" : line + "\n";
  return out;
}

/// The given lines of `test` that it does not need: without them it passes and reaches its point as well.
std::vector<std::string> needless(const std::string& rules, const SuggestedTest& suggested_test,
                                  const TestOptions& options) {
  std::vector<std::string> found;
  std::istringstream lines(suggested_test.text);
  std::string line;
  for (std::size_t i = 0; std::getline(lines, line); ++i) {
    if (!line.starts_with("  given ")) continue;
    const Methodology less = loaded(rules + "\n" + without_line(suggested_test.text, i));
    const CoverageReport now = covered(less, options);
    const bool reached = std::any_of(now.points.begin(), now.points.end(), [&](const CoveragePoint& point) {
      const std::string name = point.clause + (point.kind == "condition" ? " is " : ", ") + point.what;
      return name == suggested_test.reaches.front() && point.hits != 0;
    });
    if (reached && test(less, options).failed() == 0) found.push_back(suggested_test.title + ": " + line);
  }
  return found;
}

/// What is suggested for `rules`; appended to them it loads, passes, is laid out, and reaches what it says.
SuggestReport suggested(const std::string& rules, const TestOptions& options = {},
                        const std::string& name = "rules.rubric") {
  const Methodology before = loaded(rules, name);
  SuggestReport report = suggest(before, {options});
  const std::string text = to_text(report);
  if (!report.tests.empty()) {
    const Formatted laid_out = format_text("suggested.rubric", text);
    EXPECT_EQ(laid_out.text.value_or(laid_out.messages.text()), text);
  }
  const Methodology after = loaded(rules + "\n" + text, name);
  EXPECT_EQ(after.test_count(), before.test_count() + report.tests.size());
  EXPECT_EQ(test(after, options).failed(), 0U) << text;
  EXPECT_EQ(covered(before, options).reached(), report.reached);
  const CoverageReport now = covered(after, options);
  EXPECT_GE(now.reached(), report.reached_after);
  EXPECT_EQ(report.reached_after + report.left.size(), report.points);
  for (const SuggestedTest& it : report.tests) {
    // A refusal has one reason: that nothing else would refuse it is given too.
    if (name.ends_with(".rubric") && it.title.find(", refused: ") == std::string::npos) {
      EXPECT_THAT(needless(rules, it, options), IsEmpty());
    }
  }
  for (const NotSuggested& left : report.left)
    EXPECT_THAT(now.points,
                Contains(AllOf(Field(&CoveragePoint::clause, left.clause), Field(&CoveragePoint::what, left.what))));
  return report;
}

std::vector<std::string> left(const SuggestReport& report) {
  std::vector<std::string> all;
  for (const NotSuggested& it : report.left) all.push_back(it.clause + ", " + it.what + ": " + it.reason);
  return all;
}

constexpr std::string_view head = R"(methodology small
scale Rating  poor "Poor" 0  fair "Fair" 1  fine "Fine" 3
domain 1
  standard 1.1
  standard 1.2
questions for standard 1.1
  safety
  care
)";

TEST(Suggest, ReachesEveryEdgeInAttainableSteps) {
  const SuggestReport report = suggested(std::string(head) + R"(
bands quality from percent to Rating  below 50% poor  from 50% fair  from 79.5% fine
for questions
  input yes : count
  input cases : count
  let share = round_half_up(100% * yes / cases, 0.5%)
  rating = quality(share)
)");
  EXPECT_THAT(report.left, IsEmpty());
  EXPECT_EQ(report.reached, 0U);
  EXPECT_EQ(report.reached_after, report.points);
  EXPECT_EQ(report.points, 9U);
  EXPECT_THAT(to_text(report), AllOf(HasSubstr("edge 79.5%, just above (80%)"), HasSubstr("= 79%\n"),
                                     HasSubstr("because band quality"), HasSubstr("computed, to be confirmed")));
}

TEST(Suggest, CapsFloorsWaiversAndDiscretion) {
  const SuggestReport report = suggested(std::string(head) + R"(
for standards
  judgement rating : Rating
end
input late : boolean
input days : count
cap delay on rating of standard 1.1 at fair  when late or days > 30  waivable requires reason, by
floor kept on rating of standard 1.2 at fair  when not late
discretion panel on rating of standard 1.2  allows 1 band up  when days <= 5  requires reason, by
)");
  EXPECT_THAT(report.left, IsEmpty());
  EXPECT_THAT(to_text(report), AllOf(HasSubstr("because cap delay"), HasSubstr("because floor kept"),
                                     HasSubstr("because waiver delay"), HasSubstr("because discretion panel"),
                                     HasSubstr("not capped"), HasSubstr("expect error R702"), HasSubstr("days = 31")));
}

TEST(Suggest, RecordsOfTheTestBegunFromAreLeftOutWhereNothingNeedsThem) {
  const SuggestReport report = suggested(std::string(head) + R"(
for standards
  judgement rating : Rating
  may be not rated
end
input late : boolean
discretion panel on rating of standards  allows 1 band up  requires reason
cap delay on rating of standards at fair  when late  waivable requires reason
test "everything is recorded"
  given rating of standard 1.1 = fair
  given rating of standard 1.2 = fine
  given late = true
  given discretion on rating of standard 1.1 to fine reason "r"
  given waiver of cap delay reason "w"
  expect rating of standard 1.2 = fine
)");
  EXPECT_THAT(report.left, IsEmpty());
  EXPECT_THAT(to_text(report), AllOf(HasSubstr("cap delay, binding"), HasSubstr("refused: downwards"),
                                     testing::Not(HasSubstr("reason \"r\"")), testing::Not(HasSubstr("reason \"w\""))));
}

TEST(Suggest, RowsConditionsFunctionsAndRequirements) {
  const SuggestReport report = suggested(std::string(head) + R"(
for standards
  judgement rating : Rating
end
input days : count
input late : boolean
require days <= 90 "too many days"
function slow(d : count) : boolean = d > 30 or d * 2 = 8
score total = sum of points(rating) of standards  out of 6
rating overall = first of
  poor when some standards has rating = poor
  fine when total >= 4 and not slow(days)
  fair when (count of standards where rating = fair) = 2
  otherwise poor
)");
  EXPECT_THAT(report.left, IsEmpty());
  EXPECT_THAT(to_text(report),
              AllOf(HasSubstr("expect no error R709"), HasSubstr("expect error R709"), HasSubstr("days = 91")));
}

TEST(Suggest, StartsFromTheTestsThereAre) {
  const std::string rules = std::string(head) + R"(
for standards
  judgement rating : Rating
end
score total = sum of points(rating) of standards  out of 6
bands grade from number to Rating  below 3 poor  from 3 fair  from 5 fine
rating overall = grade(total)
test "both are fair"
  given rating of standard 1.1 = fair
  given rating of standard 1.2 = fair
  expect overall = poor
)";
  const SuggestReport report = suggested(rules);
  EXPECT_EQ(report.reached, 2U);  // below 3, and just below
  // Points come as 0, 1 and 3, so that no sum is 5: that does not count.
  EXPECT_EQ(report.points, 8U);
  EXPECT_THAT(left(report), testing::IsEmpty());
}

TEST(Suggest, LeavesOutWhatNoCaseCanBringAbout) {
  const SuggestReport report = suggested(std::string(head) + R"(
for standards
  judgement rating : Rating
end
input days : count
rating overall = lowest rating of standards
cap top on overall at fair
  when days + 1 > 0
)");
  EXPECT_EQ(report.points, 3U);  // that the condition holds; the cap with and without effect
  EXPECT_EQ(report.reached_after, 3U);
}

TEST(Suggest, SaysWhatItHasNotFound) {
  const SuggestReport report = suggested(std::string(head) + R"(
input days : count
bands grade from number to Rating  below 5 poor  from 5 fair  from 9 fine
rating overall = grade(days * days)
)");
  EXPECT_THAT(left(report),
              testing::Contains("bands grade: edge 5, at 5: no facts were found near those of the tests"));
}

TEST(Suggest, LeavesTheRowsOfTablesToCaseFiles) {
  const SuggestReport report = suggested(std::string(head) + R"(
choice Answer  met "Yes", not_met "No"
table seen  column answer : Answer
let good = count of seen where answer = met
)");
  EXPECT_THAT(left(report),
              Contains("answer = met, true: it is read for each row of a table, and a case file gives those"));
}

TEST(Suggest, GoesThroughTheDatesOfParameters) {
  const SuggestReport report = suggested(std::string(head) + R"(
input day : date
dated by day
parameter least : count  from 2018-04-01 = 1  from 2026-04-01 = 2
for standards
  judgement rating : Rating
end
rating overall = if (count of standards where rating >= fair) >= least then fine else poor
)");
  EXPECT_THAT(report.left, IsEmpty());
  EXPECT_THAT(to_text(report), AllOf(HasSubstr("given day = 2018-04-01"), HasSubstr("given day = 2026-04-01")));
}

TEST(Suggest, HasNothingToSayWhereAllIsReached) {
  const std::string rules = std::string(head) + R"(
input late : boolean
rating overall = if late then poor else fine
test "late"  given late = true  expect overall = poor
test "not late"  given late = false  expect overall = fine
)";
  const SuggestReport report = suggested(rules);
  EXPECT_THAT(report.tests, IsEmpty());
  EXPECT_THAT(to_text(report), HasSubstr("no test. Of 2 points the tests reach 2"));
  EXPECT_THAT(suggested(rules.substr(0, rules.find("test \"not late\""))).tests, testing::SizeIs(1));
}

TEST(Suggest, OfAMarkdownFileGivesABlock) {
  const std::string rules = "# Rules\n\n```rubric\n" + std::string(head) +
                            "input late : boolean\nrating overall = if late then poor else fine\n```\n";
  const Methodology before = loaded(rules, "rules.rubric.md");
  const SuggestReport report = suggest(before);
  EXPECT_EQ(report.tests.size(), 2U);
  const Methodology after = loaded(rules + "\n" + to_text(report), "rules.rubric.md");
  EXPECT_EQ(after.test_count(), 2U);
  EXPECT_EQ(test(after).failed(), 0U);
}

TEST(Suggest, TitlesAreNotUsedTwice) {
  const std::string rules = std::string(head) + R"(
input late : boolean
rating overall = if late then poor else fine
test "late is false"  given late = true  expect overall = poor
)";
  EXPECT_THAT(to_text(suggested(rules)), HasSubstr("test \"late is false (2)\""));
}

TEST(Suggest, TheShippedRulesWithoutTheirTests) {
  const std::string text = shipped::spelt_out("rules/hmip/youth-2021.rubric");
  const std::string rules = text.substr(0, text.find("\n# Tests\n"));
  const SuggestReport report = suggested(rules);
  for (const NotSuggested& left : report.left) EXPECT_THAT(left.reason, HasSubstr("row of a table")) << left.clause;
  EXPECT_GE(report.reached_after, 50U);
}

}  // namespace
}  // namespace rubric
