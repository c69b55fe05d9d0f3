#include "facts/pieces.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <vector>

namespace rubric::facts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Cut = Pieces::Cut;

/// Gives `text` in parts of `part` bytes, and then fails where `fails`.
ByteReader reader_of(std::string text, std::size_t part, bool fails = false) {
  std::size_t at = 0;
  return [text = std::move(text), part, fails, at](char* to, std::size_t most) mutable -> std::optional<std::size_t> {
    const std::size_t count = std::min({part, most, text.size() - at});
    if (count == 0 && fails) return std::nullopt;
    std::copy_n(text.data() + at, count, to);
    at += count;
    return count;
  };
}

/// "LINE:TEXT" of every piece, however the text is cut on its way.
std::vector<std::string> pieces(const std::string& text, Cut cut, std::size_t longest = 1000) {
  std::vector<std::string> first;
  for (const std::size_t part : {1U, 2U, 3U, 7U, 1000U}) {
    Pieces pieces(reader_of(text, part), cut, longest);
    std::vector<std::string> found;
    while (const std::optional<Piece> piece = pieces.next())
      found.push_back(std::to_string(piece->line) + ":" + piece->text);
    if (part == 1) first = found;
    EXPECT_EQ(found, first) << "in parts of " << part;
  }
  return first;
}

TEST(Pieces, LinesEndAtLineFeedsAndTheLastNeedsNone) {
  EXPECT_THAT(pieces("a\nb\n", Cut::line), ElementsAre("1:a", "2:b"));
  EXPECT_THAT(pieces("a\n\nb", Cut::line), ElementsAre("1:a", "2:", "3:b"));
  EXPECT_THAT(pieces("", Cut::line), IsEmpty());
}

TEST(Pieces, ByteOrderMarkAndCarriageReturnsAreNoPartOfLines) {
  EXPECT_THAT(pieces("\xEF\xBB\xBF{}\r\n{}\r\n", Cut::line), ElementsAre("1:{}", "2:{}"));
}

TEST(Pieces, QuotedLineBreaksEndNoRow) {
  EXPECT_THAT(pieces("a,\"b\nc\"\nd,e\n", Cut::row), ElementsAre("1:a,\"b\nc\"", "3:d,e"));
  EXPECT_THAT(pieces("\"say \"\"no\"\"\n\"\nnext", Cut::row), ElementsAre("1:\"say \"\"no\"\"\n\"", "3:next"));
}

TEST(Pieces, QuotesInsideACellHideNothing) {
  EXPECT_THAT(pieces("5\" tall,a\nb,c\n", Cut::row), ElementsAre("1:5\" tall,a", "2:b,c"));
}

TEST(Pieces, WhatIsTooLongIsCountedAndNotKept) {
  Pieces pieces(reader_of("123456\n12\n", 4), Cut::line, 5);
  std::optional<Piece> piece = pieces.next();
  ASSERT_TRUE(piece);
  EXPECT_EQ(piece->text, "");
  EXPECT_EQ(piece->bytes, 6U);
  piece = pieces.next();
  ASSERT_TRUE(piece);
  EXPECT_EQ(piece->text, "12");
  EXPECT_EQ(piece->line, 2U);
  EXPECT_FALSE(pieces.next());
}

TEST(Pieces, AWholeFileIsReadNoFurtherThanTheLimit) {
  Pieces pieces(reader_of(std::string(100, 'x'), 4), Cut::nowhere, 5);
  const std::optional<Piece> piece = pieces.next();
  ASSERT_TRUE(piece);
  EXPECT_EQ(piece->bytes, 6U);
  EXPECT_EQ(piece->text, "xxxxxx");
  EXPECT_FALSE(pieces.next());
}

TEST(Pieces, AFileThatCannotBeReadOnEndsInAPieceThatSaysSo) {
  Pieces pieces(reader_of("a\nb", 2, true), Cut::line, 5);
  EXPECT_EQ(pieces.next().value_or(Piece()).text, "a");
  const std::optional<Piece> piece = pieces.next();
  ASSERT_TRUE(piece);
  EXPECT_TRUE(piece->failed);
  EXPECT_EQ(piece->line, 2U);
  EXPECT_FALSE(pieces.next());
}

}  // namespace
}  // namespace rubric::facts
