#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "render/html.hpp"
#include "render/svg.hpp"
#include "support/report_samples.hpp"

namespace rubric {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

// The page as a tree: it is written so that an XML reader can read it too.
class Page {
 public:
  explicit Page(const Report& report) : Page(to_html(report)) {}
  explicit Page(const Chart& chart) : Page(with(chart)) {}

  std::vector<std::string> texts(const char* path) const {
    std::vector<std::string> out;
    for (const pugi::xpath_node& found : document_.select_nodes(path)) out.push_back(whole_text(found.node()));
    return out;
  }
  std::vector<std::string> values(const char* path) const {
    std::vector<std::string> out;
    for (const pugi::xpath_node& found : document_.select_nodes(path)) out.emplace_back(found.attribute().value());
    return out;
  }
  std::vector<double> numbers(const char* path) const {
    std::vector<double> out;
    for (const std::string& value : values(path)) out.push_back(std::stod(value));
    return out;
  }
  std::string text(const char* path) const { return texts(path).at(0); }

 private:
  explicit Page(const std::string& html) {
    const pugi::xml_parse_result read =
        document_.load_string(html.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!read) ADD_FAILURE() << read.description() << " at " << html.substr(static_cast<std::size_t>(read.offset), 200);
  }
  static std::string with(const Chart& chart) {
    Report report{"diff", "Differences", "all"};
    report.sections.push_back({"all", "All", {}, {}, std::nullopt, chart});
    return to_html(report);
  }
  static std::string whole_text(pugi::xml_node node) {
    std::string out = node.value();
    for (const pugi::xml_node child : node.children()) out += whole_text(child);
    return out;
  }

