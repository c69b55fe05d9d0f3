#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>

#include "robustness/texts.hpp"

namespace rubric::testing {
namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

/// `text` behind the sound rules, from `first_line` on.
const auto first_line = static_cast<std::uint32_t>(1 + std::count(sound_rules.begin(), sound_rules.end(), '\n'));
Loaded with(const std::string& text) {
  return in_time([&] { return load_text("small.rubric", sound_rules + text); });
}

TEST(BadRules, TheSoundOnesLoad) {
  const Loaded loaded = with("");
  EXPECT_TRUE(loaded.methodology) << listed(loaded.messages);
  EXPECT_TRUE(loaded.messages.empty()) << listed(loaded.messages);
}

TEST(BadRules, WrongEncoding) {
  const Loaded latin = with("# caf\xe9\n");
  EXPECT_FALSE(latin.methodology);
  expect_one_error(latin.messages, "R003", first_line, 6);
}

TEST(BadRules, Utf16) {
  std::string wide = "\xff\xfe";
  for (const char c : sound_rules) wide += {c, '\0'};
  const Loaded loaded = in_time([&] { return load_text("wide.rubric", wide); });
  EXPECT_FALSE(loaded.methodology);
  expect_one_error(loaded.messages, "R003", 1, 1);
}

TEST(BadRules, AZeroByte) {
  const Loaded loaded = with(std::string("let x = 1 \0 + 2\n", 16));
  EXPECT_FALSE(loaded.methodology);
  EXPECT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
}

TEST(BadRules, TwentyThousandParentheses) {
  const Loaded loaded = with("let deep = " + repeated("(", 20'000) + "1" + repeated(")", 20'000) + "\n");
  EXPECT_FALSE(loaded.methodology);
  ASSERT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].code, "R007") << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].at.line, first_line);
}

TEST(BadRules, ParenthesesThatNeverClose) {
  const Loaded loaded = with("let deep = " + repeated("(", 150) + "1\n");
  EXPECT_FALSE(loaded.methodology);
  ASSERT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].code, "R105") << listed(loaded.messages);
}

TEST(BadRules, OtherDeepNesting) {
  for (const std::string part : {"if true then 1 else ", "abs(", "first of 1 when true otherwise "}) {
    const Loaded loaded = with("let deep = " + repeated(part, 20'000) + "1\n");
    EXPECT_FALSE(loaded.methodology) << part;
    ASSERT_EQ(loaded.messages.list().size(), 1U) << part << listed(loaded.messages);
    const std::string code = loaded.messages.list()[0].code;
    EXPECT_TRUE(code == "R007" || code == "R008") << part << listed(loaded.messages);
  }
}

TEST(BadRules, RepeatedSigns) {
  for (const std::string part : {"not ", "-", "- "}) {
    const Loaded loaded = with("let deep = " + repeated(part, 20'000) + "1\n");
    EXPECT_FALSE(loaded.methodology) << part;
    EXPECT_EQ(loaded.messages.list().size(), 1U) << part << listed(loaded.messages);
  }
}

TEST(BadRules, ASumOfAHundredThousandTerms) {
  const Loaded loaded = with("let long = 1" + repeated(" + 1", 100'000) + "\n");
  EXPECT_FALSE(loaded.methodology);
  ASSERT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].code, "R008") << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].at.line, first_line);
}

TEST(BadRules, AFileOfFiftyMegabytesOnDisk) {
  const std::string path = ::testing::TempDir() + "/rubric_large.rubric";
  {
    std::ofstream file(path, std::ios::binary);
    file << sound_rules;
    file.seekp(50 << 20);
    file << "\n";
  }
  const Loaded loaded = in_time([&] { return load_file(path); });
  std::remove(path.c_str());
  EXPECT_FALSE(loaded.methodology);
  expect_one_error(loaded.messages, "R002", 1, 1);
}

TEST(BadRules, AnIncludedFileJustPastTheLimit) {
  const FileReader reader = [](const std::string&) {
    return std::optional(repeated("# a comment line\n", (4U << 20U) / 17 + 1));
  };
  const Loaded loaded =
      in_time([&] { return load_text("small.rubric", sound_rules + "include \"other.rubric\"\n", reader); });
  EXPECT_FALSE(loaded.methodology);
  ASSERT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].code, "R002") << listed(loaded.messages);
}

TEST(BadRules, ABandTableWithAGap) {
  const Loaded loaded = with("bands gap from percent to Rating\n  below 40% poor\n  from 50% fine\n");
  EXPECT_FALSE(loaded.methodology);
  expect_one_error(loaded.messages, "R402", first_line + 2, 3);
}

