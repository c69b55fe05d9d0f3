#include "format/tokens.hpp"

#include <gmock/gmock.h>

namespace rubric::format {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words(std::string_view text) {
  const Tokens tokens = tokens_of(text, false);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < tokens.all.size(); ++i) all.emplace_back(tokens[i]);
  return all;
}

TEST(Tokens, AreThoseOfTheGrammar) {
  EXPECT_THAT(words("a<=b!=c"), ElementsAre("a", "<=", "b", "!=", "c"));
  EXPECT_THAT(words("5-3 64.5% 2021-07-01 1.2.3"), ElementsAre("5", "-", "3", "64.5%", "2021-07-01", "1.2.3"));
  EXPECT_THAT(words("2021-07-010 2021-07-1"), ElementsAre("2021", "-", "07", "-", "010", "2021", "-", "07", "-", "1"));
  EXPECT_THAT(words("f(\"a # \\\" b\",x)"), ElementsAre("f", "(", "\"a # \\\" b\"", ",", "x", ")"));
}

TEST(Tokens, KnowTheCommentsAroundThem) {
  const Tokens tokens = tokens_of("# a\n\n # b\nlet x # c  \r\n\n= 1\n# d", false);
  ASSERT_EQ(tokens.all.size(), 4U);
  ASSERT_EQ(tokens.all[0].above.size(), 2U);
  EXPECT_EQ(tokens.of(tokens.all[0].above[0].piece), "# a");
  EXPECT_FALSE(tokens.all[0].above[0].indented);
  EXPECT_TRUE(tokens.all[0].above[1].indented);
  EXPECT_TRUE(tokens.all[0].above[1].blank_before);
  EXPECT_EQ(tokens.of(*tokens.all[1].comment), "# c");
  EXPECT_TRUE(tokens.all[2].newline_before);
  EXPECT_TRUE(tokens.all[2].blank_before);
  EXPECT_FALSE(tokens.all[3].newline_before);
  ASSERT_EQ(tokens.blocks.size(), 1U);
  ASSERT_EQ(tokens.blocks[0].tail.size(), 1U);
}

TEST(Tokens, OfMarkdownAreThoseOfItsBlocks) {
  const Tokens tokens = tokens_of("prose\n```rubric\nlet a\n```\n  ```rubric\n  = 1\n  ```\n", true);
  ASSERT_EQ(tokens.blocks.size(), 2U);
  EXPECT_EQ(tokens.of(tokens.blocks[0].lines), "let a\n");
  EXPECT_EQ(tokens.blocks[1].indent, "  ");
  EXPECT_EQ(tokens.blocks[1].first, 2U);
  EXPECT_EQ(tokens.blocks[1].last, 4U);
}

}  // namespace
}  // namespace rubric::format
