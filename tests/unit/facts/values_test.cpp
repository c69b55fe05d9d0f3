#include "facts/values.hpp"

#include <gtest/gtest.h>

#include "bad_data.hpp"

namespace rubric::facts::sample {
namespace {

TEST(Values, EveryKindIsRead) {
  const Reading it(with(R"("inspection": {"service": "Stoke", "fieldwork": "2022-06-27", "places": 3},
    "inputs": {"uplift": "64.5%", "weight": 1.25, "staff": 12, "remote": true, "region": "Pötteries"},
    "domains": {"1": {"visits": 4}},
    "standards": {"1.1": {"rating": "Requires improvement"}, "1.2": {"rating": "good"},
                  "2.1": {"questions": {"safety": {"yes": 9, "cases": 13}}}})"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  EXPECT_EQ(it.value("fieldwork"), "19170");
  EXPECT_EQ(it.value("uplift"), "129/2");
  EXPECT_EQ(it.value("weight"), "5/4");
  EXPECT_EQ(it.value("staff"), "12");
  EXPECT_EQ(it.value("remote"), "1");
  EXPECT_EQ(it.value("region"), "1");  // behind the one text of the rules
  EXPECT_EQ(it.facts.texts, std::vector<std::string>{"Pötteries"});
  EXPECT_EQ(it.value("visits of domain 1"), "4");
  EXPECT_EQ(it.value("rating of standard 1.1"), "1");
  EXPECT_EQ(it.value("rating of standard 1.2"), "2");
  EXPECT_EQ(it.value("yes of question safety in standard 2.1"), "9");
  EXPECT_EQ(it.value("cases of question safety in standard 2.1"), "13");
  EXPECT_EQ(it.value("yes of question desistance in standard 2.1"), "missing");
  EXPECT_EQ(it.sources.text(it.fact("uplift").span), "\"64.5%\"");
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(it.facts.inspection, (Pairs{{"service", "Stoke"}, {"fieldwork", "2022-06-27"}, {"places", "3"}}));
  EXPECT_EQ(it.facts.name, "cases/stoke.json");
}

TEST(Values, NumbersAreExactWhateverTheirForm) {
  const auto weight = [](const std::string& written) {
    return Reading(with("\"inputs\": {\"weight\": " + written + "}")).value("weight");
  };
  EXPECT_EQ(weight("0.1"), "1/10");
  EXPECT_EQ(weight("-2.50"), "-5/2");
  EXPECT_EQ(weight("1.5e3"), "1500");
  EXPECT_EQ(weight("\"1100/17\""), "1100/17");
  EXPECT_EQ(weight("123456789012345678901234567890.5"), "246913578024691357802469135781/2");
  EXPECT_EQ(weight("null"), "missing");
}

TEST(Values, CountsMayBeWrittenAsAnyWholeNumber) {
  const auto staff = [](const std::string& written) {
    return Reading(with("\"inputs\": {\"staff\": " + written + "}")).value("staff");
  };
  EXPECT_EQ(staff("0"), "0");
  EXPECT_EQ(staff("-0"), "0");
  EXPECT_EQ(staff("13.0"), "13");
  EXPECT_EQ(staff("1e2"), "100");
  EXPECT_EQ(staff("18446744073709551616"), "18446744073709551616");
}

TEST(Values, EqualTextsHaveOneNumber) {
  const Reading it(with(R"("inputs": {"region": "north"})"));
  EXPECT_EQ(it.value("region"), "0");  // the text of the rules
  EXPECT_THAT(it.facts.texts, ::testing::IsEmpty());
  const Reading rows(
      with(R"("tables": {"inspected_cases": [{"area": "a"}, {"area": "north"}, {"area": "b"}, {"area": "a"}]})"));
  EXPECT_EQ(rows.facts.texts, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(rows.facts.tables[0].cells[0 * 6 + 5].number, rows.facts.tables[0].cells[3 * 6 + 5].number);
}

class WrongValue : public ::testing::TestWithParam<Bad> {};
TEST_P(WrongValue, IsSaidExactly) { expect_one_mistake(GetParam()); }

const Bad wrong[] = {
    {R"("standards": {"2.1": {"questions": {"safety": {"yes": «-3»}}}})", "R507",
     "`standards.2.1.questions.safety.yes` is `-3`, expected a count: a whole number from 0", ""},
    {R"("standards": {"2.1": {"questions": {"safety": {"yes": «2.5»}}}})", "R507",
     "`standards.2.1.questions.safety.yes` is `2.5`, expected a count: a whole number from 0", ""},
    {R"("inputs": {"staff": «1e400»})", "R508", "`inputs.staff` is `1e400`, expected a number of at most 100 digits",
     ""},
    {R"("inputs": {"staff": «1e200»})", "R508", "`inputs.staff` is `1e200`, expected a number of at most 100 digits",
     ""},
    {R"("inputs": {"weight": «1e-400»})", "R508",
     "`inputs.weight` is `1e-400`, expected a number of at most 100 digits", ""},
    {R"("inputs": {"staff": «"9"»})", "R505", "`inputs.staff` is `\"9\"`, expected a count: a whole number from 0",
     "write `9` without quotes"},
    {R"("inputs": {"staff": «"nine"»})", "R505",
     "`inputs.staff` is `\"nine\"`, expected a count: a whole number from 0", ""},
    {R"("inputs": {"staff": «true»})", "R505", "`inputs.staff` is `true`, expected a count: a whole number from 0", ""},
    {R"("inputs": {"staff": «{»}})", "R505", "`inputs.staff` is an object, expected one value: a count", ""},
    {R"("inputs": {"weight": «"heavy"»})", "R505", "`inputs.weight` is `\"heavy\"`, expected a number", ""},
    {R"("inputs": {"weight": «"1/0"»})", "R505", "`inputs.weight` is `\"1/0\"`, expected a number", ""},
    {R"("inputs": {"uplift": «64»})", "R505", "`inputs.uplift` is `64`, expected a percentage, not a plain number",
     "write `\"64%\"`"},
    {R"("inputs": {"uplift": «0.64»})", "R505", "`inputs.uplift` is `0.64`, expected a percentage, not a plain number",
     "write `\"64.5%\"`"},
    {R"("inputs": {"uplift": «"most"»})", "R505", "`inputs.uplift` is `\"most\"`, expected a percentage",
     "write `\"64.5%\"`"},
    {R"("inputs": {"uplift": «"x%"»})", "R505", "`inputs.uplift` is `\"x%\"`, expected a percentage",
     "write `\"64.5%\"`"},
    {R"("inputs": {"remote": «"yes"»})", "R505", "`inputs.remote` is `\"yes\"`, expected `true` or `false`",
     "write `true`"},
    {R"("inputs": {"remote": «0»})", "R505", "`inputs.remote` is `0`, expected `true` or `false`", ""},
    {R"("inputs": {"region": «7»})", "R505", "`inputs.region` is `7`, expected a text", "write `\"7\"`"},
    {R"("inputs": {"region": «[»]})", "R505", "`inputs.region` is a list, expected one value: a text", ""},
    {R"("inspection": {"fieldwork": «"27/06/2022"»})", "R505",
     "`inspection.fieldwork` is `\"27/06/2022\"`, expected a date: year, month and day", "write `\"2022-06-27\"`"},
    {R"("inspection": {"fieldwork": «"2022-02-30"»})", "R505",
     "`inspection.fieldwork` is `\"2022-02-30\"`, expected a day that the calendar has", ""},
    {R"("inspection": {"fieldwork": «2022»})", "R505",
     "`inspection.fieldwork` is `2022`, expected a date: year, month and day", "write `\"2022-06-27\"`"},
    {R"("standards": {"1.1": {"rating": «"Godo"»}})", "R506",
     "`standards.1.1.rating` is `\"Godo\"`, expected a level of Rating", "did you mean `Good`?"},
    {R"("standards": {"1.1": {"rating": «"Excellent"»}})", "R506",
     "`standards.1.1.rating` is `\"Excellent\"`, expected a level of Rating",
     "the levels are `Inadequate`, `Requires improvement`, `Good`"},
    {R"("standards": {"1.1": {"rating": «2»}})", "R505", "`standards.1.1.rating` is `2`, expected a level of Rating",
     "the levels are `Inadequate`, `Requires improvement`, `Good`"},
    {R"("standards": {"1.1": {"rating": «{»"level": "Good"}}})", "R505",
     "`standards.1.1.rating` is an object, expected one value: a level of Rating", ""},
};
INSTANTIATE_TEST_SUITE_P(Each, WrongValue, ::testing::ValuesIn(wrong));

}  // namespace
}  // namespace rubric::facts::sample
