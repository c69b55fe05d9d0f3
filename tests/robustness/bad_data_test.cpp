#include <cstdio>
#include <fstream>

#include "robustness/texts.hpp"

namespace rubric::testing {
namespace {

const Methodology& small() {
  static const Loaded loaded = load_text("small.rubric", sound_rules);
  return *loaded.methodology;
}

Read read(const std::string& text) {
  return in_time([&] { return read_text(small(), "case.json", text); });
}

/// Case data whose third line says what the first standard has.
std::string with_standard(const std::string& line) {
  return "{\"methodology\": \"small\",\n \"standards\": {\n" + line + "\n }}\n";
}

/// Refused by one error at the last `marker`.
void expect_refused(const std::string& text, const std::string& code, const std::string& marker) {
  const Read result = read(text);
  EXPECT_FALSE(result.inspection) << text.substr(0, 500);
  expect_one_error_at(result.messages, code, text, marker);
}

TEST(BadData, SoundDataAreRead) {
  const Read result = read(with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yes\": 3, \"cases\": 4}}}"));
  EXPECT_TRUE(result.inspection) << listed(result.messages);
}

TEST(BadData, CutOffAnywhere) {
  const std::string whole = with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yes\": 3, \"cases\": 4}}}");
  const std::size_t end = whole.rfind('}');
  for (std::size_t cut = 0; cut < end; ++cut) {
    const Read result = read(whole.substr(0, cut));
    ASSERT_FALSE(result.inspection) << whole.substr(0, cut);
    ASSERT_EQ(result.messages.list().size(), 1U) << whole.substr(0, cut) << "\n" << listed(result.messages);
    ASSERT_EQ(result.messages.list()[0].code, "R501") << whole.substr(0, cut) << "\n" << listed(result.messages);
  }
}

TEST(BadData, DuplicateKeys) {
  expect_refused(with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yes\": 3, \"cases\": 4, \"yes\": 2}}}"),
                 "R502", "\"yes\"");
}

TEST(BadData, ANumberPastEveryLimit) {
  expect_refused(with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yes\": 1e400, \"cases\": 4}}}"), "R508",
                 "1e400");
}

TEST(BadData, MinusThreeCases) {
  expect_refused(with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yes\": 1, \"cases\": -3}}}"), "R507", "-3");
}

TEST(BadData, HalfACase) {
  expect_refused(with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yes\": 1, \"cases\": 2.5}}}"), "R507",
                 "2.5");
}

TEST(BadData, MoreYesAnswersThanCasesIsAFinding) {
  const Read result = read(with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yes\": 5, \"cases\": 4}}}"));
  ASSERT_TRUE(result.inspection) << listed(result.messages);
  const Evaluated evaluated = run(small(), *result.inspection);
  ASSERT_TRUE(evaluated.outcome);
  int failed = 0;
  for (const Finding& finding : evaluated.outcome->findings) {
    if (finding.kind != FindingKind::require_failed) continue;
    ++failed;
    EXPECT_EQ(finding.code, "R709");
    EXPECT_TRUE(finding.counts);
    EXPECT_NE(finding.message.find("more yes answers than cases"), std::string::npos) << finding.message;
    EXPECT_TRUE(finding.rule && finding.rule->line == 16) << (finding.rule ? finding.rule->line : 0);
  }
  EXPECT_EQ(failed, 1);
}

TEST(BadData, AMisspeltStandard) {
  expect_refused(with_standard("  \"1.l\": {\"questions\": {\"safety\": {\"yes\": 1, \"cases\": 4}}}"), "R504",
                 "\"1.l\"");
}

TEST(BadData, AMisspeltKey) {
  expect_refused(with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yse\": 1, \"cases\": 4}}}"), "R503",
                 "\"yse\"");
}

TEST(BadData, ALevelThatDoesNotExist) {
  expect_refused("{\"methodology\": \"small\",\n \"inputs\": {\"lead\": \"Excellent\"}}", "R506", "\"Excellent\"");
}

TEST(BadData, WrongTypes) {
  expect_refused("{\"methodology\": \"small\",\n \"inputs\": {\"lead\": 3}}", "R505", "3");
  expect_refused(with_standard("  \"1.1\": {\"questions\": {\"safety\": {\"yes\": \"three\", \"cases\": 4}}}"), "R505",
                 "\"three\"");
  expect_refused("{\"methodology\": \"small\",\n \"standards\": []}", "R505", "[]");
}

TEST(BadData, NotAnObjectAtAll) {
  for (const std::string text : {"", "   ", "[]", "3", "null", "\"text\"", "{]", "nonsense"}) {
    const Read result = read(text);
    EXPECT_FALSE(result.inspection) << text;
    EXPECT_EQ(result.messages.list().size(), 1U) << text << "\n" << listed(result.messages);
  }
}

TEST(BadData, AnotherMethodology) { expect_refused("{\"methodology\": \"other\"}", "R509", "\"other\""); }

TEST(BadData, NestedTenThousandDeep) {
  const Read result =
      read("{\"methodology\": \"small\", \"x-deep\": " + std::string(10'000, '[') + std::string(10'000, ']') + "}");
  EXPECT_FALSE(result.inspection);
  ASSERT_EQ(result.messages.list().size(), 1U) << listed(result.messages);
  EXPECT_EQ(result.messages.list()[0].code, "R514") << listed(result.messages);
}

TEST(BadData, WrongEncoding) {
  expect_refused("{\"methodology\": \"small\",\n \"notes\": \"caf\xe9\"}", "R003", "\xe9");
}

TEST(BadData, ALineOfAGigabyteOnDisk) {
  const std::string path = ::testing::TempDir() + "/rubric_large.json";
  {
    std::ofstream file(path, std::ios::binary);
    file << "{\"methodology\": \"small\", \"notes\": \"";
    file.seekp(1'000'000'000);
    file << "\"}";
  }
  const Read result = in_time([&] { return read_file(small(), path); });
  std::remove(path.c_str());
  EXPECT_FALSE(result.inspection);
  expect_one_error(result.messages, "R002", 1, 1);
}

TEST(BadData, ALineOfTwentyMegabytesIsReadAndItsMistakeShownShort) {
  const std::string text = "{\"methodology\": \"small\", \"notes\": \"" + std::string(20U << 20U, 'n') +
                           "\", \"inputs\": {\"leed\": \"Fine\"}}";
  const Read result = read(text);
  EXPECT_FALSE(result.inspection);
  ASSERT_EQ(result.messages.list().size(), 1U);
  EXPECT_EQ(result.messages.list()[0].code, "R503");
  EXPECT_LT(in_time([&] { return result.messages.text().size(); }), 4'000U);
}

}  // namespace
}  // namespace rubric::testing
