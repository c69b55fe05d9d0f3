#include <rubric/booklet.hpp>
#include <rubric/population.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

namespace rubric {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> shipped() {
  std::vector<std::string> paths;
  for (const char* const folder : {"/rules", "/examples/scenarios"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(RUBRIC_SOURCE_DIR) + folder)) {
      const std::string path = entry.path().string();
      if (entry.path().extension() == ".rubric" && path.find("/shared/") == std::string::npos) paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Methodology loaded(const std::string& path) {
  Loaded loaded = load_file(path);
  EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
  return *loaded.methodology;
}

/// The sentence on a value with this definition, from input `a` on.
std::string said(const std::string& definition) {
  const Loaded rules = load_text("t.rubric",
                                 "methodology t\nscale Grade\n  low \"Low\" 0\n  high \"High\" 1\n"
                                 "standard 1 \"One\"\nstandard 2 \"Two\"\nfor standards\n  input rating : Grade\nend\n"
                                 "input a : number\ninput b : number\ninput yes : boolean\ninput day : date\n"
                                 "bands grade from number to Grade\n  below 5 low\n  from 5 high\n"
                                 "let x = " +
                                     definition + "\n");
  EXPECT_TRUE(rules.methodology) << definition << "\n" << rules.messages.text();
  if (!rules.methodology) return {};
  const std::string text = booklet(*rules.methodology, BookletFormat::markdown);
  const std::size_t begin = text.find("The value `x` is ");
  const std::size_t end = text.find("\n\nRule:", begin);
  std::string sentence = text.substr(begin + 17, end - begin - 17);
  sentence = std::regex_replace(sentence, std::regex(R"(\[([^\]]*)\]\(#[^)]*\))"), "$1");  // links
  return std::regex_replace(sentence, std::regex("[`*]"), "");
}

TEST(Booklet, TellsArithmeticWithTheParenthesesItNeeds) {
  EXPECT_EQ(said("a + b * 2"), "a + b × 2.");
  EXPECT_EQ(said("(a + b) * 2"), "(a + b) × 2.");
  EXPECT_EQ(said("a - (b - 1)"), "a − (b − 1).");
  EXPECT_EQ(said("(a - b) - 1"), "a − b − 1.");
  EXPECT_EQ(said("-(a + b)"), "−(a + b).");
  EXPECT_EQ(said("round_half_up(a + b, 0.5)"), "(a + b) rounded (a half up) to a multiple of 0.5.");
  EXPECT_EQ(said("floor(a)"), "a rounded down to a whole number.");
  EXPECT_EQ(said("max(a, b, 3)"), "the highest of a, b and 3.");
  EXPECT_EQ(said("abs(a - b)"), "the size of (a − b) without its sign.");
  EXPECT_EQ(said("years_between(day, 2020-01-31)"), "the whole years from day to 2020-01-31.");
}

TEST(Booklet, TellsConditionsInWords) {
  EXPECT_EQ(said("yes and not (a > b or a = 1)"), "yes is yes and not (a is above b or a is 1).");
  EXPECT_EQ(said("a < 1 or (b >= 2 and not yes)"), "a is below 1 or (b is at least 2 and yes is no).");
  EXPECT_EQ(said("(a < 1 or b <= 2) and a != 3"), "(a is below 1 or b is at most 2) and a is not 3.");
  EXPECT_EQ(said("rating of standard 1 >= high"), "the rating of standard 1 is High or higher.");
  EXPECT_EQ(said("rating of standard 1 < high"), "the rating of standard 1 is lower than High.");
  EXPECT_EQ(said("rating of standard 1 <= rating of standard 2"),
            "the rating of standard 1 is at most the rating of standard 2.");
  EXPECT_EQ(said("(count of standards where rating = low) > 1"),
            "(the number of standards where rating is Low) is above 1.");
  EXPECT_EQ(said("(every standards 1 to 2 has rating > low) and yes"),
            "(for every one of standards 1 to 2, rating is higher than Low) and yes is yes.");
}

TEST(Booklet, TellsChoicesAsSteps) {
  EXPECT_EQ(said("if yes then 1 else if a > 2 then 2 else 3"),
            "one of these:\n\n1. 1 if yes is yes;\n2. 2 if a is above 2;\n3. otherwise 3.");
  EXPECT_EQ(said("first of low when a < 1 grade(a) when yes otherwise high"),
            "the first of these that applies:\n\n1. Low when a is below 1;\n"
            "2. the level that grade gives for a when yes is yes;\n3. otherwise High.");
  EXPECT_EQ(said("1 + (if yes then 1 else 2)"), "1 + (1 if yes is yes, otherwise 2).");
  EXPECT_EQ(said("sum of points(rating) of standards except standard 2"),
            "the sum of the points of rating of all standards except standard 2.");
}

/// Every id stands once, and every link leads to one.
void expect_links_lead_somewhere(const std::string& text) {
  std::set<std::string> ids;
  const std::regex id(R"re(id="([^"]+)")re");
  for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at)
    EXPECT_TRUE(ids.insert((*at)[1]).second) << (*at)[1] << " stands twice";
  const std::regex link(R"re((?:href="|\]\()#([^")]+)[")])re");
  std::size_t links = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) {
    ++links;
    EXPECT_TRUE(ids.count((*at)[1]) == 1) << "a link leads to " << (*at)[1];
  }
  EXPECT_GT(links, 5U);
}

TEST(Booklet, OfEveryShippedMethodologyLinksBothWays) {
  ASSERT_GE(shipped().size(), 16U);
  for (const std::string& path : shipped()) {
    SCOPED_TRACE(path);
    const Methodology rules = loaded(path);
    const std::string page = booklet(rules, BookletFormat::html);
    const std::string markdown = booklet(rules, BookletFormat::markdown);
    expect_links_lead_somewhere(page);
    expect_links_lead_somewhere(markdown);
    EXPECT_THAT(page, HasSubstr("<!DOCTYPE html>"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_EQ(page, booklet(rules, BookletFormat::html));
  }
}

TEST(Booklet, HasASentenceForEveryLineThatDeclares) {
  const std::string text =
      booklet(loaded(std::string(RUBRIC_SOURCE_DIR) + "/rules/hmip/youth-2021.rubric"), BookletFormat::markdown);
  const std::regex declares(
      R"re(<a id="file-\d+-line-\d+"( href="#([^"]+)")?> *\d+</a>  +)re"
      R"re((scale|choice|domain|standard|table|parameter|function|bands|input|judgement|require|let|rating|not rated)re"
      R"re(|may be|discretion|cap|floor|score|source) )re");
  std::size_t lines = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), declares), end; at != end; ++at) {
    ++lines;
    EXPECT_NE((*at)[2], "") << at->str();
  }
  EXPECT_GT(lines, 35U);
}

TEST(Booklet, TellsWhichWayResultsMove) {
  const std::string text =
      booklet(loaded(std::string(RUBRIC_SOURCE_DIR) + "/rules/hmip/youth-2021.rubric"), BookletFormat::markdown);
  EXPECT_THAT(text,
              HasSubstr("Where [`yes`](#yes) of each question rises and all else stays as it is, "
                        "[`overall`](#overall) never falls. “one more good answer never lowers the overall rating”"));
}

TEST(Booklet, FilesAreNamedAfterTheMethodology) {
  const Methodology rules = loaded(std::string(RUBRIC_SOURCE_DIR) + "/rules/food/hygiene.rubric");
  const std::vector<NamedText> page = booklet_files(rules, BookletFormat::html);
  ASSERT_EQ(page.size(), 1U);
  EXPECT_EQ(page[0].name, std::string(rules.name()) + ".html");
  const std::vector<NamedText> markdown = booklet_files(rules, BookletFormat::markdown);
  ASSERT_EQ(markdown.size(), 2U);
  EXPECT_THAT(markdown[0].text, HasSubstr("](" + markdown[1].name + ")"));
  EXPECT_THAT(markdown[1].text, HasSubstr("http://www.w3.org/2000/svg"));
}

TEST(Booklet, HoldsTextOfTheRulesAsText) {
  const Loaded rules = load_text("t.rubric",
                                 "methodology t \"<b>&\"\n# <script>alert(1)</script> `x|y`\n"
                                 "input a : number \"[x](http://a) <i>\"\nlet b = a\n");
  ASSERT_TRUE(rules.methodology);
  const std::string page = booklet(*rules.methodology, BookletFormat::html);
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  const std::string markdown = booklet(*rules.methodology, BookletFormat::markdown);
  EXPECT_THAT(markdown, Not(HasSubstr("<script>")));
  // The rules themselves stand in `pre`, where brackets are text.
  EXPECT_THAT(markdown.substr(0, markdown.find("<pre>")), Not(HasSubstr("[x](http")));
}

TEST(Templates, AreReadAtOnceWithEverythingMissing) {
  for (const std::string& path : shipped()) {
    SCOPED_TRACE(path);
    const Methodology rules = loaded(path);
    const std::optional<std::string> json = case_template_json(rules);
    ASSERT_TRUE(json);
    const Read read = read_text(rules, "case.json", *json);
    ASSERT_TRUE(read.inspection) << read.messages.text();
    RunOptions options;
    options.as_at = "2022-06-01";
    const Evaluated evaluated = run(rules, *read.inspection, options);
    ASSERT_TRUE(evaluated.outcome) << evaluated.messages.text();
    for (const Result& result : evaluated.outcome->results) EXPECT_NE(result.standing, Standing::given) << result.name;

    const std::optional<std::string> csv = case_template_csv(rules);
    ASSERT_TRUE(csv);
    std::size_t at = 0;
    Population population({{"cases.csv", CaseLayout::csv}}, [&](const std::string&) {
      return [&](char* to, std::size_t most) {
        const std::size_t count = std::min(most, csv->size() - at);
        std::copy_n(csv->data() + at, count, to);
        at += count;
        return std::optional(count);
      };
    });
    const std::optional<CaseRecord> record = population.next();
    ASSERT_TRUE(record);
    const Read row = RecordReader(rules).read(*record);
    EXPECT_TRUE(row.inspection) << row.messages.text();
  }
}

TEST(Templates, NameTablesOfTheRules) {
  const Methodology rules = loaded(std::string(RUBRIC_SOURCE_DIR) + "/rules/hmip/youth-2021.rubric");
  EXPECT_THAT(table_names(rules), testing::ElementsAre("inspected_cases"));
  EXPECT_FALSE(case_template_json(rules, "cases"));
  EXPECT_FALSE(case_template_csv(rules, "cases"));
  const std::optional<std::string> rows = case_template_csv(rules, "inspected_cases");
  ASSERT_TRUE(rows);
  EXPECT_THAT(*rows, HasSubstr("2.1 safety: Keeping the child safe"));
}

}  // namespace
}  // namespace rubric
