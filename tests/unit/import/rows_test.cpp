#include "import/rows.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rubric::importing {
namespace {

/// Each row as its cells between bars; a broken one as its text behind `!`.
std::vector<std::string> cut(const std::string& text, char delimiter = ',') {
  std::vector<std::string> out;
  Rows rows(text, delimiter);
  while (const std::optional<Row> row = rows.next()) {
    std::string shown = row->broken ? "!" + text.substr(row->begin, row->end - row->begin) : "";
    for (const facts::csv::Cell& cell : row->cells) shown += "|" + cell.text;
    out.push_back(row->blank ? shown + " blank" : shown);
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST(Rows, EndsOfLines) {
  EXPECT_EQ(cut("a,b\r\nc,d\r\n"), (Texts{"|a|b", "|c|d"}));
  EXPECT_EQ(cut("a,b\nc,d"), (Texts{"|a|b", "|c|d"}));
  EXPECT_EQ(cut("\n\n  \na,b\n\n\nc,\n"), (Texts{"|a|b", "|c|"}));
  EXPECT_EQ(cut("\xEF\xBB\xBF"
                "a,b\n"),
            (Texts{"|a|b"}));
  EXPECT_EQ(cut(""), Texts{});
}

TEST(Rows, OtherDelimiters) {
  EXPECT_EQ(cut("a;b,c\n1;2", ';'), (Texts{"|a|b,c", "|1|2"}));
  EXPECT_EQ(cut("a\tb\n1\t\n", '\t'), (Texts{"|a|b", "|1|"}));
  EXPECT_EQ(cut("\t2\n", '\t'), (Texts{"||2"}));
}

TEST(Rows, Quotes) { EXPECT_EQ(cut("\"a\nb\",\"c\"\"d\"\ne,f"), (Texts{"|a\nb|c\"d", "|e|f"})); }

TEST(Rows, BlankRowsAreSaidToBe) { EXPECT_EQ(cut("a,b\n,,\n\"\",\n"), (Texts{"|a|b", "||| blank", "|| blank"})); }

TEST(Rows, ABrokenRowTakesNoneBehindItAlong) {
  EXPECT_EQ(cut("a,b\n\"c\"x,d\ne,f\n"), (Texts{"|a|b", "!\"c\"x,d", "|e|f"}));
  EXPECT_EQ(cut("a,b\nc,\"d\ne,f\ng,h"), (Texts{"|a|b", "!c,\"d", "|e|f", "|g|h"}));
}

TEST(Rows, PlacesAreOfTheWholeText) {
  const std::string text = "a,b\n c ,\"d\"\n";
  Rows rows(text, ',');
  rows.next();
  const std::optional<Row> row = rows.next();
  ASSERT_TRUE(row);
  EXPECT_EQ(text.substr(row->cells[0].begin, row->cells[0].end - row->cells[0].begin), "c");
  EXPECT_EQ(text.substr(row->cells[1].begin, row->cells[1].end - row->cells[1].begin), "\"d\"");
}

TEST(Rows, TheDelimiterThatCutsMost) {
  EXPECT_EQ(delimiter_of("a,b;c,d\n", 0), ',');
  EXPECT_EQ(delimiter_of("a;b;c, d\n", 0), ';');
  EXPECT_EQ(delimiter_of("a\tb\n", 0), '\t');
  EXPECT_EQ(delimiter_of("a\n", 0), ',');
}

TEST(Rows, TitlesStandAboveTheFirstFullRow) {
  EXPECT_EQ(first_full_row("Title;;\n;;\na;b;c\n1;2;3\n"), 11U);
  EXPECT_EQ(first_full_row("Title, of two\n\na;b;;d\n1;2;3;4\n"), 15U);
  EXPECT_EQ(first_full_row("a,b\n1,2\n"), 0U);
  EXPECT_EQ(first_full_row(""), 0U);
  EXPECT_EQ(first_full_row("\"\n"), 0U);
}

TEST(Rows, StartsOfLines) {
  EXPECT_EQ(start_of_line("a\r\nb\nc", 1), 0U);
  EXPECT_EQ(start_of_line("a\r\nb\nc", 2), 3U);
  EXPECT_EQ(start_of_line("a\r\nb\nc", 3), 5U);
  EXPECT_EQ(start_of_line("a\r\nb\nc", 4), std::nullopt);
}

}  // namespace
}  // namespace rubric::importing
