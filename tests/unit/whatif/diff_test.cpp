#include <rubric/diff.hpp>

#include <gmock/gmock.h>

#include "care.hpp"
#include "suite/mutants.hpp"
#include "support/shipped_text.hpp"

namespace rubric::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> rows(const Report& report) {
  std::vector<std::string> all;
  for (const std::vector<ReportCell>& row : report.sections.front().table->rows) {
    std::string text;
    for (const ReportCell& cell : row) text += (text.empty() ? "" : " | ") + cell.text;
    all.push_back(text);
  }
  return all;
}

std::string youth_text() { return shipped::spelt_out("rules/hmip/youth-2021.rubric"); }

TEST(Diff, OfAMethodologyAndItselfIsNone) {
  const Methodology youth = sound(load_text("youth.rubric", youth_text()));
  const Report report = diff(youth, youth);
  EXPECT_THAT(rows(report), IsEmpty());
  EXPECT_THAT(report.sections.front().text, ElementsAre("No difference: both have the same rules."));
  EXPECT_EQ(report.kind, "diff");
}

TEST(Diff, TellsEachChangeOfAnAmendmentOnce) {
  const Methodology base = load_care();
  const Methodology changed = sound(amend(base, {{"a.rubric", R"(amend "care.rubric" as a
set good_from = 70%
drop cap staff
replace for standard 1
  rating = good
end
let half = total / 2
)"}}));
  EXPECT_THAT(rows(diff(base, changed)),
              ElementsAre("changed | parameter good_from | value | 80% | 70% | a.rubric:2",
                          "removed | cap staff |  | cap staff on rating of standard 2 at fair when rating of standard "
                          "1 = poor |  | care.rubric:15",
                          "added | let half |  |  | let half = total / 2 | a.rubric:7",
                          "changed | rating of standard 1 | value | level(share) | good | a.rubric:5"));
  EXPECT_THAT(rows(diff(changed, base)).size(), 4U);
}

TEST(Diff, FollowsItemsNotBlocks) {
  const Methodology together = load_care();
  std::string text(care);
  const std::string block = "for standards\n  input share : percent\n  rating = level(share)\nend\n";
  text.replace(text.find(block), block.size(),
               "for standards 2, 3  rating = level(share) end\nfor standard 1  rating = level(share) end\n"
               "for standards 1 to 2  input share : percent end\nfor standard 3  input share : percent end\n");
  EXPECT_THAT(rows(diff(together, sound(load_text("apart.rubric", text)))), IsEmpty());
}

TEST(Diff, WhatNewItemsAreGivenFollowsFromThem) {
  const Methodology base = load_care();
  const Methodology four = sound(amend(base, {{"--add", R"(standard 4 "Garden"
replace score total = sum of points(rating) of standards  out of 8)"}}));
  EXPECT_THAT(rows(diff(base, four)), ElementsAre("added | standard 4 |  |  | standard 4 \"Garden\" | --add:1",
                                                  "changed | score total | out of | 6 | 8 | --add:2"));
  EXPECT_THAT(rows(diff(four, base)), ElementsAre("removed | standard 4 |  | standard 4 \"Garden\" |  | --add:1",
                                                  "changed | score total | out of | 8 | 6 | care.rubric:18"));
}

/// Every mistake that the mutation of rules can make is seen, whichever way round.
TEST(Diff, SeesEverySingleChangeOfTheShippedRules) {
  const std::string text = youth_text();
  const Methodology youth = sound(load_text("youth.rubric", text));
  std::size_t seen = 0;
  for (const suite::Change& change : suite::changes_of(youth.impl())) {
    const std::string edited = suite::edited(youth.impl().sources->get(SourceId{0}), SourceId{0}, change.edits);
    const Loaded loaded = load_text("youth.rubric", edited.substr(0, edited.find("# Tests")));
    if (!loaded.methodology) continue;
    const std::size_t forth = rows(diff(youth, *loaded.methodology)).size();
    EXPECT_GE(forth, 1U) << change.in << ": " << change.edits.front().text;
    EXPECT_EQ(rows(diff(*loaded.methodology, youth)).size(), forth) << change.in;
    ++seen;
  }
  EXPECT_GT(seen, 50U);
}

}  // namespace
}  // namespace rubric::test
