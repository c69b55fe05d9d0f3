#include <gtest/gtest.h>
#include <rubric/lint.hpp>

#include "generate/rules.hpp"

namespace rubric::testing {
namespace {

bool binds(const Finding& finding) {
  return finding.kind == FindingKind::cap_binding || finding.kind == FindingKind::floor_binding;
}

/// The name that stands at `place` in `text`.
std::string name_at(const std::string& text, const Location& place) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < place.line; ++line) at = text.find('\n', at) + 1;
  at += place.column - 1;
  return text.substr(at, text.find_first_of(" =\n", at) - at);
}

/// What a warning says can never be, and a case that shows it; empty where there is none.
std::string refuted(const Message& warning, const std::string& rules, const Outcome& outcome) {
  for (const Finding& finding : outcome.findings) {
    if (!binds(finding) || !finding.rule || finding.rule->line != warning.at.line) continue;
    if (warning.code == "R428") return finding.message;
    // Of two that bind alike the first is named; it decides something only where its going would be felt.
    const bool felt =
        !finding.consequences.empty() && finding.consequences.front() != "without it nothing would be otherwise";
    if (warning.code == "R431" && felt) return finding.message;
  }
  if (warning.code != "R426") return "";
  const Result* result = outcome.find(name_at(rules, warning.at));
  if (result == nullptr || !result->value) return "";
  return warning.text.find("`" + result->value->exact + "`") == std::string::npos ? "" : result->name;
}

/// Generated rules hold much that can never matter: no case may show that it does.
TEST(Lint, WhatIsSaidNeverToMatterNeverDoes) {
  int tried = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Rules rules = random_rules(seed);
    const Loaded loaded = check_text("generated.rubric", rules.text);
    ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
    const std::vector<Message> warnings = loaded.messages.list();
    Random random(seed);
    for (int i = 0; i < 4; ++i) {
      const std::string data = to_json(random_case(rules, random));
      const Read read = read_text(*loaded.methodology, "case.json", data);
      ASSERT_TRUE(read.inspection) << read.messages.text();
      RunOptions options;
      if (rules.dated) options.as_at = "2024-03-01";
      const Evaluated evaluated = run(*loaded.methodology, *read.inspection, options);
      ASSERT_TRUE(evaluated.outcome) << evaluated.messages.text();
      for (const Message& warning : warnings) {
        tried += warning.code == "R426" || warning.code == "R428" || warning.code == "R431" ? 1 : 0;
        const std::string shown = refuted(warning, rules.text, *evaluated.outcome);
        ASSERT_EQ(shown, "") << "seed " << seed << ": " << warning.code << " in line " << warning.at.line << ": "
                             << warning.text << "\n"
                             << rules.text << "\n"
                             << data;
      }
    }
  }
  EXPECT_GT(tried, 100);
}

/// What a case comes to, without the receipt.
std::string results(const Methodology& methodology, const Rules& rules, const std::string& data) {
  const Read read = read_text(methodology, "case.json", data);
  EXPECT_TRUE(read.inspection) << read.messages.text();
  RunOptions options;
  if (rules.dated) options.as_at = "2024-03-01";
  const Evaluated evaluated = run(methodology, *read.inspection, options);
  EXPECT_TRUE(evaluated.outcome) << evaluated.messages.text();
  return to_csv(*evaluated.outcome);
}

/// A cure changes no result, leaves nothing that it could cure, and loses no comment.
TEST(Lint, CuredRulesComeToTheSame) {
  int cures = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Rules rules = random_rules(seed);
    const std::string text =
        "source idle \"Idle\"  # kept\n" + rules.text + "\nfunction none(x : number) : number = x\n";
    const Cured cured = cure_text("generated.rubric", text);
    ASSERT_TRUE(cured.text) << seed;
    cures += static_cast<int>(cured.cures.size());
    EXPECT_NE(cured.text->find("# kept"), std::string::npos);
    EXPECT_FALSE(cure_text("generated.rubric", *cured.text).text) << "seed " << seed << "\n" << *cured.text;
    const Loaded before = load_text("generated.rubric", text);
    const Loaded after = load_text("generated.rubric", *cured.text);
    ASSERT_TRUE(before.methodology && after.methodology) << "seed " << seed << "\n" << after.messages.text();
    Random random(seed);
    for (int i = 0; i < 3; ++i) {
      const std::string data = to_json(random_case(rules, random));
      EXPECT_EQ(results(*before.methodology, rules, data), results(*after.methodology, rules, data))
          << "seed " << seed << "\n"
          << *cured.text;
    }
  }
  EXPECT_GT(cures, 120) << "more than what is put in";
}

}  // namespace
}  // namespace rubric::testing
