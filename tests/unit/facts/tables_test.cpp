#include <gtest/gtest.h>

#include "bad_data.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"

namespace rubric::facts::sample {
namespace {

std::string cells(const TableRows& rows) {
  std::string text;
  for (const Cell& cell : rows.cells) text += cell.known() ? cell.number.exact() + " " : "- ";
  return text;
}

const std::string from_csv = with(R"("tables": {"inspected_cases": "rows.csv"})");

std::string csv_cells(const std::string& csv) {
  const Reading it(from_csv, {{"rows.csv", csv}});
  EXPECT_THAT(it.said(), ::testing::IsEmpty()) << csv;
  return cells(it.facts.tables[0]);
}

std::vector<std::string> csv_said(const std::string& csv) { return Reading(from_csv, {{"rows.csv", csv}}).said(); }

TEST(Tables, JsonAndCsvRowsAreEqual) {
  const Reading json(with(R"("tables": {"inspected_cases": [
    {"case": "A", "answer 2.1 desistance": "Yes", "2.1 safety": "not_met", "age": 15, "area": "north"},
    {"case": 2, "2.2 safety": "Not applicable", "2.1 safety": null, "area": "a, b"},
    {}]})"));
  EXPECT_THAT(json.said(), ::testing::IsEmpty());
  const Reading csv(from_csv, {{"rows.csv",
                                "case,answer 2.1 desistance, 2.1 safety ,2.2 safety,age,area\r\n"
                                "A,Yes, not_met ,,15,north\r\n2,,,Not applicable,,\"a, b\"\r\n\r\n,,,,,\r\n"}});
  EXPECT_THAT(csv.said(), ::testing::IsEmpty());
  EXPECT_EQ(cells(json.facts.tables[0]), "0 1 - - 15 0 - - - 2 - 1 - - - - - - ");
  EXPECT_EQ(cells(csv.facts.tables[0]), cells(json.facts.tables[0]));
  EXPECT_EQ(csv.facts.tables[0].rows, 3U);
  EXPECT_TRUE(csv.facts.tables[0].given);
  EXPECT_FALSE(csv.facts.tables[1].given);
  EXPECT_EQ(csv.facts.texts, json.facts.texts);
  EXPECT_EQ(csv.facts.hash, sha256(from_csv + csv.files.at("rows.csv")));
}

TEST(Tables, EmptyListIsATableWithoutRows) {
  const Reading it(with(R"("tables": {"inspected_cases": []})"));
  EXPECT_TRUE(it.facts.tables[0].given);
  EXPECT_EQ(it.facts.tables[0].rows, 0U);
}

TEST(Tables, ColumnsPerStandardTakeTheirLongHeading) {
  const Reading it(with(R"("tables": {"visits_made": [{"number 1.2": 4, "share 1.1": "50%"}]})"));
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  EXPECT_EQ(cells(it.facts.tables[1]), "- 4 50 - ");
}

TEST(Tables, CsvForms) {
  EXPECT_EQ(csv_cells("age\n1\n2\n"), "- - - - 1 - - - - - 2 - ");
  EXPECT_EQ(csv_cells("age\n1\n2"), "- - - - 1 - - - - - 2 - ");
  EXPECT_EQ(csv_cells("\xEF\xBB\xBF"
                      "age\r\n1\r\n\r\n"),
            "- - - - 1 - ");
  EXPECT_EQ(csv_cells("age,\"area\"\n\"1\",\"north\"\n"), "- - - - 1 0 ");
  EXPECT_EQ(csv_cells("age\n"), "");
  EXPECT_EQ(csv_cells("area\n\"two\nlines, \"\"quoted\"\"\"\n"), "- - - - - 1 ");
}

TEST(Tables, MistakesInCsvPointIntoTheCsv) {
  const std::string first = "case,2.1 safety,age\n";
  EXPECT_THAT(csv_said(first + "A,Yes,3\nB,Yse, 2.5 \n"),
              ::testing::ElementsAre("cases/rows.csv:3:3 R506 [Yse] `tables.inspected_cases[2].2.1 safety` is `Yse`, "
                                     "expected a level of Answer | did you mean `Yes`?",
                                     "cases/rows.csv:3:8 R507 [2.5] `tables.inspected_cases[2].age` is `2.5`, expected "
                                     "a count: a whole number from 0"));
  EXPECT_THAT(
      csv_said(first + "A,Yes\n"),
      ::testing::ElementsAre(
          "cases/rows.csv:2:1 R512 [A,Yes] `tables.inspected_cases[1]` has 2 cells, expected 3 as there are headings | "
          "a cell that holds a comma is written in double quotes"));
  EXPECT_THAT(csv_said("case,2.1 safty,2.1 safety,answer 2.1 safety\n"),
              ::testing::ElementsAre("cases/rows.csv:1:6 R503 [2.1 safty] unknown heading `2.1 safty` in "
                                     "`tables.inspected_cases` | the headings are "
                                     "`answer 2.1 desistance`, `answer 2.1 safety`, `answer 2.2 desistance`, `answer "
                                     "2.2 safety`, `age`, `area`, `case`",
                                     "cases/rows.csv:1:27 R513 [answer 2.1 safety] the heading `answer 2.1 safety` of "
                                     "`tables.inspected_cases` stands twice, expected it once | "
                                     "remove one of the two columns"));
  EXPECT_THAT(csv_said("case;age\nA;1\n"),
              ::testing::ElementsAre(
                  "cases/rows.csv:1:1 R503 [case;age] unknown heading `case;age` in `tables.inspected_cases` | "
                  "separate the cells of a row with commas"));
  EXPECT_THAT(csv_said("case;area,age\nA;1\n"),
              ::testing::Contains(
                  "cases/rows.csv:1:1 R503 [case;area] unknown heading `case;area` in `tables.inspected_cases` | "
                  "separate the cells of a row with commas"));
  EXPECT_THAT(csv_said(first + "A;Yes;1\n"),
              ::testing::ElementsAre("cases/rows.csv:2:1 R512 [A;Yes;1] `tables.inspected_cases[1]` has 1 cells, "
                                     "expected 3 as there are headings | separate the cells of a row with commas"));
  EXPECT_THAT(csv_said("age,\n1,\n"),
              ::testing::ElementsAre("cases/rows.csv:1:5 R503 [] a column of `tables.inspected_cases` has no heading | "
                                     "name the column, or remove it"));
  EXPECT_THAT(csv_said(first + "A\"b,Yes,1\n"),
              ::testing::ElementsAre("cases/rows.csv:2:2 R512 [\"] found `\"` in a row of `tables.inspected_cases`, "
                                     "expected `,` or the end of the row | "
                                     "put a cell that holds a quote in double quotes, and write the quote as `\"\"`"));
  EXPECT_THAT(csv_said(first + "\"A\"b,Yes,1\n"),
              ::testing::ElementsAre(::testing::StartsWith("cases/rows.csv:2:4 R512 [b]")));
  EXPECT_THAT(csv_said(first + "A,Yes,\"1\n"),
              ::testing::ElementsAre("cases/rows.csv:2:7 R512 [\"] a cell of `tables.inspected_cases` begins with `\"` "
                                     "and is not closed | close it with `\"`"));
  EXPECT_THAT(
      csv_said(""),
      ::testing::ElementsAre(::testing::StartsWith(
          "cases/rows.csv:1:1 R512 [] the file of `tables.inspected_cases` is empty, expected a line of headings")));
  EXPECT_THAT(csv_said("area\ncaf\xE9\n"),
              ::testing::ElementsAre("cases/rows.csv:2:4 R003 [\xE9] a byte that is not UTF-8 in the file of "
                                     "`tables.inspected_cases` | save the file as UTF-8"));
}

TEST(Tables, TooManyRowsAreRefused) {
  std::string csv = "age\n";
  for (std::size_t i = 0; i <= limits::table_rows; ++i) csv += "1\n";
  EXPECT_THAT(csv_said(csv), ::testing::ElementsAre("cases/rows.csv:1000002:1 R515 [1] `tables.inspected_cases` has "
                                                    "more than 1000000 rows | give counts instead of rows"));
  std::string json = R"("tables": {"inspected_cases": [{})";
  for (std::size_t i = 0; i < limits::table_rows; ++i) json += ",{}";
  EXPECT_THAT(Reading(with(json + "]}")).said(),
              ::testing::ElementsAre(::testing::StartsWith("cases/stoke.json:2:31 R515 [[]")));
}

TEST(Tables, HopelessRowsAreNotReadToTheEnd) {
  std::string csv = "age\n";
  for (int i = 0; i < 200'000; ++i) csv += "x\n";
  const Reading it(from_csv, {{"rows.csv", csv}});
  EXPECT_EQ(it.diagnostics.error_count(), limits::diagnostics + 1);
}

TEST(Tables, AFileTooLargeIsRefused) {
  const Reading it(from_csv, {{"rows.csv", std::string(limits::case_file_bytes + 1, 'a')}});
  EXPECT_THAT(it.said(), ::testing::ElementsAre("cases/stoke.json:2:31 R002 [\"rows.csv\"] the file `rows.csv` of "
                                                "`tables.inspected_cases` is larger than 64 MiB | "
                                                "split the inspection's rows, or give counts instead of rows"));
}

class BadTable : public ::testing::TestWithParam<Bad> {};
TEST_P(BadTable, IsSaidExactly) { expect_one_mistake(GetParam()); }

const Bad bad[] = {
    {R"("tables": {«"inspected"»: []})", "R503", "unknown key `inspected` in `tables`",
     "known here: `inspected_cases`, `visits_made`"},
    {R"("tables": {"inspected_cases": «"none.csv"»})", "R511",
     "`tables.inspected_cases` names the file `none.csv`, which cannot be read",
     "the path is relative to the case file"},
    {R"("tables": {"inspected_cases": «""»})", "R511",
     "`tables.inspected_cases` is empty, expected the name of a CSV file or a list of rows", ""},
    {R"("tables": {"inspected_cases": «{}»})", "R505",
     "`tables.inspected_cases` is an object, expected a list of rows or the name of a CSV file", ""},
    {R"("tables": {"inspected_cases": [«1»]})", "R505", "`tables.inspected_cases[1]` is `1`, expected an object",
     "write it as `{\"answer 2.1 desistance\": …}`"},
    {R"("tables": {"inspected_cases": [{}, {«"answer 2.1 savety"»: "Yes"}]})", "R503",
     "unknown key `answer 2.1 savety` in `tables.inspected_cases[2]`",
     "did you mean `answer 2.1 safety` or `answer 2.2 safety`?"},
    {R"("tables": {"inspected_cases": [{"2.1 safety": «"Maybe"»}]})", "R506",
     "`tables.inspected_cases[1].2.1 safety` is `\"Maybe\"`, expected a level of Answer",
     "the levels are `Yes`, `No`, `Not applicable`"},
    {R"("tables": {"inspected_cases": [{"2.1 safety": "Yes", «"answer 2.1 safety"»: "Yes"}]})", "R513",
     "`tables.inspected_cases[1].answer 2.1 safety` fills a cell again, expected it once", "remove one of the two"},
    {R"("tables": {"inspected_cases": [{"case": «{}»}]})", "R505",
     "`tables.inspected_cases[1].case` is `{}`, expected a label: a text or a number", ""},
    {R"("tables": {"visits_made": [{«"1.2"»: 4}]})", "R503", "unknown key `1.2` in `tables.visits_made[1]`",
     "known here: `number 1.1`, `number 1.2`, `share 1.1`, `share 1.2`, `case`"},
};
INSTANTIATE_TEST_SUITE_P(Each, BadTable, ::testing::ValuesIn(bad));

}  // namespace
}  // namespace rubric::facts::sample