TEST(BadRules, ACycleThroughThreeFiles) {
  const std::map<std::string, std::string> files{{"a.rubric", "include \"b.rubric\"\n" + sound_rules},
                                                 {"b.rubric", "include \"c.rubric\"\n"},
                                                 {"c.rubric", "# round again\ninclude \"a.rubric\"\n"}};
  const FileReader reader = [&](const std::string& path) -> std::optional<std::string> {
    const auto at = files.find(path);
    return at == files.end() ? std::nullopt : std::optional(at->second);
  };
  const Loaded loaded = in_time([&] { return load_file("a.rubric", reader); });
  EXPECT_FALSE(loaded.methodology);
  expect_one_error(loaded.messages, "R004", 2, 9);
  ASSERT_FALSE(loaded.messages.list().empty());
  EXPECT_EQ(loaded.messages.list()[0].at.path, "c.rubric");
}

TEST(BadRules, DefinitionsThatGoRoundThroughThreeFiles) {
  const std::map<std::string, std::string> files{
      {"a.rubric", "include \"b.rubric\"\ninclude \"c.rubric\"\n" + sound_rules + "let alpha = beta + 1\n"},
      {"b.rubric", "let beta = gamma + 1\n"},
      {"c.rubric", "let gamma = alpha + 1\n"}};
  const FileReader reader = [&](const std::string& path) -> std::optional<std::string> {
    const auto at = files.find(path);
    return at == files.end() ? std::nullopt : std::optional(at->second);
  };
  const Loaded loaded = in_time([&] { return load_file("a.rubric", reader); });
  EXPECT_FALSE(loaded.methodology);
  ASSERT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].code, "R211") << listed(loaded.messages);
}

TEST(BadRules, KeywordsAsNames) {
  for (const std::string word : {"rating", "when", "score", "standards", "if", "and", "lowest"}) {
    const Loaded loaded = with("parameter " + word + " : number = 1\n");
    EXPECT_FALSE(loaded.methodology) << word;
    ASSERT_EQ(loaded.messages.list().size(), 1U) << word << "\n" << listed(loaded.messages);
    if (word == "rating") continue;  // it names the attribute of items, so its advice may differ
    EXPECT_EQ(loaded.messages.list()[0].code, "R103") << word << listed(loaded.messages);
    EXPECT_EQ(loaded.messages.list()[0].at.line, first_line) << word;
    EXPECT_EQ(loaded.messages.list()[0].at.column, 11U) << word;
  }
}

TEST(BadRules, ALongNameALongNumberAndALongLine) {
  const Loaded name = with("let " + repeated("n", 100'000) + " = 1\n");
  EXPECT_FALSE(name.methodology);
  expect_one_error(name.messages, "R011", first_line, 5);
  const Loaded number = with("let n = " + repeated("9", 100'000) + "\n");
  EXPECT_FALSE(number.methodology);
  expect_one_error(number.messages, "R010", first_line, 9);
}

TEST(BadRules, AnAggregateInAnAggregateOverAThousandStandardsStaysWithinItsBudget) {
  std::string text = "methodology wide \"Wide\"\nscale Rating\n  poor 0\n  fine 1\ndomain 1 \"One\"\n";
  for (int i = 1; i <= 2'000; ++i) text += "standard 1." + std::to_string(i) + " \"S\"\n";
  text += "for standards\n  input n : count\n  let m = sum of (sum of n of standards where n > 3) of standards\n";
  const Loaded loaded = in_time([&] { return load_text("wide.rubric", text); });
  EXPECT_FALSE(loaded.methodology);
  ASSERT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].code, "R009") << listed(loaded.messages);
}

TEST(BadRules, FunctionsThatDoubleEachOtherStayWithinTheirBudget) {
  std::string text = "methodology doubling \"Doubling\"\nfunction f0(x : number) : number = x + 1\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "f" + std::to_string(i - 1);
    text +=
        "function f" + std::to_string(i) + "(x : number) : number = " + before + "(x * 2) + " + before + "(x + 1)\n";
  }
  text += "input n : number\nlet m = f59(n)\n";
  const Loaded loaded = in_time([&] { return load_text("doubling.rubric", text); });
  EXPECT_FALSE(loaded.methodology);
  ASSERT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
  EXPECT_EQ(loaded.messages.list()[0].code, "R009") << listed(loaded.messages);
}

TEST(BadRules, WhatALostDeclarationTakesAlongIsNotReportedAgain) {
  const Loaded loaded = with("let alpha = (1 + \nlet beta = alpha + 1\n");
  EXPECT_FALSE(loaded.methodology);
  EXPECT_EQ(loaded.messages.list().size(), 1U) << listed(loaded.messages);
}

TEST(BadRules, AThousandMistakesAreCountedAndCut) {
  std::string text;
  for (int i = 0; i < 1'000; ++i) text += "let wrong_" + std::to_string(i) + " = missing_" + std::to_string(i) + "\n";
  const Loaded loaded = with(text);
  EXPECT_FALSE(loaded.methodology);
  EXPECT_EQ(loaded.messages.list().size(), 100U);
}

}  // namespace
}  // namespace rubric::testing
