#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "unit/parse/parsed.hpp"

namespace rubric {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

std::string read(const std::string& path) {
  std::ifstream file(RUBRIC_SOURCE_DIR "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Recovery, FiveErrorsOfFive) {
  Parsed parsed(
      "let a = 1\n"
      "let = 2\n"
      "scale S\n"
      "let b = (3 +  # let x = \"\n"
      "let c = 4\n"
      "for questions\n"
      "  input yes count\n"
      "  let good_one = 5\n"
      "  rating = \n"
      "let d = 6 cap e on f at g\n");
  EXPECT_THAT(parsed.said(), ElementsAre(StartsWith("R102 2:5"), StartsWith("R113 4:1"), StartsWith("R104 5:1"),
                                         StartsWith("R107 7:13"), StartsWith("R104 10:1")));
  EXPECT_TRUE(parsed.ast.partial);
  EXPECT_EQ(parsed.dumped(), R"(let a  @1:1
  value: 1
let c  @5:1
  value: 4
for  @6:1
  items  @6:5
    questions
  let good_one  @8:3
    value: 5
  let d  @10:1
    value: 6
cap e on f  @10:11
  at: g
(declarations with syntax errors are left out)
)");
  EXPECT_EQ(parsed.ast.inputs.size(), 0U);
  EXPECT_EQ(parsed.ast.definitions.size(), 4U);
}

TEST(Recovery, KeywordsInTextsAndCommentsDoNotCount) {
  Parsed parsed("let = 1 # \"\n  \"let c = 2\"\n  # let d = 3\n  + \"\\\"\nlet e = 4\"\nlet f = 5\n");
  EXPECT_THAT(parsed.said(), ElementsAre(StartsWith("R102 1:5"), StartsWith("R101 5:10")));
  EXPECT_EQ(parsed.ast.order.size(), 2U);
}

TEST(Recovery, MembersOfABlockThatFailedAreStillRead) {
  Parsed parsed("for\n  input a count\n  rating = 1\nlet b = 1\n");
  EXPECT_THAT(parsed.said(), ElementsAre(StartsWith("R109 2:3"), StartsWith("R107 2:11")));
  EXPECT_EQ(parsed.ast.for_blocks.size(), 0U);
  EXPECT_EQ(parsed.ast.definitions.size(), 0U);
}

TEST(Recovery, OneCauseOneMessage) {
  EXPECT_THAT(Parsed("fro questions\n  input a : count\n  rating = a\n  may be not rated\n").said(),
              ElementsAre(StartsWith("R101 1:1")));
  EXPECT_THAT(Parsed("tset \"t\"\n  case \"c\"\n  expect a = 1\n").said(), ElementsAre(StartsWith("R101 1:1")));
  EXPECT_THAT(Parsed("test \"t\"\n  expect = 1\n").said(), ElementsAre(StartsWith("R102 2:10")));
}

TEST(Recovery, ManyErrorsAreCutNotLost) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "let =\n";
  Parsed parsed(text);
  EXPECT_EQ(parsed.diagnostics.error_count(), 2000U);
}

TEST(Limits, DeepNestingIsOneErrorAndTheNextDeclarationIsRead) {
  for (const char* open : {"(", "f(", "if ", "not (", "count of a where "}) {
    std::string text = "let a = ";
    for (int i = 0; i < 20000; ++i) text += open;
    Parsed parsed(text + "\nlet b = 2\n");
    EXPECT_THAT(parsed.said(), ElementsAre(StartsWith("R007"))) << open;
    EXPECT_EQ(parsed.ast.order.size(), 1U) << open;
  }
}

TEST(Limits, TwoHundredLevelsAreFine) {
  std::string text = "let a = ";
  Parsed fine(text + std::string(199, '(') + "1" + std::string(199, ')'));
  EXPECT_EQ(fine.said(), std::vector<std::string>{});
  Parsed deep(text + std::string(200, '(') + "1" + std::string(200, ')'));
  EXPECT_THAT(deep.said(), ElementsAre(StartsWith("R007")));
}

TEST(Limits, LongChainsAreOneError) {
  for (const char* step : {" + 1", " * 1", " and 1", " or 1"}) {
    std::string text = "let a = 1";
    for (int i = 0; i < 100000; ++i) text += step;
    Parsed parsed(text + "\nlet b = 2\n");
    EXPECT_THAT(parsed.said(), ElementsAre(StartsWith("R008 1:9"))) << step;
    EXPECT_EQ(parsed.ast.order.size(), 1U);
  }
}

TEST(Limits, TimeGrowsWithTheText) {
  const std::string once = read("rules/hmip/youth-2021.rubric");
  ASSERT_GT(once.size(), 1000U);
  auto best = [&](int copies) {
    std::string text;
    for (int i = 0; i < copies; ++i) text += once;
    double least = 1e9;
    for (int i = 0; i < 5; ++i) {
      auto start = std::chrono::steady_clock::now();
      Parsed parsed(text);
      least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
      EXPECT_TRUE(parsed.diagnostics.empty());
    }
    return least;
  };
  // Ten times the text; quadratic time would take a hundred times as long.
  EXPECT_LT(best(30), 40 * best(3));
}

TEST(Files, TheShippedRulesParse) {
  EXPECT_EQ(Parsed(read("rules/hmip/youth-2021.rubric")).said(), std::vector<std::string>{});
}

TEST(Files, AWholeMethodologyParses) {
  Parsed parsed(read("tests/unit/parse/whole_methodology.rubric"));
  EXPECT_EQ(parsed.said(), std::vector<std::string>{});
  EXPECT_EQ(parsed.ast.order.size(), 38U);
  EXPECT_EQ(parsed.ast.tests.size(), 2U);
  EXPECT_EQ(parsed.ast.for_blocks.size(), 3U);
}

TEST(Files, NotUtf8) { EXPECT_EQ(Parsed("let a = 1 # \xFF\n").said().at(0).substr(0, 9), "R003 1:13"); }

TEST(Files, TooLarge) {
  EXPECT_THAT(Parsed(std::string((4U << 20U) + 1, ' ')).said(), ElementsAre(StartsWith("R002")));
}

TEST(Files, AByteOrderMarkIsSkipped) {
  EXPECT_EQ(Parsed("\xEF\xBB\xBFlet a = 1").dumped(), "let a  @1:1\n  value: 1\n");
}

TEST(Files, MarkdownKeepsItsLines) {
  const std::string text =
      "# Title with let x = 1\n\nlet y = 2\n\n```rubric\nlet a = 1\n```\n\n~~~ python\nlet z = 3\n```rubric\n~~~\n\n"
      "  ````rubric  \n  let b =\n  ```\n  let c = 3\n  ````\n";
  Parsed parsed(text, "rules.rubric.md");
  EXPECT_THAT(parsed.said(), ElementsAre(StartsWith("R104 16:3 [`]")));
  EXPECT_EQ(parsed.dumped(),
            "let a  @6:1\n  value: 1\nlet c  @17:3\n  value: 3\n(declarations with syntax errors are left out)\n");
  EXPECT_THAT(Parsed("let a = 1\n", "rules.md").said(), ElementsAre(StartsWith("R012")));
  EXPECT_EQ(Parsed("let a = 1\n", "rules.rubric").said(), std::vector<std::string>{});
}

TEST(Files, SeveralFilesShareOneTree) {
  Sources sources;
  syntax::Ast ast;
  Diagnostics diagnostics;
  parse(sources, sources.add("a.rubric", "let a = 1"), ast, diagnostics);
  parse(sources, sources.add("b.rubric", "let ="), ast, diagnostics);
  parse(sources, sources.add("c.rubric", "let c = 1"), ast, diagnostics);
  EXPECT_EQ(ast.order.size(), 2U);
  EXPECT_TRUE(ast.partial);
  EXPECT_EQ(diagnostics.error_count(), 1U);
}

}  // namespace
}  // namespace rubric
