#include <gtest/gtest.h>
#include <rubric/coverage.hpp>
#include <rubric/suggest.hpp>

#include "generate/rules.hpp"

namespace rubric::testing {
namespace {

std::size_t reached_by_tests(const Methodology& methodology) {
  Coverage coverage(methodology);
  coverage.add_tests();
  return coverage.report().reached();
}

/// What `report` says no case can bring about, and one of the cases does; empty where there is none.
std::string refuted(const SuggestReport& report, const CoverageReport& seen) {
  for (const NotSuggested& left : report.left) {
    if (left.reason != "no case can bring it about") continue;
    for (const CoveragePoint& point : seen.points) {
      if (point.hits != 0 && point.clause == left.clause && point.what == left.what && point.at.line == left.at.line &&
          point.at.column == left.at.column)
        return left.clause + ", " + left.what;
    }
  }
  return "";
}

/// Of generated rules: what is suggested loads behind them, is laid out, passes, and reaches what it says; and what is
/// said to be impossible no case does.
TEST(Suggest, WhatIsSuggestedPassesAndReachesMore) {
  std::size_t tests = 0;
  std::size_t impossible = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Rules rules = random_rules(seed);
    const Loaded loaded = load_text("generated.rubric", rules.text);
    ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
    SuggestOptions options;
    options.tries = 200;
    const SuggestReport report = suggest(*loaded.methodology, options);
    const std::string text = to_text(report);
    if (!report.tests.empty()) {
      const Formatted laid_out = format_text("suggested.rubric", text);
      ASSERT_EQ(laid_out.text.value_or(laid_out.messages.text()), text) << "seed " << seed;
    }
    const Loaded after = load_text("generated.rubric", rules.text + "\n" + text);
    ASSERT_TRUE(after.methodology) << "seed " << seed << ": " << after.messages.text();
    ASSERT_EQ(test(*after.methodology).failed(), 0U) << "seed " << seed << "\n" << text;
    ASSERT_GE(reached_by_tests(*after.methodology), report.reached_after) << "seed " << seed;
    ASSERT_EQ(report.reached_after + report.left.size(), report.points) << "seed " << seed;
    tests += report.tests.size();
    for (const NotSuggested& left : report.left) impossible += left.reason == "no case can bring it about" ? 1U : 0U;

    Coverage coverage(*loaded.methodology);
    Random random(seed);
    RunOptions run_options;
    if (rules.dated) run_options.as_at = "2024-03-01";
    for (int i = 0; i < 20; ++i) {
      const Read read = read_text(*loaded.methodology, "case.json", to_json(random_case(rules, random)));
      ASSERT_TRUE(read.inspection) << read.messages.text();
      coverage.add(*read.inspection, run_options);
    }
    ASSERT_EQ(refuted(report, coverage.report()), "") << "seed " << seed << "\n" << rules.text;
  }
  EXPECT_GT(tests, 100U);
  EXPECT_GT(impossible, 10U);
}

}  // namespace
}  // namespace rubric::testing
