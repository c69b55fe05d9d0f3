#include "lint/monotone.hpp"

#include <gtest/gtest.h>

#include "compile/compile.hpp"
#include "evaluate/open.hpp"
#include "support/loaded_rules.hpp"

namespace rubric::lint {
namespace {

const std::string framework = R"(methodology demo
scale Rating
  poor  "Poor"  0
  fair  "Fair"  1
  good  "Good"  2
scale Burden
  heavy  "Heavy"  0
  light  "Light"  2
standard 1 "One"
standard 2 "Two"
for standards
  judgement rating : Rating
end
input x : number
input n : count
input m : count
input day : date
input p : percent
input yes : boolean
input other : boolean
input load : Burden
bands size from number to Rating
  below 10  poor
  from 10   fair
  from 20   good
)";

/// Which way `result` of the rules behind the framework moves where `cause` rises.
Way way(const std::string& text, const std::string& cause, const std::string& result = "result") {
  test::LoadedRules loaded(framework + text);
  EXPECT_EQ(loaded.messages(), "");
  const compile::Program program = compile::compile(loaded.rules, 0, loaded.diagnostics);
  const auto frame = evaluate::run_open(loaded.rules, program, evaluate::Recorded::no_discretion);
  Causes causes;
  std::uint32_t found = Id<int>::none;
  for (std::uint32_t i = 0; i < loaded.rules.attributes.size(); ++i) {
    const std::string& name = loaded.rules.model.attributes[i].name;
    if (name == cause) causes.push_back(program.first_input + loaded.rules.attributes[i].input);
    if (name == result) found = i;
  }
  EXPECT_FALSE(causes.empty());
  EXPECT_NE(found, Id<int>::none);
  return ways_of(program, frame, causes)[program.final_[found]];
}

Way of_value(const std::string& value, const std::string& cause) { return way("let result = " + value + "\n", cause); }

TEST(Monotone, Sums) {
  EXPECT_EQ(of_value("x + n", "x"), Way::rising);
  EXPECT_EQ(of_value("m - n", "n"), Way::falling);
  EXPECT_EQ(of_value("n - n + x", "n"), Way::open);
  EXPECT_EQ(of_value("-x", "x"), Way::falling);
  EXPECT_EQ(of_value("x + 1", "n"), Way::fixed);
}

TEST(Monotone, ProductsByTheSignOfTheFactor) {
  EXPECT_EQ(of_value("3 * x", "x"), Way::rising);
  EXPECT_EQ(of_value("-3 * x", "x"), Way::falling);
  EXPECT_EQ(of_value("n * x", "x"), Way::rising);
  EXPECT_EQ(of_value("n * x", "n"), Way::open) << "x may be negative";
  EXPECT_EQ(of_value("n * n", "n"), Way::rising);
  EXPECT_EQ(of_value("x * x", "x"), Way::open);
}

TEST(Monotone, Quotients) {
  EXPECT_EQ(of_value("x / n", "x"), Way::rising);
  EXPECT_EQ(of_value("m / n", "n"), Way::falling);
  EXPECT_EQ(of_value("x / n", "n"), Way::open);
  EXPECT_EQ(of_value("n / x", "x"), Way::open) << "from -1 to 1";
  EXPECT_EQ(of_value("n / (n - 5)", "n"), Way::open);
}

TEST(Monotone, PartsOfAWhole) {
  EXPECT_EQ(of_value("100% * n / (n + m)", "n"), Way::rising);
  EXPECT_EQ(of_value("100% * n / (m + n)", "m"), Way::falling);
  EXPECT_EQ(of_value("n / (m + n + 3)", "n"), Way::rising);
  EXPECT_EQ(of_value("n / (x + n)", "n"), Way::open) << "x may be negative";
  EXPECT_EQ(of_value("n / (m + n + n)", "n"), Way::open);
  EXPECT_EQ(of_value("(n + 1) / (n + m)", "n"), Way::open) << "falls where m is 0";
}

TEST(Monotone, RoundingAndBounds) {
  EXPECT_EQ(of_value("round_half_up(x, 5)", "x"), Way::rising);
  EXPECT_EQ(of_value("floor(x)", "x"), Way::rising);
  EXPECT_EQ(of_value("abs(n - 3)", "n"), Way::open);
  EXPECT_EQ(of_value("abs(n + 3)", "n"), Way::rising);
  EXPECT_EQ(of_value("abs(-3 - n)", "n"), Way::rising);
  EXPECT_EQ(of_value("min(x, 10)", "x"), Way::rising);
  EXPECT_EQ(of_value("max(x, 10 - n)", "n"), Way::falling);
  EXPECT_EQ(of_value("max(n, 10 - n)", "n"), Way::open);
}

TEST(Monotone, Comparisons) {
  EXPECT_EQ(of_value("x >= 3", "x"), Way::rising);
  EXPECT_EQ(of_value("x < 3", "x"), Way::falling);
  EXPECT_EQ(of_value("3 < x", "x"), Way::rising);
  EXPECT_EQ(of_value("x = 3", "x"), Way::open);
  EXPECT_EQ(of_value("n = 0", "n"), Way::falling);
  EXPECT_EQ(of_value("n != 0", "n"), Way::rising);
  EXPECT_EQ(of_value("load = light", "load"), Way::rising);
  EXPECT_EQ(of_value("not (x >= 3)", "x"), Way::falling);
  EXPECT_EQ(of_value("x >= 3 and n > 2", "x"), Way::rising);
  EXPECT_EQ(of_value("x >= 3 or x < 1", "x"), Way::open);
}

TEST(Monotone, ChoicesByTheOrderOfTheirValues) {
  EXPECT_EQ(of_value("if x >= 3 then 5 else 1", "x"), Way::rising);
  EXPECT_EQ(of_value("if x >= 3 then 1 else 5", "x"), Way::falling);
  EXPECT_EQ(of_value("if x < 3 then 1 else 5", "x"), Way::rising);
  EXPECT_EQ(of_value("if yes then x else n", "x"), Way::rising);
  EXPECT_EQ(of_value("if yes then x else n", "yes"), Way::open);
  EXPECT_EQ(of_value("if yes then n + 5 else min(n, 5)", "yes"), Way::rising);
  EXPECT_EQ(way("let result = first of\n  good when x > 9\n  fair when x > 5\n  otherwise poor\n", "x"), Way::rising);
  EXPECT_EQ(way("let result = first of\n  fair when x > 9\n  good when x > 5\n  otherwise poor\n", "x"), Way::open);
}

TEST(Monotone, TablesPointsAndDates) {
  EXPECT_EQ(of_value("size(x)", "x"), Way::rising);
  EXPECT_EQ(of_value("distance(x, size)", "x"), Way::open);
  EXPECT_EQ(of_value("points(load)", "load"), Way::rising);
  EXPECT_EQ(of_value("years_between(day, 2024-01-01)", "day"), Way::falling);
  EXPECT_EQ(of_value("days_between(2024-01-01, day)", "day"), Way::rising);
}

TEST(Monotone, Aggregates) {
  EXPECT_EQ(of_value("lowest rating of standards", "rating"), Way::rising);
  EXPECT_EQ(of_value("sum of points(rating) of standards", "rating"), Way::rising);
  EXPECT_EQ(of_value("count of standards where rating >= fair", "rating"), Way::rising);
  EXPECT_EQ(of_value("proportion of standards where rating < fair", "rating"), Way::falling);
  EXPECT_EQ(of_value("every standards has rating = good", "rating"), Way::rising);
  EXPECT_EQ(of_value("count of standards where rating = fair", "rating"), Way::open);
}

TEST(Monotone, AggregatesOverItemsThatComeAndGo) {
  EXPECT_EQ(of_value("sum of points(rating) of standards where rating >= fair", "rating"), Way::rising);
  EXPECT_EQ(of_value("highest rating of standards where rating >= fair", "rating"), Way::rising);
  EXPECT_EQ(of_value("lowest rating of standards where rating >= fair", "rating"), Way::open);
  EXPECT_EQ(of_value("mean of points(rating) of standards where rating >= fair", "rating"), Way::open);
  EXPECT_EQ(way("for standard 2\n  not rated when n = 0\nend\nlet result = lowest rating of rated standards\n", "n"),
            Way::falling);
  EXPECT_EQ(way("for standard 2\n  not rated when n = 0\nend\nlet result = highest rating of rated standards\n", "n"),
            Way::rising);
}

TEST(Monotone, CapsAndFloors) {
  const std::string rating = "rating result = size(x)\n";
  EXPECT_EQ(way(rating + "cap low on result at fair\n  when n < 3\n", "n"), Way::rising);
  EXPECT_EQ(way(rating + "cap low on result at fair\n  when n > 3\n", "n"), Way::falling);
  EXPECT_EQ(way(rating + "floor high on result at fair\n  when n > 3\n", "n"), Way::rising);
  EXPECT_EQ(way(rating + "cap low on result at fair\n  when x > 3\n", "x"), Way::open);
  EXPECT_EQ(way(rating + "cap low on result at fair\n  when n > 3\n  waivable requires reason\n", "x"), Way::rising);
}

TEST(Monotone, RecordedDiscretionIsLeftAside) {
  EXPECT_EQ(way("rating result = size(x)\ndiscretion panel on result\n  allows 1 band up or down\n"
                "  when distance(x, size) < 1\n  requires reason\n",
                "x"),
            Way::rising);
}

TEST(Monotone, AnInputInPlaceOfOthers) {
  EXPECT_EQ(way("input told : number or else 2 * x\nlet result = told\n", "x"), Way::rising);
  EXPECT_EQ(way("input told : number or else 0 - x\nlet result = told\n", "told"), Way::rising);
}

TEST(Monotone, RowsOfTables) {
  const std::string table = "table visits\n  column days : number\n";
  EXPECT_EQ(way(table + "let result = sum of days of visits\n", "x"), Way::fixed);
  EXPECT_EQ(way(table + "let result = count of visits where days > x\n", "x"), Way::open);
}

}  // namespace
}  // namespace rubric::lint
