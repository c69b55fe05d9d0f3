#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/render/sample.hpp"

namespace rubric {
namespace {

using testing::HasSubstr;

TEST(ExplanationText, is_a_tree) {
  EXPECT_EQ(to_text(sample::explanation()), R"(rating of standard 2.1 = Inadequate  (settled)
│ the lowest of 2
│ rule youth.rubric:64:3
├─ rating of question safety in standard 2.1 = Inadequate
│  │ rule youth.rubric:61:3  rating = case_quality(share)
│  ├─ below 50% = Inadequate
│  │    46% is below 50%
│  │    rule youth.rubric:41:3  below 50% inadequate "Minority"
│  │    cites Stoke-on-Trent inspection report, September 2022, footnotes 2 to 8 (seen)
│  └─ share of question safety in standard 2.1 = 46%
│     │ round_half_up(46.15%, 1%)
│     │ rule youth.rubric:60:3
│     ├─ yes = 6  (given)
│     │    examples/stoke.json:18:20
│     └─ cases = 13  (given)
└─ ✗ rating of question desistance in standard 2.1 = Good  (not taken)
     above the lowest
)");
}

TEST(ExplanationText, says_how_many_steps_a_cut_hides) {
  EXPECT_EQ(to_text(sample::explanation(), 1), R"(rating of standard 2.1 = Inadequate  (settled)
│ the lowest of 2
│ rule youth.rubric:64:3
├─ rating of question safety in standard 2.1 = Inadequate
│  │ rule youth.rubric:61:3  rating = case_quality(share)
│  └─ … 4 steps hidden
└─ ✗ rating of question desistance in standard 2.1 = Good  (not taken)
     above the lowest
)");
  EXPECT_EQ(to_text(sample::explanation(), 3), to_text(sample::explanation()));
}

TEST(ExplanationText, folds_to_the_width_and_keeps_the_branches) {
  Explanation top{"rating of standard 2.1", "Good", "computed"};
  top.detail = "one two three four five six seven eight nine ten";
  top.steps = {{"a", "1", "given"}};
  EXPECT_EQ(to_text(top, 0, {false, 40}),
            "rating of standard 2.1 = Good\n"
            "│ one two three four five six seven\n"
            "│ eight nine ten\n"
            "└─ a = 1  (given)\n");
}

TEST(ExplanationText, colours_only_where_asked) {
  EXPECT_THAT(to_text(sample::explanation()), testing::Not(HasSubstr("\x1b")));
  EXPECT_THAT(to_text(sample::explanation(), 0, {true, 100}), HasSubstr("\x1b[2m✗ rating of question desistance"));
}

TEST(ExplanationJson, is_whole) {
  Explanation top{"rating of standard 2.1",
                  "Inadequate",
                  "settled",
                  "the lowest of 2",
                  Location{"youth.rubric", 64, 3},
                  "rating = lowest rating of questions"};
  top.cites = {{"stoke", "Report", "1.1", "seen"}};
  top.steps = {{"yes", "6", "given"}};
  top.steps[0].losing = true;
  EXPECT_EQ(to_json(top), R"({
  "what": "rating of standard 2.1",
  "value": "Inadequate",
  "standing": "settled",
  "detail": "the lowest of 2",
  "rule": {
    "path": "youth.rubric",
    "line": 64,
    "column": 3,
    "text": "rating = lowest rating of questions"
  },
  "cites": [
    {
      "source": "stoke",
      "title": "Report",
      "place": "1.1",
      "certainty": "seen"
    }
  ],
  "losing": false,
  "steps": [
    {
      "what": "yes",
      "value": "6",
      "standing": "given",
      "cites": [],
      "losing": true,
      "steps": []
    }
  ]
}
)");
}

}  // namespace
}  // namespace rubric
