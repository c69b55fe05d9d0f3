#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/render/sample.hpp"

namespace rubric {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(OutcomeText, shows_standards_conclusions_findings_and_what_is_missing) {
  EXPECT_EQ(to_text(sample::outcome()), R"(HMIP youth justice inspection, 2021 standards  youth_2021
service Stoke-on-Trent · fieldwork 2022-06-27

  Standard                        Share  Rating                Because
  ──────────────────────────────  ─────  ────────────────────  ─────────────────────────────────────
  1.1  Governance and leadership         Requires improvement  computed Good; cap governance: 37.5%
                                                               (3 of 8 standards) is below 50%
  1.2  Staff                             Good                  given
  2.1  Assessment                        Inadequate            the lowest of its questions: safety
         Supporting desistance      69%  Good                  Reasonable majority
         Keeping the child safe     46%  Inadequate            Minority
  2.2  Planning                          Inadequate to Good    waits for yes, cases of question
                                                               safety in standard 2.2
  3.1  Assessment                        Inadequate            the lowest of its questions: safety
                                                               (settled despite missing data)
  4.1  Policy and provision              not rated             no resettlement cases in the sample

━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
  total    16 to 18 out of 36    waits for yes, cases of question safety in standard 2.2
  overall  Requires improvement  16 to 18 is from 7 and below 19 (settled despite missing data)
━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━

Findings
  ✗ differs from published [R710]  rating of standard 2.1
    Inadequate here, Good as published
  ✗ discretion refused [R702]  rating of question safety in standard 2.1
    from Inadequate to Good is 2 bands, and discretion ratings_panel allows 1
    rule rules/youth-2021.rubric:66:1 · data examples/stoke.json:31:5
  ! cap binding [R707]  rating of standard 1.1
    cap governance holds Good down to Requires improvement
    → without it: total 17 to 19, overall Requires improvement to Good
    rule rules/youth-2021.rubric:74:1

Missing inputs (3)
  yes, cases of question safety in standard 2.2
  1 input not given, and no rating or score waits for it

rubric 0.1.0 · rules/youth-2021.rubric 9f86d081884c · examples/stoke.json 60303ae22b99
as at 2022-06-27
)");
}

TEST(OutcomeText, narrow_screens_get_the_reason_under_its_row) {
  const std::string text = to_text(sample::outcome(), {false, 60});
  EXPECT_THAT(text, HasSubstr("  1.1  Governance and                   Requires improvement\n"
                              "       leadership\n"
                              "       computed Good; cap governance: 37.5% (3 of 8\n"
                              "       standards) is below 50%\n"));
  EXPECT_THAT(text, Not(HasSubstr("Because")));
}

TEST(OutcomeText, colours_only_where_asked) {
  EXPECT_THAT(to_text(sample::outcome()), Not(HasSubstr("\x1b")));
  const std::string text = to_text(sample::outcome(), {true, 100});
  EXPECT_THAT(text, HasSubstr("\x1b[1;31m✗ discretion refused\x1b[0m"));
  EXPECT_THAT(text, HasSubstr("\x1b[1mRequires improvement\x1b[0m"));
  EXPECT_THAT(text, HasSubstr("\x1b[1;33mInadequate to Good\x1b[0m"));
}

TEST(OutcomeText, results_without_a_rating_are_listed) {
  Outcome outcome;
  outcome.methodology = "m";
  outcome.results = {sample::share("desistance", "69"), sample::share("safety", "46")};
  EXPECT_EQ(to_text(outcome),
            "m\n"
            "\n"
            "Values\n"
            "  share of question desistance in standard 2.1  69%\n"
            "  share of question safety in standard 2.1      46%\n");
}

TEST(OutcomeText, questions_show_once_one_of_them_is_known) {
  Outcome outcome;
  outcome.methodology = "m";
  Result standard = sample::standard("2.1", "Assessment", 0, "");
  standard.standing = Standing::given;
  Result known = sample::question("safety", "Keeping the child safe", 0, "");
  Result unknown = sample::question("others", "Keeping other people safe", 0, "");
  for (Result* result : {&known, &unknown}) {
    result->standing = Standing::missing;
    result->value.reset();
    result->because.reset();
  }
  outcome.results = {standard, known, unknown};
  EXPECT_THAT(to_text(outcome), Not(HasSubstr("Keeping")));
  outcome.results[1].standing = Standing::given;
  outcome.results[1].value = sample::level(2);
  EXPECT_THAT(to_text(outcome), HasSubstr("         Keeping the child safe     Good        given\n"));
  EXPECT_THAT(to_text(outcome), HasSubstr("         Keeping other people safe  missing     not given\n"));
}

TEST(OutcomeText, an_open_question_shows_its_range_and_what_it_waits_for) {
  Outcome outcome;
  outcome.methodology = "m";
  Result open = sample::question("safety", "Keeping the child safe", 0, "");
  open.standing = Standing::range;
  open.value.reset();
  open.because.reset();
  open.possible = {sample::level(0), sample::level(2)};
  open.waits_for = {"yes of question safety in standard 2.1"};
  outcome.results = {open};
  EXPECT_THAT(to_text(outcome), HasSubstr("  2.1\n"));
  EXPECT_THAT(to_text(outcome), HasSubstr("Keeping the child safe  Inadequate to Good  waits for yes of question"));
  EXPECT_THAT(to_markdown(outcome), HasSubstr("| — Keeping the child safe | Inadequate to Good | waits for yes of"));
}

TEST(OutcomeText, figures_are_of_one_name_and_say_it) {
  Outcome outcome;
  outcome.methodology = "m";
  Result target = sample::share("safety", "12");
  target.attribute = "least_share";
  outcome.results = {sample::standard("2.1", "Assessment", 0, "w"), sample::question("safety", "Safety", 0, "w"),
                     target};
  EXPECT_THAT(to_text(outcome), HasSubstr("  Least share  Rating"));
  outcome.results.push_back(sample::share("safety", "46"));
  EXPECT_THAT(to_text(outcome), HasSubstr("  Share  Rating"));
  EXPECT_THAT(to_text(outcome), HasSubstr("46%"));
  EXPECT_THAT(to_text(outcome), Not(HasSubstr("12%")));
}

TEST(OutcomeText, settled_says_what_could_still_go_wrong) {
  Outcome outcome;
  outcome.methodology = "m";
  Result overall{"overall", "overall", "inspection", "", "", "", "rating", Standing::settled, sample::level(2)};
  overall.reason = "unless the missing data lead to an error";
  outcome.results = {overall, {"x", "x", "inspection", "", "", "", "input", Standing::missing}};
  EXPECT_THAT(to_text(outcome), HasSubstr("  overall  Good  settled unless the missing data lead to an error\n"));
  const std::string rest = "1 input not given, and no rating or score waits for it, unless it leads to an error\n";
  EXPECT_THAT(to_text(outcome), HasSubstr("  " + rest));
  EXPECT_THAT(to_markdown(outcome), HasSubstr("- " + rest));
}

TEST(OutcomeText, missing_inputs_are_said_in_groups_and_a_long_list_is_cut) {
  Outcome outcome;
  outcome.methodology = "m";
  Result overall{"overall", "overall", "inspection", "", "", "", "rating", Standing::range};
  overall.possible = {sample::level(0), sample::level(3)};
  overall.waits_for = {"fieldwork", "rating of standard 1.1", "rating of standard 1.2"};
  for (int i = 1; i <= 20; ++i) {
    const std::string standard = " in standard 2." + std::to_string(i);
    for (const std::string item : {"safety", "others"}) {
      overall.waits_for.push_back("yes of question " + item + standard);
      overall.waits_for.push_back("cases of question " + item + standard);
    }
  }
  outcome.results = {overall};
  const std::string text = to_text(outcome, {false, 120});
  EXPECT_THAT(text, HasSubstr("waits for fieldwork; rating of standards 1.1, 1.2 and 80 more\n"));
  EXPECT_THAT(text, HasSubstr("Missing inputs (83)\n"
                              "  fieldwork\n"
                              "  rating of standards 1.1, 1.2\n"
                              "  yes, cases of questions safety, others in standard 2.1\n"));
  EXPECT_THAT(text, HasSubstr("  yes, cases of questions safety, others in standard 2.18\n  and 8 more\n"));
}

TEST(OutcomeText, a_question_beside_its_figure_says_only_the_band) {
  Outcome outcome;
  outcome.methodology = "m";
  Result labelled = sample::question("safety", "Safety", 0, "46% is below 50% (Minority)");
  Result bare = sample::question("desistance", "Desistance", 2, "69% is from 65% to below 80%");
  Result other = sample::question("others", "Others", 2, "discretion panel (Good)");
  Result lowest =
      sample::standard("2.1", "Assessment", 0, "the lowest of 3: safety Inadequate, 46% is below 50% (Minority)");
  lowest.because->name = "safety";
  outcome.results = {lowest,
                     labelled,
                     bare,
                     other,
                     sample::share("safety", "46"),
                     sample::share("desistance", "69"),
                     sample::share("others", "64")};
  const std::string text = to_text(outcome);
  EXPECT_THAT(text, HasSubstr("  2.1  Assessment           Inadequate  the lowest of 3: safety\n"));
  EXPECT_THAT(text, HasSubstr("         Safety        46%  Inadequate  Minority\n"));
  EXPECT_THAT(text, HasSubstr("         Desistance    69%  Good        from 65% to below 80%\n"));
  EXPECT_THAT(text, HasSubstr("         Others        64%  Good        discretion panel (Good)\n"));
}

TEST(OutcomeText, numbers_open_on_one_side) {
  Outcome outcome;
  outcome.methodology = "m";
  Result total{"total", "total", "inspection", "", "", "", "score", Standing::range};
  outcome.results = {total};
  EXPECT_THAT(to_text(outcome), HasSubstr("  total  open\n"));
  outcome.results[0].low = Value{"number", "3", "3"};
  EXPECT_THAT(to_text(outcome), HasSubstr("  total  at least 3\n"));
  outcome.results[0].low.reset();
  outcome.results[0].high = Value{"number", "9", "9"};
  EXPECT_THAT(to_text(outcome), HasSubstr("  total  at most 9\n"));
}

TEST(OutcomeText, nothing_from_the_data_reaches_the_terminal_as_a_command) {
  Outcome outcome = sample::outcome();
  outcome.inspection = {{"service", "\x1b[2Jgone\nnext"}};
  outcome.results[0].title = "\x1b]0;title\x07";
  outcome.findings[0].message =
      "a\x1b"
      "c";
  const std::string text = to_text(outcome);
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("service ␛[2Jgone next\n"));
}

