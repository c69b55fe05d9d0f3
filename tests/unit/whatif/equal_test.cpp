#include <gtest/gtest.h>
#include <rubric/equal.hpp>

#include <string>

namespace rubric::whatif {
namespace {

constexpr const char* head = R"(methodology demo
scale Rating
  poor "Poor" 0
  good "Good" 1
domain 1 "Work"
  standard 1.1 "One"
input yes : count
input cases : count
input extra : boolean
)";

Equality compared(const std::string& first, const std::string& second, const EqualOptions& options = {}) {
  const Loaded a = load_text("first.rubric", head + first);
  const Loaded b = load_text("second.rubric", head + second);
  EXPECT_TRUE(a.methodology) << a.messages.text();
  EXPECT_TRUE(b.methodology) << b.messages.text();
  if (!a.methodology || !b.methodology) return {};
  Equated equated = equal(*a.methodology, *b.methodology, options);
  EXPECT_TRUE(equated.equality) << equated.messages.text();
  return equated.equality.value_or(Equality{});
}

std::string overall(const Equality& equality) {
  if (!equality.difference) return "";
  for (const EqualValues& values : equality.difference->results) {
    if (values.name == "overall") return values.first + " / " + values.second;
  }
  return "";
}

TEST(Equal, WhatStandsForAnInputLeftOutIsADifference) {
  const Equality equality =
      compared("input late : count  or else 3\nrating overall = if late + 1 > 3 then good else poor\n",
               "input late : count\nrating overall = if late + 1 > 3 then good else poor\n");
  EXPECT_EQ(equality.answer, Sameness::different);
  EXPECT_EQ(overall(equality), "Good / Poor or Good");
}

TEST(Equal, OtherValuesForAnInputLeftOutAreADifference) {
  const Equality equality =
      compared("input late : count  or else 3\nrating overall = if late + 1 > 3 then good else poor\n",
               "input late : count  or else 2\nrating overall = if late + 1 > 3 then good else poor\n");
  EXPECT_EQ(equality.answer, Sameness::different);
  EXPECT_EQ(overall(equality), "Good / Poor");
}

TEST(Equal, WhatIsNotRatedIsNoError) {
  const std::string standard = "for standards\n  may be not rated\n  rating = if yes > 3 then good else poor\nend\n";
  const Equality equality = compared(standard + "rating overall = rating of standard 1.1\n",
                                     standard + "rating overall = lowest rating of rated standards\n");
  EXPECT_EQ(equality.answer, Sameness::different);
  EXPECT_EQ(overall(equality).substr(0, 9), "not rated");
}

TEST(Equal, WhatDiscretionAllowsIsPartOfTheRules) {
  const std::string start = "rating overall = if yes > 3 then good else poor\n";
  const std::string up = "discretion panel on overall allows 1 band up\n";
  const std::string named = "discretion board on overall allows 1 band up or down requires by\n";
  EXPECT_EQ(compared(start, start + up).answer, Sameness::different);
  EXPECT_EQ(compared(start + up, start + named).answer, Sameness::different);
  EXPECT_EQ(compared(start + up + named, start + up).answer, Sameness::different);
  const Equality turned = compared(start + up + named, start + named + up);
  EXPECT_EQ(turned.count(Sameness::same_calculation), 1U);
}

TEST(Equal, ChoicesThatComeToTheSameAreProvedOverCountsWithoutEnd) {
  const Equality equality = compared("score total = min(if extra then yes + cases else yes, 10)  out of 10\n",
                                     "score total = min(yes + (if extra then cases else 0), 10)  out of 10\n");
  EXPECT_EQ(equality.answer, Sameness::proved);
  EXPECT_EQ(equality.count(Sameness::proved), 1U);
}

TEST(Equal, TheAnswerRestsOnTheAmountOfWork) {
  EqualOptions little;
  little.proof_work = 2000;
  little.inspections = 300;
  const std::string counted = "rating overall = if 20 * yes >= 13 * cases then good else poor\n";
  const std::string shared =
      "rating overall = if cases = 0 then good else if 100% * yes / cases >= 65% then good else poor\n";
  const Equality once = compared(counted, shared, little);
  const Equality again = compared(counted, shared, little);
  EXPECT_EQ(once.answer, Sameness::undecided);
  EXPECT_FALSE(once.stopped_early);
  EXPECT_LE(once.inspections, 300U);
  EXPECT_EQ(once.inspections, again.inspections);
}

TEST(Equal, TestsOfEitherFileTellWhereToLook) {
  EqualOptions little;
  little.proof_work = 2000;
  little.inspections = 300;
  const std::string rare = "rating overall = if yes * cases = 79245433 then good else poor\n";
  const std::string never = "rating overall = if yes * cases = 79245433 then poor else poor\n";
  const std::string tested = "test \"two primes\"\n  given yes = 7919\n  given cases = 10007\n  expect overall = ";
  EXPECT_EQ(compared(rare, never, little).answer, Sameness::undecided);
  EXPECT_EQ(overall(compared(rare + tested + "good\n", never, little)), "Good / Poor");
  EXPECT_EQ(overall(compared(rare, never + tested + "poor\n", little)), "Good / Poor");
}

}  // namespace
}  // namespace rubric::whatif
