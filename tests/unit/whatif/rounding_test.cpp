#include "whatif/rounding.hpp"

#include "unit/whatif/audit_cases.hpp"

namespace rubric::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string rules = R"(methodology demo
scale Rating  bad "Bad" 0  good "Good" 1
input yes : count
input cases : count
let share = round_half_up(100% * yes / cases, 1%)
bands quality from percent to Rating
  below 65%  bad
  from 65%   good
rating overall = quality(share)
)";

std::string with_share(const std::string& expression) {
  std::string text = rules;
  const std::string from = "round_half_up(100% * yes / cases, 1%)";
  return text.replace(text.find(from), from.size(), expression);
}

/// The share of `yes` in `cases` where the rules round in `mode`.
std::string share(const std::string& text, Mode mode, int yes, int cases) {
  const Methodology base = load(text);
  Diagnostics diagnostics;
  const Methodology variant(rounded(base.impl(), mode, diagnostics));
  EXPECT_FALSE(diagnostics.has_errors());
  const Read read = read_values(base, {{"yes", std::to_string(yes)}, {"cases", std::to_string(cases)}});
  Evaluator evaluator(variant);
  EXPECT_TRUE(evaluator.run(*read.inspection));  // facts of the base are facts of the variant
  return evaluator.exact(*evaluator.find("share")).value_or("none");
}

std::vector<std::string> shares(const std::string& text, int yes, int cases) {
  std::vector<std::string> all;
  for (const Mode mode : all_modes) all.push_back(share(text, mode, yes, cases));
  return all;
}

TEST(Rounding, RoundsInEachMode) {
  EXPECT_THAT(shares(rules, 129, 200), ElementsAre("129/2", "65", "64", "64", "65"));
  EXPECT_THAT(shares(rules, 131, 200), ElementsAre("131/2", "66", "66", "65", "66"));
  EXPECT_THAT(shares(rules, 2, 3), ElementsAre("200/3", "67", "67", "66", "67"));
  EXPECT_THAT(shares(rules, 1, 2), ElementsAre("50", "50", "50", "50", "50"));
}

TEST(Rounding, AgreesWithRulesWrittenThatWay) {
  for (int yes = 0; yes <= 40; ++yes) {
    EXPECT_EQ(share(rules, Mode::exact, yes, 40), share(with_share("100% * yes / cases"), Mode::up, yes, 40));
    for (const auto& [mode, function] :
         {std::pair{Mode::half_even, "round_half_even"}, {Mode::down, "round_down"}, {Mode::up, "round_up"}}) {
      const std::string written = with_share(std::string(function) + "(100% * yes / cases, 1%)");
      EXPECT_EQ(share(rules, mode, yes, 40), share(written, mode, yes, 40));
      EXPECT_EQ(share(written, Mode::half_up, yes, 40), share(rules, Mode::half_up, yes, 40));
    }
  }
}

TEST(Rounding, FindsRoundingsInsideOneAnother) {
  const std::string nested = with_share("round_up(round_down(100% * yes / cases, 0.1%), 1%)");
  EXPECT_THAT(roundings_of(load(nested).impl()), SizeIs(2));
  EXPECT_THAT(shares(nested, 129, 200), ElementsAre("129/2", "65", "64", "64", "65"));
}

TEST(Rounding, LeavesFloorAndTestsAlone) {
  const std::string floored = with_share("floor(100% * yes / cases)") +
                              "test \"t\"\n  given yes = 1\n  given cases = 2\n  expect share = 50%\n";
  EXPECT_THAT(roundings_of(load(floored).impl()), IsEmpty());
  EXPECT_THAT(shares(floored, 129, 200), ElementsAre("64", "64", "64", "64", "64"));
}

TEST(Rounding, ListsRatingsThatDifferWithTheirValues) {
  Population population = lines(
      "{\"methodology\": \"demo\", \"inputs\": {\"yes\": 129, \"cases\": 200}}\n{\"methodology\": \"demo\", "
      "\"inputs\": {\"yes\": 2, \"cases\": 3}}\n"
      "{\"methodology\": \"demo\", \"inputs\": {\"yes\": 2}}\n");
  const Audited audited = audit_rounding(load(rules), population);
  EXPECT_EQ(audited.failed, 0U);
  EXPECT_THAT(column(audited.report, "differences", "inspection"),
              ElementsAre("cases.ndjson:1", "cases.ndjson:1", "cases.ndjson:1"));
  EXPECT_THAT(column(audited.report, "differences", "rounding"), ElementsAre("exact", "half even", "truncated"));
  EXPECT_THAT(column(audited.report, "differences", "before"), ElementsAre("good", "good", "good"));
  EXPECT_THAT(column(audited.report, "differences", "before_value"), ElementsAre("65", "65", "65"));
  EXPECT_THAT(column(audited.report, "differences", "after"), ElementsAre("bad", "bad", "bad"));
  EXPECT_THAT(column(audited.report, "differences", "after_value"), ElementsAre("129/2", "64", "64"));
  EXPECT_THAT(column(audited.report, "summary", "inspections"), ElementsAre("1", "1", "1", "0"));
  EXPECT_THAT(section(audited.report, "summary")->text, ::testing::Contains(HasSubstr("1 result without a value")));
}

TEST(Rounding, ComparesWhatIsSettledWhileDataAreMissing) {
  // `worst` waits for `other` in the first, unless it is rounded otherwise; in the second it is settled.
  const std::string lowest = rules + "input other : Rating\nrating worst = if overall = bad then bad else other\n";
  Population population = lines(
      "{\"methodology\": \"demo\", \"inputs\": {\"yes\": 129, \"cases\": 200}}\n"
      "{\"methodology\": \"demo\", \"inputs\": {\"yes\": 1, \"cases\": 200}}\n");
  const Report report = audit_rounding(load(lowest), population).report;
  EXPECT_THAT(section(report, "summary")->text,
              ::testing::Contains(HasSubstr("Compared are 3 overall ratings; 1 result")));
  EXPECT_THAT(column(report, "summary", "overall"), ElementsAre("2", "2", "2", "0"));
}

TEST(Rounding, SaysWhereNothingIsRounded) {
  Population population = lines("{\"methodology\": \"demo\", \"inputs\": {\"yes\": 1, \"cases\": 2}}\n");
  const Report report = audit_rounding(load(with_share("100% * yes / cases")), population).report;
  EXPECT_THAT(section(report, "summary")->warnings,
              ElementsAre("these rules round nothing, so no rating can differ by it"));
  EXPECT_EQ(report.main, "summary");
}

}  // namespace
}  // namespace rubric::audit
