#include "publish/remarks.hpp"

#include <gmock/gmock.h>

namespace rubric::publish {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The remarks on the declaration that begins with `@` and ends with `$` in the text, each block as words.
std::vector<std::string> remarks_on(std::string text) {
  const std::size_t begin = text.find('@');
  text.erase(begin, 1);
  const std::size_t end = text.find('$');
  text.erase(end, 1);
  Sources sources;
  const SourceId id = sources.add("a.rubric", text);
  std::vector<std::string> out;
  for (const Block& block :
       remarks(sources, {id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)})) {
    std::string words = block.text.words();
    for (const Prose& point : block.points) words += "- " + point.words();
    out.push_back(words);
  }
  return out;
}

TEST(Remarks, AreTheCommentsRightAbove) {
  EXPECT_THAT(remarks_on("methodology a\n# One,\n# and on.\n@let a = 1$\n# of the next\n"),
              ElementsAre("One, and on."));
  EXPECT_THAT(remarks_on("methodology a\n\n@let a = 1$\n"), IsEmpty());
}

TEST(Remarks, BlankCommentLinesPartParagraphsAndDashesAreAList) {
  EXPECT_THAT(remarks_on("x\n# One.\n#\n# Two:\n# - first\n#   goes on\n# - second\n@let a = 1$\n"),
              ElementsAre("One.", "Two:", "- first goes on- second"));
}

TEST(Remarks, AHeadingOfAPartIsNoRemark) {
  EXPECT_THAT(remarks_on("x\n# From cases to ratings\n\n# Why.\n@let a = 1$\n"), ElementsAre("Why."));
  EXPECT_THAT(remarks_on("x\n# This explains what follows.\n\n# Why.\n@let a = 1$\n"),
              ElementsAre("This explains what follows.", "Why."));
}

TEST(Remarks, TheOpeningOfAFileIsNoRemark) {
  EXPECT_THAT(remarks_on("# About the file.\n@let a = 1$\n"), IsEmpty());
  EXPECT_THAT(remarks_on("# About the file.\n\n@let a = 1$\n"), IsEmpty());
  EXPECT_THAT(remarks_on("@let a = 1$\n"), IsEmpty());
}

TEST(Remarks, WhatStandsBehindTheTextCounts) {
  EXPECT_THAT(remarks_on("x\n@bands a  # first\n  below 1 \"a # b \\\" # c\"  # second$\n"),
              ElementsAre("first second"));
}

TEST(Remarks, ProseOfMarkdownExplainsWhatFollows) {
  const std::string text =
      "# Homes\n\nHow homes\nare rated.\n\n```rubric\nmethodology a\n```\n\n## Safety\n\nWhy it is capped:\n\n- "
      "once\n- twice\n\n"
      "```json\n{\"no\": 1}\n```\n\n```rubric\n# A comment.\ncap one\ncap two\n```\n";
  Sources sources;
  const SourceId id = sources.add("a.rubric.md", text);
  const auto words = [](const std::vector<Block>& blocks) {
    std::vector<std::string> out;
    for (const Block& block : blocks) {
      out.push_back(block.text.words());
      for (const Prose& point : block.points) out.back() += "- " + point.words();
    }
    return out;
  };
  const auto span = [&](std::string_view what) {
    const auto at = static_cast<std::uint32_t>(text.find(what));
    return Span{id, at, at + 7};
  };
  EXPECT_THAT(words(opening(sources, id)), ElementsAre("How homes are rated."));
  EXPECT_THAT(words(remarks(sources, span("methodology"))), IsEmpty());
  EXPECT_THAT(words(remarks(sources, span("cap one"))),
              ElementsAre("Why it is capped:", "- once- twice", "A comment."));
  EXPECT_THAT(words(remarks(sources, span("cap two"))), IsEmpty());
}

TEST(Remarks, BackticksAreCode) {
  Sources sources;
  const SourceId id = sources.add("a.rubric", "# The `cap` of\n# two `words`\n");
  const std::vector<Block> blocks = opening(sources, id);
  ASSERT_EQ(blocks.size(), 1U);
  ASSERT_EQ(blocks[0].text.runs().size(), 4U);
  EXPECT_EQ(blocks[0].text.runs()[1].tone, Tone::code);
  EXPECT_EQ(blocks[0].text.runs()[3].text, "words");
}

}  // namespace
}  // namespace rubric::publish
