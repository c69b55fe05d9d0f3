#include <gtest/gtest.h>

#include "bad_data.hpp"
#include "base/limits.hpp"

namespace rubric::facts::sample {
namespace {

const std::string whole = with(R"("inspection": {"service": "Stoke\u002don-Trent", "fieldwork": "2022-06-27"},
 "inputs": {"uplift": "64.5%", "weight": -1.25e1, "staff": 12, "remote": true, "region": "Pötteries",
  "origin": "annex"},
 "standards": {"1.2": {"not_rated": "none"}, "2.1": {"questions": {"safety": {"yes": 9, "cases": 13}}}},
 "tables": {"inspected_cases": [{"case": "A", "2.1 safety": "Yes", "age": null}, {}], "visits_made": "rows.csv"},
 "discretion": [{"on": "2.1 safety", "to": "Good", "reason": "why", "by": "who"}],
 "waivers": [{"cap": "governance", "reason": "r"}],
 "published": {"overall": "Good", "standards": {"1.1": {"rating": "Good"}}}, "notes": ["a"], "x-b": {"c": [[]]})");
const std::string csv = "case,number 1.1,\"share 1.2\"\r\nA,1,\"5%\"\r\nB,, 7% \r\n";

TEST(Robust, TheWholeCaseIsSound) { EXPECT_THAT(Reading(whole, {{"rows.csv", csv}}).said(), ::testing::IsEmpty()); }

TEST(Robust, EveryPrefixOfACaseIsAnError) {
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const Reading it(whole.substr(0, length), {{"rows.csv", csv}});
    ASSERT_EQ(it.diagnostics.error_count(), 1U) << whole.substr(0, length) << ::testing::PrintToString(it.said());
    const Diagnostic said = it.diagnostics.sorted()[0];
    ASSERT_TRUE(said.code == Code::json_syntax || said.code == Code::not_utf8) << said.message;
    ASSERT_LE(said.span.begin, said.span.end);
    ASSERT_LE(said.span.end, length);
  }
}

TEST(Robust, EveryChangedByteIsReadOrRefused) {
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char c : {'\0', '"', '{', ']', ',', '\\', '9', '-', '\x80', ' '}) {
      std::string text = whole;
      text[at] = c;
      const Reading it(text, {{"rows.csv", csv}});
      for (const Diagnostic& said : it.diagnostics.sorted()) {
        ASSERT_FALSE(said.message.empty());
        ASSERT_LE(said.span.begin, said.span.end) << text;
        ASSERT_LE(said.span.end, it.sources.get(said.span.source).text.size()) << text;
      }
      ASSERT_EQ(it.facts.hash.empty() && !it.diagnostics.has_errors(), false);
    }
  }
}

TEST(Robust, EveryChangedByteOfACsvIsReadOrRefused) {
  for (std::size_t at = 0; at < csv.size(); ++at) {
    for (const char c : {'\0', '"', ',', '\n', '\r', '9', '\x80', ' '}) {
      for (const bool cut : {false, true}) {
        std::string text = cut ? csv.substr(0, at + 1) : csv;
        text[at] = c;
        const Reading it(whole, {{"rows.csv", text}});
        for (const Diagnostic& said : it.diagnostics.sorted()) {
          ASSERT_LE(said.span.begin, said.span.end) << text;
          ASSERT_LE(said.span.end, it.sources.get(said.span.source).text.size()) << text;
        }
        if (!it.diagnostics.has_errors()) {
          EXPECT_EQ(it.facts.tables[1].cells.size(), std::size_t{it.facts.tables[1].rows} * 4);
        }
      }
    }
  }
}

TEST(Robust, DeepNestingIsRefused) {
  expect_one_mistake({R"("notes": )" + std::string(limits::json_depth - 1, '[') + "«[»" + std::string(100'000, '['),
                      "R514", "found a value nested 65 deep, expected at most 64", ""});
  const std::string deepest = std::string(limits::json_depth - 1, '[') + std::string(limits::json_depth - 1, ']');
  EXPECT_THAT(Reading(with("\"x-deep\": " + deepest)).said(), ::testing::IsEmpty());
}

TEST(Robust, ManyKeysAreReadInTime) {
  std::string text = R"("inspection": {)";
  for (int i = 0; i < 100'000; ++i) text += fmt::format("{}\"note {}\": {}", i == 0 ? "" : ",", i, i);
  const Reading it(with(text + "}"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  EXPECT_EQ(it.facts.inspection.size(), 100'000U);
}

TEST(Robust, LongTextsAreCutInMessages) {
  const Reading it(with("\"inputs\": {\"staff\": \"" + std::string(1'000'000, 'x') + "\", \"" +
                        std::string(1'000'000, 'y') + "\": 1}"));
  ASSERT_EQ(it.diagnostics.error_count(), 2U);
  for (const Diagnostic& said : it.diagnostics.sorted()) EXPECT_LT(said.message.size(), 300U);
}

}  // namespace
}  // namespace rubric::facts::sample