TEST(OutcomeMarkdown, is_a_report_of_tables) {
  EXPECT_EQ(to_markdown(sample::outcome()), R"(# HMIP youth justice inspection, 2021 standards

- service: Stoke-on-Trent
- fieldwork: 2022-06-27

## Result

| Result | Value | Because |
| --- | --- | --- |
| total | **16 to 18 out of 36** | waits for yes, cases of question safety in standard 2.2 |
| overall | **Requires improvement** | 16 to 18 is from 7 and below 19 (settled despite missing data) |

## Standards

| Standard | Share | Rating | Computed | Because |
| --- | ---: | --- | --- | --- |
| 1.1 Governance and leadership |  | **Requires improvement** | Good | cap governance: 37.5% (3 of 8 standards) is below 50% |
| 1.2 Staff |  | **Good** |  | given |
| 2.1 Assessment |  | **Inadequate** |  | the lowest of its questions: safety |
| — Supporting desistance | 69% | Good |  | Reasonable majority |
| — Keeping the child safe | 46% | Inadequate |  | Minority |
| 2.2 Planning |  | **Inadequate to Good** |  | waits for yes, cases of question safety in standard 2.2 |
| 3.1 Assessment |  | **Inadequate** |  | the lowest of its questions: safety (settled despite missing data) |
| 4.1 Policy and provision |  | **not rated** |  | no resettlement cases in the sample |

## Findings

- **differs from published** (R710), rating of standard 2.1: Inadequate here, Good as published
- **discretion refused** (R702), rating of question safety in standard 2.1: from Inadequate to Good is 2 bands, and discretion ratings\_panel allows 1
  - rule `rules/youth-2021.rubric:66:1`
  - data `examples/stoke.json:31:5`
- **cap binding** (R707), rating of standard 1.1: cap governance holds Good down to Requires improvement
  - without it: total 17 to 19, overall Requires improvement to Good
  - rule `rules/youth-2021.rubric:74:1`

## Missing inputs

- yes, cases of question safety in standard 2.2
- 1 input not given, and no rating or score waits for it

## Receipt

rubric 0.1.0, as at 2022-06-27

| File | SHA-256 |
| --- | --- |
| `rules/youth-2021.rubric` | `9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08` |
| `examples/stoke.json` | `60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752` |
)");
}

