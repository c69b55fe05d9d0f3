#include "check/check.hpp"

#include <gmock/gmock.h>

#include "support/loaded_rules.hpp"

namespace rubric::check {
namespace {

using test::LoadedRules;
using testing::HasSubstr;

const std::string head = R"(methodology m "M"
scale Rating
  poor "Poor" 0
  fair "Fair" 1
  good "Good" 2
choice Answer  met "Yes", not_met "No"
input n : number
input c : count
input p : percent
input b : boolean
input d : date
input t : text
input r : Rating
input a : Answer
)";

/// The type of an expression by name, or the code of the first complaint.
std::string type_of(const std::string& expression) {
  const LoadedRules loaded(head + "let x = " + expression + "\n");
  if (!loaded.code().empty()) return loaded.code();
  const auto x = loaded.rules.model.attribute(resolve::ItemId{0}, "x");
  return loaded.rules.model.type_name(loaded.rules.attributes[x.index()].type);
}

TEST(Types, Arithmetic) {
  EXPECT_EQ(type_of("c + c"), "count");
  EXPECT_EQ(type_of("c * c"), "count");
  EXPECT_EQ(type_of("c - c"), "number");
  EXPECT_EQ(type_of("c / c"), "number");
  EXPECT_EQ(type_of("c + n"), "number");
  EXPECT_EQ(type_of("c + 0.5"), "number");
  EXPECT_EQ(type_of("-c"), "number");
  EXPECT_EQ(type_of("p + 5%"), "percent");
  EXPECT_EQ(type_of("p * n"), "percent");
  EXPECT_EQ(type_of("2 * p"), "percent");
  EXPECT_EQ(type_of("p / 2"), "percent");
  EXPECT_EQ(type_of("p / p"), "number");
  EXPECT_EQ(type_of("100% * c / c"), "percent");
}

TEST(Types, PercentIsNoNumber) {
  EXPECT_EQ(type_of("p + 5"), "R303");
  EXPECT_EQ(type_of("n - p"), "R303");
  EXPECT_EQ(type_of("p >= 65"), "R303");
  EXPECT_EQ(type_of("p = 0.65"), "R303");
  EXPECT_EQ(type_of("p * p"), "R302");
  EXPECT_EQ(type_of("n / p"), "R303");
}

TEST(Types, Comparisons) {
  EXPECT_EQ(type_of("c < n"), "boolean");
  EXPECT_EQ(type_of("d >= 2021-07-01"), "boolean");
  EXPECT_EQ(type_of("r >= fair"), "boolean");
  EXPECT_EQ(type_of("fair <= r"), "boolean");
  EXPECT_EQ(type_of("a = met"), "boolean");
  EXPECT_EQ(type_of("t = \"x\""), "boolean");
  EXPECT_EQ(type_of("a < met"), "R304");
  EXPECT_EQ(type_of("t < \"x\""), "R304");
  EXPECT_EQ(type_of("b < true"), "R304");
  EXPECT_EQ(type_of("r = met"), "R301");
  EXPECT_EQ(type_of("d = 5"), "R301");
}

TEST(Types, Choices) {
  EXPECT_EQ(type_of("if b then c else n"), "number");
  EXPECT_EQ(type_of("if b then fair else r"), "Rating");
  EXPECT_EQ(type_of("if c then 1 else 2"), "R301");
  EXPECT_EQ(type_of("if b then 1 else 5%"), "R301");
  EXPECT_EQ(type_of("first of poor when b fair when n > 1 otherwise good"), "Rating");
}

TEST(Types, BuiltIns) {
  EXPECT_EQ(type_of("points(r)"), "count");
  EXPECT_EQ(type_of("points(a)"), "R301");
  EXPECT_EQ(type_of("min(c, n)"), "number");
  EXPECT_EQ(type_of("max(r, fair)"), "Rating");
  EXPECT_EQ(type_of("max(c)"), "R305");
  EXPECT_EQ(type_of("round_half_up(p, 1%)"), "percent");
  EXPECT_EQ(type_of("round_half_up(n, 1%)"), "R303");
  EXPECT_EQ(type_of("round_down(n, 0.5)"), "number");
  EXPECT_EQ(type_of("round_down(n, 0)"), "R311");
  EXPECT_EQ(type_of("round_down(n, -1)"), "R311");
  EXPECT_EQ(type_of("round_down(n, c)"), "R307");
  EXPECT_EQ(type_of("years_between(d, 2021-07-01)"), "number");
  EXPECT_EQ(type_of("days_between(d, n)"), "R301");
  EXPECT_EQ(type_of("abs(t)"), "R302");
}

TEST(Types, OneNameInTwoScalesIsToldApartByWhatItMeets) {
  const std::string two = head + "scale Other  poor \"Poor\"  rich \"Rich\"\ninput o : Other\n";
  EXPECT_EQ(LoadedRules(two + "let x = o = poor\nlet y = poor = r\n").messages(), "");
  EXPECT_EQ(LoadedRules(two + "let x = poor\n").code(), "R209");
}

TEST(Order, EveryAttributeComesAfterWhatItReads) {
  const LoadedRules loaded("methodology m \"M\"\nlet c = b + 1\nlet b = a + 1\nlet a = 1\n");
  ASSERT_EQ(loaded.messages(), "");
  std::vector<std::string> names;
  for (const auto id : loaded.rules.order) names.push_back(loaded.rules.model[id].name);
  EXPECT_EQ(names, (std::vector<std::string>{"a", "b", "c"}));
}

TEST(Order, ALongChainNeedsNoStack) {
  std::string text = "methodology m \"M\"\nlet x0 = 1\n";
  for (int i = 1; i < 50'000; ++i) text += "let x" + std::to_string(i) + " = x" + std::to_string(i - 1) + " + 1\n";
  const LoadedRules loaded(text);
  EXPECT_EQ(loaded.messages(), "");
  EXPECT_EQ(loaded.rules.order.size(), 50'000U);
}

TEST(Order, ACycleNamesItsHops) {
  const LoadedRules loaded("methodology m \"M\"\nlet x = y + 1\nlet y = z + 1\nlet z = x + 1\n");
  EXPECT_EQ(loaded.code(), "R211");
  EXPECT_THAT(loaded.messages(), HasSubstr("`x` depends on itself: `x` → `y` → `z` → `x`"));
}

TEST(Order, AnAdjustmentMayReadWhatItAdjustsBeforeItself) {
  const std::string rules = head + "rating overall = r\ncap lid on overall at fair\n  when ";
  EXPECT_EQ(LoadedRules(rules + "computed overall = good\n").messages(), "");
  EXPECT_EQ(LoadedRules(rules + "overall = good\n").code(), "R211");
}

TEST(Parameters, IntervalsAreHalfOpenAndBeginWhereAllHaveAValue) {
  const LoadedRules loaded(R"(methodology m "M"
input fieldwork : date
dated by fieldwork
parameter x : number
  from 2020-01-01 = 2
  from 2018-01-01 = 1
parameter y : percent
  from 2019-01-01 = 5%
parameter z : count = 7
)");
  ASSERT_EQ(loaded.messages(), "");
  ASSERT_EQ(loaded.rules.intervals.size(), 2U);
  const Interval& first = loaded.rules.intervals[0];
  const Interval& second = loaded.rules.intervals[1];
  EXPECT_EQ(to_string(*first.from), "2019-01-01");
  EXPECT_EQ(to_string(*first.to), "2020-01-01");
  EXPECT_EQ(to_string(*second.from), "2020-01-01");
  EXPECT_FALSE(second.to.has_value());
  EXPECT_EQ(first.parameters, (std::vector<Number>{1, 5, 7}));
  EXPECT_EQ(second.parameters, (std::vector<Number>{2, 5, 7}));
  EXPECT_EQ(first.parameter_rows[0], 1U);
}

TEST(Parameters, ValuesFitTheirType) {
  const auto code = [](const std::string& parameter) {
    return LoadedRules(head + "parameter q : " + parameter + "\n").code();
  };
  EXPECT_EQ(code("percent = -5%"), "");
  EXPECT_EQ(code("Rating = fair"), "");
  EXPECT_EQ(code("count = 5"), "");
  EXPECT_EQ(code("count = -5"), "R301");
  EXPECT_EQ(code("count = 0.5"), "R301");
  EXPECT_EQ(code("percent = 5"), "R303");
  EXPECT_EQ(code("Rating = met"), "R201");
  EXPECT_EQ(code("number = n"), "R307");
}

TEST(Bands, RowsKeepTheirLowerBounds) {
  for (const char* rows :
       {"below 50% poor from 50% fair from 80% good", "up to 50% poor up to 80% fair above 80% good"}) {
    const LoadedRules loaded(head + "bands q from percent to Rating\n" + rows + "\n");
    ASSERT_EQ(loaded.messages(), "") << rows;
    const Bands& bands = loaded.rules.bands.at(0);
    ASSERT_EQ(bands.rows.size(), 3U);
    EXPECT_FALSE(bands.rows[0].bound.valid());
    EXPECT_EQ(loaded.rules.constants[loaded.rules[bands.rows[1].bound].ref], Number(50));
    EXPECT_EQ(loaded.rules.constants[loaded.rules[bands.rows[2].bound].ref], Number(80));
    EXPECT_EQ(bands.edge_belongs_above, rows[0] == 'b');
  }
}

TEST(Bands, WholeRowsAndFallingScales) {
  const auto code = [](const std::string& rows) {
    return LoadedRules(head + "bands q from count to Rating\n" + rows + "\n").code();
  };
  EXPECT_EQ(code("0 to 5 poor 6 to 9 fair from 10 good"), "");
  EXPECT_EQ(code("0 to 5 good 6 to 9 fair from 10 poor"), "");
  EXPECT_EQ(code("from 0 poor from 6 fair from 10 good"), "");
  EXPECT_EQ(code("0 to 5 poor 7 to 9 fair from 10 good"), "R402");
  EXPECT_EQ(code("1 to 5 poor 6 to 9 fair from 10 good"), "R402");
  EXPECT_EQ(code("0 to 5 poor 6 to 9 fair 10 to 12 good"), "R406");
  EXPECT_EQ(code("0 to 5 poor from 6 good unused fair"), "");
  EXPECT_EQ(code("0 to 5 poor from 6 good unused good"), "R405");
}

}  // namespace
}  // namespace rubric::check