  pugi::xml_document document_;
};

TEST(ReportHtml, has_what_the_report_has_in_its_order) {
  const Page page(sample::small_report());
  EXPECT_THAT(page.texts("//title[not(ancestor::svg)]"), ElementsAre("What if `good_from` were 60%?"));
  EXPECT_THAT(page.texts("//h1"), ElementsAre("What if good_from were 60%?"));
  EXPECT_THAT(page.texts("//h1/code"), ElementsAre("good_from"));
  EXPECT_THAT(page.texts("//header//dt"), ElementsAre("Rules", "Cases"));
  EXPECT_THAT(page.texts("//header//dd"), ElementsAre("rules/youth-2021.rubric", "2 inspections"));
  EXPECT_THAT(page.texts("//main/section/h2"), ElementsAre("Inspections rated differently", "Inspections left out"));
  EXPECT_THAT(page.texts("//p[@class='warning']"), ElementsAre("Warning: set good_to changed nothing"));
  EXPECT_THAT(page.texts("//section[@id='changed']/p[not(@class)]"), ElementsAre("2 of 52 inspections."));
  EXPECT_THAT(page.texts("//caption"), ElementsAre("Inspections rated differently"));
  EXPECT_THAT(page.texts("//thead//th[@scope='col']"), ElementsAre("Case", "Rating", "Share"));
  EXPECT_THAT(page.texts("//tbody//th[@scope='row']"), ElementsAre("Stoke-on-Trent", "Stockport"));
  EXPECT_THAT(page.texts("//tbody//td"), ElementsAre("▲ raised: Good", "64.71%", "▼ lowered: Inadequate", "50%"));
  EXPECT_THAT(page.texts("//section[@id='left']/p"), ElementsAre("None."));
  EXPECT_THAT(page.texts("//nav"), IsEmpty()) << "two sections are seen at once";
}

TEST(ReportHtml, many_sections_are_listed_and_reached_by_links) {
  const Page page(sample::every_chart());
  std::vector<std::string> targets;
  for (const std::string& id : page.values("//main/section/@id")) targets.push_back("#" + id);
  EXPECT_THAT(targets, SizeIs(7));
  EXPECT_EQ(page.values("//nav//a/@href"), targets);
}

TEST(ReportHtml, nothing_in_a_text_is_markup) {
  const std::string html = to_html(sample::nasty_report());
  for (const char* never :
       {"<script", "<b>", "</svg>\"", "javascript:alert(1)\"", "\x1b", "\xe2\x80\xae", "<!--", "]]>"})
    EXPECT_THAT(html, Not(HasSubstr(never)));
  const Page page(sample::nasty_report());
  EXPECT_THAT(page.text("//h1"), StartsWith("<script>alert(1)</script> </style></title></svg>\"'&amp;<b>&#60;"));
}

TEST(ReportHtml, ids_are_distinct_whatever_sections_are_called) {
  Report report{"diff", "Differences"};
  for (const char* id : {"a b", "a-b", "a<b", "", "", "part", "a-b-title"}) report.sections.push_back({id, "Title"});
  const std::vector<std::string> ids = Page(report).values("//@id");
  EXPECT_THAT(std::set<std::string>(ids.begin(), ids.end()), SizeIs(ids.size()));
}

TEST(ReportHtml, elements_without_content_keep_their_end_tag) {
  const std::string html = to_html(sample::nasty_report());
  EXPECT_THAT(html, HasSubstr("<td></td>"));
  for (const char* never : {"<td />", "<h2 />", "<p />", "<span />"}) EXPECT_THAT(html, Not(HasSubstr(never)));
}

TEST(ReportHtml, one_policy_forbids_everything_but_the_page_itself) {
  const Page page(sample::small_report());
  EXPECT_THAT(page.values("//meta[@http-equiv]/@content"),
              ElementsAre(StartsWith(
                  "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'sha256-")));
  EXPECT_THAT(page.texts("//script"), IsEmpty());
  EXPECT_THAT(page.values("//@style"), IsEmpty());
}

TEST(ReportHtml, a_hash_is_known_for_one) {
  EXPECT_THAT(Page(sample::every_chart()).texts("//dd[@class='hash']"), SizeIs(1));
}

TEST(ChartMatrix, squares_are_darker_where_there_is_more) {
  Chart chart{ChartKind::matrix, "From to", "Before", "After", {"low", "high"}, {"low", "high"}};
  chart.marks = {
      {"low", "low", "16", 16}, {"low", "high", "1", 1, true}, {"high", "high", "0", 0}, {"gone", "low", "9", 99}};
  const Page page(chart);
  EXPECT_THAT(page.values("//rect[contains(@class, 'shade')]/@class"),
              ElementsAre("cell shade-7", "cell shade-3", "cell shade-0"));
  EXPECT_THAT(page.texts("//rect/title"), ElementsAre("Before: low, After: low: 16", "Before: low, After: high: 1",
                                                      "Before: high, After: high: 0"));
  EXPECT_THAT(page.texts("//text[contains(@class, 'value')]"), ElementsAre("16", "1", "0"));
  EXPECT_THAT(page.values("//rect[contains(@class, 'ring')]/@class"), ElementsAre("ring on-light"));
  const std::vector<double> y = page.numbers("//rect[contains(@class, 'shade')]/@y");
  EXPECT_GT(y[0], y[1]) << "the lowest of y stands at the bottom";
}

TEST(ChartMatrix, only_equal_axes_have_a_diagonal) {
  Chart chart{ChartKind::matrix, "From to", "Before", "After", {"a", "b"}, {"a", "b"}};
  chart.marks = {{"a", "b", "1"}};
  EXPECT_THAT(Page(chart).texts("//rect[@class='same']"), SizeIs(3)) << "two squares and the legend";
  chart.y = {"a", "c"};
  EXPECT_THAT(Page(chart).texts("//rect[@class='same']"), IsEmpty());
}

TEST(ChartSteps, the_line_steps_between_slots_and_leaves_out_what_is_open) {
  Chart chart{ChartKind::steps, "Steps", "", "", {"1", "2", "3", "4"}, {"low", "high"}};
  chart.marks = {{"1", "high"}, {"2", "low", "now", 1, true}, {"3", "low"}, {"3", "high"}, {"4", "high"}};
  const Page page(chart);
  const std::string line = page.values("//path[@class='stroke']/@d").at(0);
  EXPECT_EQ(std::count(line.begin(), line.end(), 'M'), 2) << line;
  EXPECT_EQ(std::count(line.begin(), line.end(), 'L'), 4) << line;
  EXPECT_THAT(page.values("//rect[@class='open']/@fill"), ElementsAre("url(#all-chart-open)"));
  EXPECT_THAT(page.texts("//circle[@class='dot']"), SizeIs(1));
  EXPECT_THAT(page.texts("//rect[@class='hover']/title"),
              ElementsAre("1, high", "2, low (now)", "3, low to high", "4, high"));
  EXPECT_THAT(page.texts("//text[contains(@class, 'halo')]"), ElementsAre("now"));
}

TEST(ChartLadder, names_each_run_of_a_level_once_and_marks_the_strong_cell) {
  Chart chart{ChartKind::ladder,
              "Ladder",
              "",
              "",
              {"0", "1", "2", "3", "4", "5"},
              {"first", "second"},
              {"Poor", "Fair enough", "Good"}};
  for (int x = 0; x < 6; ++x) {
    chart.marks.push_back({std::to_string(x), "first", x < 3 ? "Poor" : x < 5 ? "Fair enough" : "Good", 1, x == 3});
    if (x > 3) chart.marks.push_back({std::to_string(x), "second", "Good"});
  }
  const Page page(chart);
  EXPECT_THAT(page.texts("//text[contains(@class, 'on-')]"), ElementsAre("Poor", "FE", "Good", "Good"));
  EXPECT_THAT(page.values("//rect[title]/@class"),
              ElementsAre("notch shade-1", "notch shade-1", "notch shade-1", "notch shade-4", "notch shade-4",
                          "notch shade-7", "notch shade-7", "notch shade-7"));
  EXPECT_THAT(page.texts("//path[@class='marker']"), SizeIs(1));
  EXPECT_THAT(page.texts("//text[@class='name']"),
              ElementsAre("Poor", "Fair enough", "Good", "▼ now", "first", "second", "0", "5", "1", "2", "3", "4"));
}

TEST(ChartBars, stand_where_names_fit_and_are_as_high_as_their_weight) {
  Chart chart{ChartKind::bars, "Bars", "", "", {"Good", "Outstanding"}, {"Before", "After"}};
  chart.marks = {{"Good", "Before", "", 3}, {"Good", "After", "six", 6, true}, {"Outstanding", "After", "", 0}};
  const Page page(chart);
  EXPECT_THAT(page.numbers("//rect[title]/@height"), ElementsAre(100, 200, 0));
  EXPECT_THAT(page.texts("//rect/title"), ElementsAre("Good, Before: 3", "Good, After: six", "Outstanding, After: 0"));
  EXPECT_THAT(page.values("//rect[title]/@fill"), ElementsAre("url(#all-chart-0)", "url(#all-chart-0)"))
      << "all but the first series";
  EXPECT_THAT(page.texts("//text"), ElementsAre("Before", "After", "3", "six", "0", "Good", "Outstanding"));
}

TEST(ChartBars, lie_where_names_are_long) {
  Chart chart{ChartKind::bars, "Bars", "", "", {"a name that is far too long to stand under any bar", "short"}};
  for (int i = 0; i < 8; ++i) chart.x.push_back("incomprehensibilities " + std::to_string(i));
  chart.marks = {{chart.x[0], "", "1", 1}, {"short", "", "4", 4}};
  EXPECT_THAT(Page(chart).numbers("//rect[title]/@width"), ElementsAre(85, 340));
}

TEST(ChartBars, close_bars_get_a_scale_instead_of_labels) {
  Chart chart{ChartKind::bars, "Bars", "", ""};
  for (int i = 0; i < 40; ++i) {
    chart.x.push_back(std::to_string(i));
    chart.marks.push_back({chart.x.back(), "", "", 100.0 + i, i == 7});
  }
  const Page page(chart);
  EXPECT_THAT(page.texts("//text[@class='soft']"), ElementsAre("50", "100"));
  EXPECT_THAT(page.texts("//text[@class='name marked']"), ElementsAre("107"));
}

TEST(Charts, without_a_table_tell_what_they_draw) {
  Chart chart{ChartKind::bars, "Bars", "Rating", "Count"};
  for (int i = 0; i < 50; ++i) chart.marks.push_back({"a", "b", std::to_string(i)});
  EXPECT_THAT(Page(chart).text("//desc"),
              testing::AllOf(StartsWith("Bars; along: Rating; up: Count. Rating: a, Count: b: 0; Rating: a"),
                             HasSubstr(" And 10 more.")));
  EXPECT_THAT(Page(sample::every_chart()).text("//desc"), HasSubstr("The table beside it says the same."));
}

TEST(Charts, draw_whatever_weights_and_places_there_are) {
  for (const ChartKind kind : {ChartKind::matrix, ChartKind::steps, ChartKind::ladder, ChartKind::bars}) {
    for (const double weight : {-1.0, 0.0, 5e-324, 1e308, std::numeric_limits<double>::infinity(), std::nan("")}) {
      Chart chart{kind,  "Caption", "x",   "y",
                  {"a"}, {"b"},     {"c"}, {{"a", "b", "c", weight, true}, {"z", "z", "z", weight}}};
      for (const std::string& value : Page(chart).values("//svg//@*[name() != 'class']")) {
        EXPECT_THAT(value, Not(HasSubstr("nan")));
        EXPECT_THAT(value, Not(HasSubstr("inf")));
      }
    }
  }
}

TEST(Svg, lines_are_cut_where_there_are_too_many) {
  using render::svg::lines_of;
  EXPECT_THAT(lines_of("Requires improvement", 90, 2), ElementsAre("Requires", "improvement"));
  EXPECT_THAT(lines_of("one two three four five", 60, 2), ElementsAre("one two", "three …"));
}

TEST(Svg, levels_are_spread_over_the_shades) {
  using render::svg::shade_of_level;
  EXPECT_EQ(shade_of_level(0, 1), 4U);
  EXPECT_EQ(shade_of_level(0, 4), 1U);
  EXPECT_EQ(shade_of_level(1, 4), 3U);
  EXPECT_EQ(shade_of_level(3, 4), 7U);
  EXPECT_EQ(shade_of_level(9, 4), 7U);
}

}  // namespace
}  // namespace rubric