TEST(OutcomeMarkdown, text_is_not_taken_for_markup) {
  Outcome outcome;
  outcome.methodology = "a_b | <script> `x`";
  Result overall{"overall", "overall", "inspection", "", "", "", "rating", Standing::error};
  overall.reason = "a|b\n*c*";
  outcome.results = {overall};
  Finding finding{FindingKind::error, "R601", true, "overall", "m"};
  finding.rule = Location{"we`ird.rubric", 1, 1};
  outcome.findings = {finding};
  const std::string text = to_markdown(outcome);
  EXPECT_THAT(text, HasSubstr("# a\\_b \\| \\<script\\> \\`x\\`\n"));
  EXPECT_THAT(text, HasSubstr("| overall | **error** | a\\|b \\*c\\* |\n"));
  EXPECT_THAT(text, HasSubstr("  - rule `` we`ird.rubric:1:1 ``\n"));
}

TEST(OutcomeCsv, has_a_line_a_result) {
  EXPECT_EQ(csv_heading(),
            "case,name,attribute,item,id,standard,title,kind,standing,value,level,exact,points,computed,possible,waits_"
            "for,because,"
            "out_of,reason\n");
  EXPECT_EQ(
      to_csv(sample::outcome()),
      R"(examples/stoke.json,rating of standard 1.1,rating,standard,1.1,,Governance and leadership,rating,computed,Requires improvement,requires_improvement,requires_improvement,1,Good,,,cap governance: 37.5% (3 of 8 standards) is below 50%,,
examples/stoke.json,rating of standard 1.2,rating,standard,1.2,,Staff,judgement,given,Good,good,good,2,,,,,,
examples/stoke.json,rating of standard 2.1,rating,standard,2.1,,Assessment,rating,computed,Inadequate,inadequate,inadequate,0,,,,the lowest of its questions: safety,,
examples/stoke.json,rating of question desistance in standard 2.1,rating,question,desistance,2.1,Supporting desistance,rating,computed,Good,good,good,2,,,,Reasonable majority,,
examples/stoke.json,rating of question safety in standard 2.1,rating,question,safety,2.1,Keeping the child safe,rating,computed,Inadequate,inadequate,inadequate,0,,,,Minority,,
examples/stoke.json,rating of standard 2.2,rating,standard,2.2,,Planning,rating,range,,,,,,Inadequate; Requires improvement; Good,yes of question safety in standard 2.2; cases of question safety in standard 2.2,,,
examples/stoke.json,rating of standard 3.1,rating,standard,3.1,,Assessment,rating,settled,Inadequate,inadequate,inadequate,0,,,,the lowest of its questions: safety,,
examples/stoke.json,rating of standard 4.1,rating,standard,4.1,,Policy and provision,judgement,not_rated,,,,,,,,,,no resettlement cases in the sample
examples/stoke.json,overall,overall,inspection,,,,rating,settled,Requires improvement,requires_improvement,requires_improvement,1,,,,16 to 18 is from 7 and below 19,,
examples/stoke.json,total,total,inspection,,,,score,range,,,,,,16 to 18,yes of question safety in standard 2.2; cases of question safety in standard 2.2,,36,
examples/stoke.json,share of question desistance in standard 2.1,share,question,desistance,2.1,,let,computed,69%,,69,,,,,,,
examples/stoke.json,share of question safety in standard 2.1,share,question,safety,2.1,,let,computed,46%,,46,,,,,,,
examples/stoke.json,yes of question others in standard 3.1,yes,question,others,3.1,,input,missing,,,,,,,,,,
)");
}

