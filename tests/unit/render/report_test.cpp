#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <limits>

#include "support/report_samples.hpp"

namespace rubric {
namespace {

using testing::HasSubstr;
using testing::Not;

// What docs/reports.md shows.
std::string expected(const std::string& name) {
  std::ifstream stream(std::string(RUBRIC_SOURCE_DIR) + "/tests/unit/render/report/" + name);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Report with_table(ReportTable table) {
  Report report{"diff", "Differences", "all"};
  report.sections.push_back({"all", "All", {}, {}, std::move(table)});
  return report;
}

Report with_bars(Chart chart) {
  Report report{"diff", "Differences", "all"};
  report.sections.push_back({"all", "All", {}, {}, std::nullopt, std::move(chart)});
  return report;
}

TEST(ReportText, shows_facts_then_each_section_with_warnings_above_sentences_above_the_table) {
  EXPECT_EQ(to_text(sample::small_report()), expected("small.txt"));
}

TEST(ReportText, colour_follows_emphasis_and_warnings_are_loud) {
  const std::string text = to_text(sample::small_report(), {true, 100});
  EXPECT_THAT(text, HasSubstr("\x1b[1;33mwarning: \x1b[0m\x1b[1;33m`set good_to` changed nothing\x1b[0m"));
  EXPECT_THAT(text, HasSubstr("\x1b[32m▲ Good\x1b[0m"));
  EXPECT_THAT(text, HasSubstr("\x1b[1;33m▼ Inadequate\x1b[0m"));
  EXPECT_THAT(text, HasSubstr("\x1b[1m64.71%\x1b[0m"));
}

TEST(ReportText, headings_fold_with_their_columns) {
  const std::string text = to_text(with_table({{{"a", "Inspections"},
                                                {"b", "Requires improvement before", true},
                                                {"c", "Requires improvement after", true}},
                                               {{{"x"}, {"1"}, {"2"}}}}),
                                   {false, 50});
  EXPECT_THAT(text, HasSubstr("                       Requires\n"
                              "                    improvement           Requires\n"
                              "  Inspections            before  improvement after\n"
                              "  ───────────  ────────────────  ─────────────────\n"));
}

TEST(ReportText, a_screen_too_narrow_for_the_columns_gets_rows_as_lines) {
  ReportTable table;
  std::vector<ReportCell> row;
  for (const char* name : {"one", "two", "three", "four"}) {
    table.columns.push_back({name, name});
    row.push_back({std::string(name).append(" is longer than that")});
  }
  table.rows = {row, row};
  const std::string text = to_text(with_table(table), {false, 40});
  EXPECT_THAT(text, HasSubstr("  one    one is longer than that\n"
                              "  two    two is longer than that\n"
                              "  three  three is longer than that\n"
                              "  four   four is longer than that\n\n"
                              "  one    one is longer than that\n"));
}

TEST(ReportText, bars_are_as_long_as_their_weight) {
  Chart chart{ChartKind::bars, "How many have which rating", "", "", {"Good", "Outstanding"}, {"before", "after"}};
  chart.marks = {{"Outstanding", "after", "", 12},
                 {"Good", "after", "6 inspections", 6, true},
                 {"Good", "before", "", 3},
                 {"Outstanding", "before", "none", 0},
                 {"Elsewhere", "after", "", 1}};
  EXPECT_EQ(to_text(with_bars(chart)), R"(Differences

All

  How many have which rating
  Good         before  ██████                    3
               after   ████████████              6 inspections
  Outstanding  before                            none
               after   ████████████████████████  12
)");
}

TEST(ReportText, a_weight_that_is_no_number_is_no_bar_and_a_small_one_shows) {
  Chart chart{ChartKind::bars, "Weights", "", "", {"a", "b", "c"}};
  chart.marks = {{"a", "", "nan", std::numeric_limits<double>::quiet_NaN()},
                 {"b", "", "endless", std::numeric_limits<double>::infinity()},
                 {"c", "", "small", 0.001},
                 {"a", "", "large", 1000}};
  const std::string text = to_text(with_bars(chart));
  EXPECT_THAT(text, HasSubstr("                            nan\n"));
  EXPECT_THAT(text, HasSubstr("  ▏                         small\n"));
}

TEST(ReportText, what_a_terminal_would_obey_is_shown) {
  const std::string text = to_text(with_table({{{"a", "A\x1b[2J"}}, {{{"b\x1b[31m\nc"}}}}));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
}

TEST(ReportText, rows_shorter_than_the_columns_end_in_empty_cells) {
  const ReportTable table{{{"a", "A"}, {"b", "B"}}, {{{"1"}, {"2"}}, {{"3"}}, {}}};
  EXPECT_THAT(to_text(with_table(table)), HasSubstr("  1  2\n  3\n"));
  EXPECT_EQ(to_csv(with_table(table)), "a,b\n1,2\n3,\n,\n");
  EXPECT_THAT(to_markdown(with_table(table)), HasSubstr("| 3 |  |\n"));
}

TEST(ReportJson, has_facts_and_sections_by_their_keys_and_exact_values) {
  EXPECT_EQ(to_json(sample::small_report()), expected("small.json"));
}

TEST(ReportCsv, is_the_table_of_the_main_section_with_exact_values) {
  EXPECT_EQ(to_csv(sample::small_report()), expected("small.csv"));
}

TEST(ReportCsv, quotes_what_would_break_a_line_and_defuses_formulas) {
  const ReportTable table{{{"a", "A"}, {"b,c", "B"}}, {{{"x, \"y\"\nz"}, {"=1+1"}}, {{"-1/3"}, {"@cmd"}}}};
  EXPECT_EQ(to_csv(with_table(table)), "a,\"b,c\"\n\"x, \"\"y\"\"\nz\",'=1+1\n-1/3,'@cmd\n");
}

TEST(ReportCsv, one_empty_field_is_no_blank_line) {
  EXPECT_EQ(to_csv(with_table({{{"a", "A"}}, {{{""}}, {{"1"}}}})), "a\n\"\"\n1\n");
}

TEST(ReportCsv, is_empty_without_a_main_table) {
  Report report = sample::small_report();
  report.main = "none";
  EXPECT_EQ(to_csv(report), "");
}

TEST(Report, ATableForProgramsAloneIsNotShownToPeople) {
  const Report report = sample::programs_report();
  for (const std::string& shown : {to_text(report), to_markdown(report)}) {
    EXPECT_THAT(shown, HasSubstr("2 printed values"));
    EXPECT_THAT(shown, Not(HasSubstr("Verdict")));
    EXPECT_THAT(shown, Not(HasSubstr("agrees")));
    EXPECT_THAT(shown, Not(HasSubstr("|")));
  }
  EXPECT_THAT(to_html(report), Not(HasSubstr("<table")));
  EXPECT_EQ(to_csv(report), "value,verdict\noverall,agrees\ntotal,differs\n");
  EXPECT_THAT(to_json(report), HasSubstr("\"verdict\": \"differs\""));
}

TEST(ReportMarkdown, has_headings_sentences_and_tables) {
  EXPECT_EQ(to_markdown(sample::small_report()), expected("small.md"));
}

TEST(ReportMarkdown, cells_hold_no_markup_of_their_own) {
  const std::string text = to_markdown(
      with_table({{{"a", "A|B"}}, {{{"<script>*x*|y"}}, {{"two\nlines `a|b` and `c*d`"}}, {{"no end ` here"}}}}));
  EXPECT_THAT(text, HasSubstr("| A\\|B |\n"));
  EXPECT_THAT(text, HasSubstr("| \\<script\\>\\*x\\*\\|y |\n"));
  EXPECT_THAT(text, HasSubstr("| two lines \\`a\\|b\\` and `c*d` |\n"));
  EXPECT_THAT(text, HasSubstr("| no end \\` here |\n"));
}

}  // namespace
}  // namespace rubric
