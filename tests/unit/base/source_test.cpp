#include "base/source.hpp"

#include <gtest/gtest.h>

namespace rubric {
namespace {

Span at(SourceId source, std::uint32_t begin, std::uint32_t end) { return {source, begin, end}; }

void expect_place(const Sources& sources, Span span, std::uint32_t line, std::uint32_t column) {
  const Place place = sources.place(span);
  EXPECT_EQ(place.line, line) << "offset " << span.begin;
  EXPECT_EQ(place.column, column) << "offset " << span.begin;
}

TEST(Sources, KeepsTextsUnderIds) {
  Sources sources;
  EXPECT_EQ(sources.size(), 0U);
  const auto first = sources.add("a.rubric", "scale Rating");
  const auto second = sources.add("b.json", "{}");
  EXPECT_EQ(sources.size(), 2U);
  EXPECT_NE(first, second);
  EXPECT_EQ(sources.get(first).path, "a.rubric");
  EXPECT_EQ(sources.get(second).text, "{}");
  EXPECT_EQ(sources.text(at(first, 6, 12)), "Rating");
}

TEST(Sources, TextsStayWhereTheyAre) {
  Sources sources;
  const auto first = sources.add("a", "short");
  const std::string_view text = sources.text(at(first, 0, 5));
  for (int i = 0; i < 1000; ++i) sources.add("b", "another");
  EXPECT_EQ(text.data(), sources.get(first).text.data());
  EXPECT_EQ(text, "short");
}

TEST(Sources, CutsASpanAtTheEndOfItsText) {
  Sources sources;
  const auto id = sources.add("a", "abc");
  EXPECT_EQ(sources.text(at(id, 1, 99)), "bc");
  EXPECT_EQ(sources.text(at(id, 98, 99)), "");
  EXPECT_EQ(sources.text(at(id, 2, 1)), "");
}

TEST(Sources, PlacesAreLineAndColumnFromOne) {
  Sources sources;
  const auto id = sources.add("a", "one\ntwo\n\nfour");
  expect_place(sources, at(id, 0, 1), 1, 1);
  expect_place(sources, at(id, 2, 3), 1, 3);
  expect_place(sources, at(id, 3, 4), 1, 4);  // the line break belongs to its line
  expect_place(sources, at(id, 4, 5), 2, 1);
  expect_place(sources, at(id, 8, 8), 3, 1);
  expect_place(sources, at(id, 9, 13), 4, 1);
  expect_place(sources, at(id, 13, 13), 4, 5);
  expect_place(sources, at(id, 99, 99), 4, 5);
}

TEST(Sources, ColumnsAreCodePoints) {
  Sources sources;
  const auto id = sources.add("a",
                              "# 50\xE2\x80\x93"
                              "64%\n\xC3\xA9x");
  expect_place(sources, at(id, 4, 7), 1, 5);
  expect_place(sources, at(id, 7, 8), 1, 6);
  expect_place(sources, at(id, 13, 14), 2, 2);
}

TEST(Sources, AByteOrderMarkIsInNoColumn) {
  Sources sources;
  const auto id = sources.add("a",
                              "\xEF\xBB\xBF"
                              "abc\nd");
  expect_place(sources, at(id, 0, 0), 1, 1);
  expect_place(sources, at(id, 3, 4), 1, 1);
  expect_place(sources, at(id, 5, 6), 1, 3);
  expect_place(sources, at(id, 7, 8), 2, 1);
  EXPECT_EQ(sources.line(id, 1), "abc");
}

TEST(Sources, LinesComeWithoutTheirBreaks) {
  Sources sources;
  const auto id = sources.add("a", "one\r\ntwo\n\nfour");
  EXPECT_EQ(sources.line(id, 1), "one");
  EXPECT_EQ(sources.line(id, 2), "two");
  EXPECT_EQ(sources.line(id, 3), "");
  EXPECT_EQ(sources.line(id, 4), "four");
  EXPECT_EQ(sources.line(id, 5), "");
  EXPECT_EQ(sources.line(id, 0), "");
  const auto empty = sources.add("b", "");
  EXPECT_EQ(sources.line(empty, 1), "");
  expect_place(sources, at(empty, 0, 0), 1, 1);
}

TEST(Span, JoinsFromTheFirstToTheLast) {
  const SourceId source{3};
  EXPECT_EQ(join(at(source, 2, 5), at(source, 9, 12)), at(source, 2, 12));
}

}  // namespace
}  // namespace rubric