TEST(OutcomeCsv, quotes_and_keeps_formulas_texts) {
  Outcome outcome;
  Result odd{"n",
             "n",
             "inspection",
             "",
             "",
             "say \"yes\", or\nno",
             "let",
             Standing::computed,
             Value{"text", "=1+1", "=cmd()"}};
  Result negative{"d", "d", "inspection", "", "", "", "let", Standing::computed, Value{"number", "-1/3", "-0.33"}};
  outcome.results = {odd, negative};
  EXPECT_EQ(to_csv(outcome),
            ",n,n,inspection,,,\"say \"\"yes\"\", or\nno\",let,computed,'=cmd(),,'=1+1,,,,,,,\n"
            ",d,d,inspection,,,,let,computed,-0.33,,-1/3,,,,,,,\n");
}

TEST(OutcomeJson, has_stable_keys) {
  Outcome outcome;
  outcome.methodology = "m";
  outcome.title = "T \"quoted\"";
  outcome.inspection = {{"service", "S"}};
  Result capped = sample::standard("1.1", "Governance", 1, "");
  capped.because = Because{"cap", "governance", "why"};
  capped.computed = sample::level(2);
  Result total{"total", "total", "inspection", "", "", "", "score", Standing::range};
  total.low = Value{"number", "1100/17", "64.71"};
  total.possible = {};
  total.waits_for = {"x"};
  total.out_of = "36";
  outcome.results = {capped, total};
  Finding finding{FindingKind::waiver_refused, "R705", true, "rating of standard 1.1", "not waivable"};
  finding.rule = Location{"a.rubric", 3, 1};
  finding.consequences = {"without it: total 19"};
  outcome.findings = {finding};
  outcome.receipt = {"rubric 0.1.0", {{"a.rubric", "aa"}}, {"c.json", "bb"}, "2022-06-27"};
  EXPECT_EQ(to_json(outcome), R"({
  "format": "rubric-outcome-1",
  "methodology": {
    "name": "m",
    "title": "T \"quoted\""
  },
  "failed": false,
  "inspection": {
    "service": "S"
  },
  "results": [
    {
      "name": "rating of standard 1.1",
      "attribute": "rating",
      "item": {
        "kind": "standard",
        "id": "1.1",
        "title": "Governance"
      },
      "kind": "rating",
      "standing": "computed",
      "value": {
        "type": "Rating",
        "exact": "requires_improvement",
        "display": "Requires improvement",
        "points": "1"
      },
      "computed": {
        "type": "Rating",
        "exact": "good",
        "display": "Good",
        "points": "2"
      },
      "because": {
        "kind": "cap",
        "name": "governance",
        "text": "why"
      }
    },
    {
      "name": "total",
      "attribute": "total",
      "item": {
        "kind": "inspection"
      },
      "kind": "score",
      "standing": "range",
      "low": {
        "type": "number",
        "exact": "1100/17",
        "display": "64.71"
      },
      "waits_for": [
        "x"
      ],
      "out_of": "36"
    }
  ],
  "findings": [
    {
      "kind": "waiver_refused",
      "code": "R705",
      "counts": true,
      "about": "rating of standard 1.1",
      "message": "not waivable",
      "rule": {
        "path": "a.rubric",
        "line": 3,
        "column": 1
      },
      "consequences": [
        "without it: total 19"
      ]
    }
  ],
  "receipt": {
    "engine": "rubric 0.1.0",
    "rules": [
      {
        "path": "a.rubric",
        "sha256": "aa"
      }
    ],
    "data": {
      "path": "c.json",
      "sha256": "bb"
    },
    "as_at": "2022-06-27"
  }
}
)");
}

}  // namespace
}  // namespace rubric
