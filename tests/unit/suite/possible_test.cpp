#include "suite/possible.hpp"

#include <gmock/gmock.h>

#include <rubric/coverage.hpp>

namespace rubric::suite {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view head = R"(methodology small
scale Rating  poor "Poor" 0  fair "Fair" 1  fine "Fine" 3
standard 1
standard 2
choice Kind  large "Large", little "Little"
input kind : Kind
input amount : number
for standards
  judgement rating : Rating
end
)";

/// The values of `let x`, "~" before them where some may not come about; "not known".
std::string values(const std::string& rules) {
  const Loaded loaded = load_text("rules.rubric", std::string(head) + rules);
  if (!loaded.methodology) return loaded.messages.text();
  const Methodology::Impl& impl = loaded.methodology->impl();
  const resolve::AttributeId x = impl.rules.model.attribute(resolve::ItemId{0}, "x");
  const auto found = Possible(impl).values(impl.rules.attributes[x.index()].definition);
  if (!found) return "not known";
  std::string out = found->exact ? "" : "~ ";
  for (const Number& value : found->all) out += (&value == found->all.data() ? "" : " ") + value.exact();
  return out;
}

TEST(Possible, SumsMeansCountsAndExtremes) {
  EXPECT_EQ(values("let x = sum of points(rating) of standards"), "0 1 2 3 4 6");
  EXPECT_EQ(values("let x = mean of points(rating) of standards"), "0 1/2 1 3/2 2 3");
  EXPECT_EQ(values("let x = count of standards where rating = fair"), "0 1 2");
  EXPECT_EQ(values("let x = proportion of standards where rating = fair"), "0 50 100");
  EXPECT_EQ(values("let x = max(points(rating of standard 1), 1)"), "1 3");
  EXPECT_EQ(values("let x = 10 - 2 * points(rating of standard 1)"), "4 8 10");
}

TEST(Possible, AMeanOfWhatIsRatedHasAnyNumberOfParts) {
  EXPECT_EQ(values("for standards\n  may be not rated\nend\nlet x = mean of points(rating) of rated standards"),
            "0 1/2 1 3/2 2 3");
  EXPECT_EQ(values("for standard 2\n  not rated when kind = little  \"little\"\nend\n"
                   "let x = sum of points(rating) of rated standards"),
            "0 1 2 3 4 6");
}

TEST(Possible, WhatIsReadTwiceIsGoneThroughCaseByCase) {
  EXPECT_EQ(values("let x = if kind = large then points(rating of standard 1)\n"
                   "        else if kind = little then 10 else 20"),
            "0 1 3 10");
  EXPECT_EQ(values("let x = points(rating of standard 1) - points(rating of standard 1)"), "0");
}

TEST(Possible, WhatHasNoListIsNotKnown) {
  EXPECT_EQ(values("let x = amount"), "not known");
  EXPECT_EQ(values("let x = amount + points(rating of standard 1)"), "not known");
  EXPECT_EQ(values("let x = if amount > 5 then 1 else 2"), "~ 1 2");
}

CoverageReport covered(const std::string& rules) {
  const Loaded loaded = load_text("rules.rubric", std::string(head) + rules);
  EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
  Coverage coverage(*loaded.methodology);
  coverage.add_tests();
  return coverage.report();
}

std::vector<std::string> unreachable(const CoverageReport& report) {
  std::vector<std::string> all;
  for (const UnreachablePoint& point : report.unreachable)
    all.push_back(point.clause + ", " + point.what + ": " + point.reason);
  return all;
}

std::vector<std::string> counted(const CoverageReport& report) {
  std::vector<std::string> all;
  for (const CoveragePoint& point : report.points) all.push_back(point.clause + ", " + point.what);
  return all;
}

constexpr std::string_view table = "bands b from number to Rating  below 1.5 poor  from 1.5 fair  from 5 fine\n";

TEST(Possible, AnEdgeThatAnyLookUpCanMeetCounts) {
  const std::string mean = "rating m = b(mean of points(rating) of standards)\n";
  const std::string sum = "rating s = b(sum of points(rating) of standards)\n";
  EXPECT_THAT(unreachable(covered(std::string(table) + sum)),
              Contains("bands b: edge 1.5, at 1.5: no value lies between 1 and 2"));
  EXPECT_THAT(unreachable(covered(std::string(table) + mean + sum)),
              Not(Contains(testing::StartsWith("bands b: edge 1.5, at"))));
  EXPECT_THAT(counted(covered(std::string(table) + mean + sum)), Contains("bands b: edge 1.5, at 1.5"));
}

TEST(Possible, RowsThatNoValueComesToDoNotCount) {
  EXPECT_THAT(unreachable(covered(std::string(table) + "rating m = b(mean of points(rating) of standards)\n")),
              ElementsAre("bands b: from 5 fine, reached: no value lies above 3",
                          "bands b: edge 5, at 5: no value lies above 3",
                          "bands b: edge 5, just above (6): no value lies above 3"));
}

TEST(Possible, NothingIsLeftOutWithoutAProof) {
  // What is given as a number may be anything.
  EXPECT_THAT(unreachable(covered(std::string(table) + "rating m = b(amount)\n")), IsEmpty());
  // A parameter may be another one at another date.
  EXPECT_THAT(unreachable(covered("parameter p : number  from 2020-01-01 = 1.5  from 2025-01-01 = 2\n"
                                  "bands c from number to Rating  below p poor  from p fair  unused fine\n"
                                  "rating m = c(sum of points(rating) of standards)\n")),
              IsEmpty());
}

TEST(Possible, ConditionsRowsAndCapsThatAreSettled) {
  EXPECT_THAT(unreachable(covered("input days : count\n"
                                  "rating pace = first of\n"
                                  "  poor  when days < 0\n"
                                  "  fair  when days >= 0\n"
                                  "  otherwise fine\n"
                                  "cap never on pace at poor\n  when days < 0\n")),
              ElementsAre("poor, taken: its condition never holds", "days < 0, true: it never holds",
                          "days >= 0, false: it always holds", "otherwise fine, taken: a row before it always holds",
                          "cap never, binding: its condition never holds",
                          "cap never, active without changing anything: its condition never holds",
                          "days < 0, true: it never holds"));
}

TEST(Possible, WhatATestReachesByChangingTheRulesCounts) {
  const std::string rules =
      "parameter least : number = 0\ninput days : count\n"
      "rating pace = if days + 1 > least then fine else poor\n";
  const std::string test = "test \"t\"  given days = 1  set least = 5  expect pace = poor\n";
  EXPECT_THAT(unreachable(covered(rules)), ElementsAre("days + 1 > least, false: it always holds"));
  EXPECT_THAT(unreachable(covered(rules + test)), IsEmpty());
}

}  // namespace
}  // namespace rubric::suite
