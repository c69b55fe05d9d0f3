#include "base/edit.hpp"

#include <gtest/gtest.h>

namespace rubric {
namespace {

/// `text` without `part`, with the space that belongs to it.
std::string cut(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  EXPECT_NE(at, std::string::npos);
  return without(text, {cut_out(text, at, at + part.size())});
}

TEST(Edit, ALineOfItsOwnGoesWhole) {
  EXPECT_EQ(cut("a\n  b\nc\n", "b"), "a\nc\n");
  EXPECT_EQ(cut("a\nb", "b"), "a\n");
  EXPECT_EQ(cut("a\nb", "a"), "b");
  EXPECT_EQ(cut("a", "a"), "");
}

TEST(Edit, LinesOfItsOwnGoWhole) { EXPECT_EQ(cut("a\nb\n  b2\nc\n", "b\n  b2"), "a\nc\n"); }

TEST(Edit, OfTwoBlankLinesOneStays) {
  EXPECT_EQ(cut("a\n\nb\n\nc\n", "b"), "a\n\nc\n");
  EXPECT_EQ(cut("a\n\nb\nc\n", "b"), "a\n\nc\n");
  EXPECT_EQ(cut("b\n\nc\n", "b"), "c\n");
  EXPECT_EQ(cut("a\n\nb\n", "b"), "a\n");
}

TEST(Edit, WhatStandsBesideItStays) {
  EXPECT_EQ(cut("a\nb  # why\nc\n", "b"), "a\n# why\nc\n");
  EXPECT_EQ(cut("  b c\n", "b"), "  c\n");
  EXPECT_EQ(cut("a  b\nc\n", "b"), "a\nc\n");
  EXPECT_EQ(cut("a b c\n", "b"), "a c\n");
}

TEST(Edit, LineEndsOfWindows) {
  EXPECT_EQ(cut("a\r\nb\r\nc\r\n", "b"), "a\r\nc\r\n");
  EXPECT_EQ(cut("a\r\n\r\nb\r\n\r\nc\r\n", "b"), "a\r\n\r\nc\r\n");
  EXPECT_EQ(cut("a b\r\nc\r\n", "b"), "a\r\nc\r\n");
}

TEST(Edit, CutsMayOverlap) {
  EXPECT_EQ(without("abcdef", {{3, 5}, {1, 4}}), "af");
  EXPECT_EQ(without("abc", {}), "abc");
  EXPECT_EQ(without("abc", {{0, 3}, {0, 3}}), "");
}

}  // namespace
}  // namespace rubric
