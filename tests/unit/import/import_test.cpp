#include <rubric/import.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/encoding.hpp"

namespace rubric {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

Methodology demo() {
  Loaded loaded = load_text("rules.rubric", R"(methodology demo
choice Answer  met "Yes", not_met "No"
table rows
  column age : count
  column answer : Answer
input yes : count "How many?"
input share : percent
let total = count of rows where answer = met
)");
  EXPECT_TRUE(loaded.methodology) << loaded.messages.text();
  return *loaded.methodology;
}

std::vector<std::string> codes(const Imported& imported) {
  std::vector<std::string> out;
  for (const Message& message : imported.messages.list()) out.push_back(message.code);
  return out;
}

Imported import_text(const std::string& csv, const std::string& map = {}) {
  ImportOptions options;
  if (!map.empty()) options.map = ImportFile{"map.json", map};
  return import_csv(demo(), {"folder/rows.csv", csv}, options);
}

TEST(Import, ARowAnInspection) {
  const Imported imported = import_text("inspection id,yes\nB 1,3\nb/1,4\n");
  ASSERT_FALSE(imported.messages.has_errors()) << imported.messages.text();
  EXPECT_EQ(imported.rows, 2U);
  EXPECT_EQ(imported.used, 2U);
  ASSERT_THAT(imported.inspections, SizeIs(2));
  EXPECT_EQ(imported.inspections[0].id, "B 1");
  EXPECT_EQ(imported.inspections[0].file, "b-1.json");
  EXPECT_EQ(imported.inspections[1].file, "b-1-2.json");
  EXPECT_THAT(imported.inspections[1].lines, ElementsAre(3));
  EXPECT_THAT(imported.inspections[1].json, HasSubstr("rows.csv, line 3"));
  EXPECT_THAT(imported.inspections[1].json, ::testing::Not(HasSubstr("folder")));
}

TEST(Import, RowsOfCasesAreGatheredWhereverTheyStand) {
  const Imported imported = import_text("inspection id,case,age,answer\nA,1,14,Yes\nB,1,15,No\nA,2,16,Yes\n");
  ASSERT_THAT(imported.inspections, SizeIs(2)) << imported.messages.text();
  EXPECT_THAT(imported.inspections[0].lines, ElementsAre(2, 4));
  const Read read = read_text(demo(), "case", imported.inspections[0].json);
  ASSERT_TRUE(read.inspection) << read.messages.text();
  const Evaluated ran = run(demo(), *read.inspection);
  ASSERT_TRUE(ran.outcome);
  const Result* const total = ran.outcome->find("total");
  ASSERT_NE(total, nullptr);
  ASSERT_TRUE(total->value);
  EXPECT_EQ(total->value->exact, "2");
}

TEST(Import, NumbersAreWrittenAsJsonHasThem) {
  const Imported imported = import_text("yes,share\n007,.5%\n1e2,0.50%\n0,1/3%\n");
  ASSERT_EQ(imported.used, 2U) << imported.messages.text();
  EXPECT_EQ(imported.reported[0].line, 2U);  // .5% is no number
  EXPECT_THAT(imported.inspections[0].ndjson, HasSubstr(R"("yes": 100)"));
  EXPECT_THAT(imported.inspections[1].ndjson, HasSubstr(R"("share": "1/3%")"));
  EXPECT_THAT(import_text("yes\n007\n").inspections[0].ndjson, HasSubstr(R"("yes": 7)"));
}

TEST(Import, AProblemStandsInTheLineOfItsCell) {
  const Imported imported = import_text("x-own,share\n\"two\nlines\",0.5\n");
  ASSERT_THAT(imported.reported, SizeIs(1));
  EXPECT_EQ(imported.reported[0].line, 2U);
  EXPECT_EQ(imported.reported[0].problems[0].line, 3U);
  EXPECT_THAT(to_text(imported.reported[0], "rows.csv"), HasSubstr("rows.csv:3:8"));
}

TEST(Import, AnInputMayBeTheIdOfAnInspection) {
  const Loaded loaded =
      load_text("rules.rubric",
                "methodology demo\ntable rows\n  column age : count\ninput id : text\nlet total = count of rows\n");
  ASSERT_TRUE(loaded.methodology) << loaded.messages.text();
  const Imported imported = import_csv(*loaded.methodology, {"rows.csv", "inspection id,case,age\nA,1,3\nB,1,4\n"});
  EXPECT_FALSE(imported.messages.has_errors()) << imported.messages.text();
  EXPECT_THAT(imported.inspections, SizeIs(2));
}

TEST(Import, NothingIsReadBelowHeadingsWithMistakes) {
  const Imported imported = import_text("yes,Inspector\n1,A\n");
  EXPECT_THAT(codes(imported), ElementsAre("R522"));
  EXPECT_EQ(imported.rows, 0U);
  EXPECT_THAT(imported.inspections, SizeIs(0));
}

TEST(Import, AHeadingThatTheMapIgnoresTwiceIsNoConflict) {
  const Imported imported =
      import_text("yes,Remark,Remark,\n1,a,b,\n", R"({"headings": {"Remark": "ignore", "": "ignore"}})");
  EXPECT_FALSE(imported.messages.has_errors()) << imported.messages.text();
  EXPECT_EQ(imported.used, 1U);
}

TEST(Import, OneMappedHeadingMayNotFillTwoColumns) {
  const Imported imported = import_text("Q,Q\n1,2\n", R"({"headings": {"Q": "yes"}})");
  EXPECT_THAT(codes(imported), ElementsAre("R513"));
}

TEST(Import, ReportedRowsCarryPlaceAndReason) {
  const Imported imported = import_text("yes,share\n1,50%\n2,0.5\n");
  ASSERT_THAT(imported.reported, SizeIs(1));
  EXPECT_EQ(imported.reported[0].line, 3U);
  ASSERT_THAT(imported.reported[0].problems, SizeIs(1));
  const RowProblem& problem = imported.reported[0].problems[0];
  EXPECT_EQ(problem.code, "R505");
  EXPECT_EQ(problem.column, 3U);
  EXPECT_EQ(problem.heading, "share");
  EXPECT_EQ(problem.value, "0.5");
  EXPECT_EQ(summary(imported), "2 rows in = 1 row used + 1 row reported; 1 inspection");
}

TEST(Import, WhatIsRejectedIsCorrectedAndImportedAgain) {
  const Imported first = import_text("yes;share\r\n1;50%\r\n2;0.5\r\n3;\"x;y\"\r\n");
  EXPECT_EQ(first.rejected.substr(0, first.rejected.find('\r')), "x-line;x-reason;yes;share");
  EXPECT_THAT(first.rejected, HasSubstr("2;0.5\r\n"));
  EXPECT_THAT(first.rejected, HasSubstr("3;\"x;y\"\r\n"));
  std::string corrected = first.rejected;
  corrected.replace(corrected.find("2;0.5\r"), 6, "2;50%\r");
  corrected.replace(corrected.find("3;\"x;y\"\r"), 8, "3;\r");
  const Imported again = import_text(corrected);
  EXPECT_FALSE(again.messages.has_errors()) << again.messages.text();
  EXPECT_EQ(again.used, 2U);
}

TEST(Import, CaseRowsAreRejectedWithAllOfTheirInspection) {
  const Imported first = import_text("inspection id,case,answer\nA,1,Yes\nB,1,Yes\nA,2,Maybe\nB,2,No\nC,\"1,Yes\n");
  EXPECT_EQ(first.used, 3U);
  EXPECT_THAT(first.inspections[0].json, HasSubstr("not complete: line 4 of rows.csv"));
  EXPECT_THAT(first.inspections[1].json, HasSubstr("perhaps not complete: line 6 of rows.csv"));
  std::string corrected = first.rejected;
  EXPECT_THAT(corrected, HasSubstr("\n2,,A,1,Yes\n"));
  EXPECT_THAT(corrected, HasSubstr("\n3,,B,1,Yes\n"));  // the row that is not known may be of B
  corrected.replace(corrected.find("Maybe\n"), 5, "No");
  corrected.erase(corrected.find("\n6,") + 1);
  const Imported again = import_text(corrected);
  ASSERT_THAT(again.inspections, SizeIs(2)) << again.messages.text();
  for (const ImportedInspection& inspection : again.inspections) {
    EXPECT_THAT(inspection.lines, SizeIs(2));
    EXPECT_THAT(inspection.json, ::testing::Not(HasSubstr("not complete")));
  }
}

TEST(Import, CaseRowsOfOtherInspectionsAreNotRejected) {
  const Imported imported = import_text("inspection id,case,answer\nA,1,Yes\nB,1,Yes\nA,2,Maybe\n");
  EXPECT_THAT(imported.rejected, HasSubstr("A,1,Yes"));
  EXPECT_THAT(imported.rejected, ::testing::Not(HasSubstr("B,1,Yes")));
}

TEST(Import, LineAndReasonOfAnEarlierImportAreWrittenAnewWhereverTheyStand) {
  const Imported imported = import_text("yes,x-line,share,x-reason\n1,9,0.5,an old reason\n");
  EXPECT_THAT(imported.rejected, ::testing::StartsWith("x-line,x-reason,yes,share\n2,"));
  EXPECT_THAT(imported.rejected, ::testing::EndsWith(",1,0.5\n"));
  EXPECT_THAT(imported.rejected, HasSubstr("expected a percentage"));
  EXPECT_THAT(imported.rejected, ::testing::Not(HasSubstr("an old reason")));
}

TEST(Import, ACaseFileSaysWhatItHolds) {
  const Imported imported = import_text("inspection id,case,answer\nA,1,Yes\nA,2,No\n");
  ASSERT_THAT(imported.inspections, SizeIs(1)) << imported.messages.text();
  const std::optional<HeldInspection> held = held_inspection(imported.inspections[0].json);
  ASSERT_TRUE(held);
  EXPECT_EQ(held->id, "A");
  EXPECT_EQ(held->rows, 2U);
  for (const char* const none : {"", "[1]", "{}", R"({"inspection": "A"})", R"({"inspection": {"id": null}})"})
    EXPECT_FALSE(held_inspection(none)) << none;
}

TEST(Import, AConstantThatIsNoValueIsAMistakeOfTheMap) {
  EXPECT_THAT(codes(import_text("yes\n1\n", R"({"constants": {"share": "half"}})")), ElementsAre("R505"));
  EXPECT_THAT(codes(import_text("yes\n1\n", R"({"constants": {"total": "3"}})")), ElementsAre("R521"));
  EXPECT_THAT(codes(import_text("yes\n1\n", R"({"constants": {"yes": "3"}})")), ElementsAre("R513"));
  EXPECT_THAT(codes(import_text("yes\n1\n", R"({"constants": {"inspection id": "A"}})")), ElementsAre("R521"));
}

TEST(Import, TheMapTemplateProposesWhatIsCertain) {
  const ImportMap map = import_map_template(demo(), {"rows.csv", "Yes;How many\n1;2\n"});
  ASSERT_TRUE(map.json);
  EXPECT_THAT(*map.json, HasSubstr(R"("Yes": "yes")"));
  EXPECT_THAT(*map.json, HasSubstr(R"("How many": "")"));  // its target is taken
  EXPECT_THAT(*map.json, HasSubstr(R"("delimiter": ";")"));
  EXPECT_THAT(*map.json, HasSubstr(R"("share": )"));
}

TEST(Import, Windows1252ThereAndBack) {
  std::string bytes;
  for (int i = 1; i < 256; ++i) bytes.push_back(static_cast<char>(i));
  EXPECT_EQ(importing::to_windows_1252(importing::from_windows_1252(bytes)), bytes);
  EXPECT_EQ(importing::from_windows_1252("\x80 \x96 \xE9"), "€ – é");
}

}  // namespace
}  // namespace rubric
