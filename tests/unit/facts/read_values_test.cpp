#include "facts/read_values.hpp"

#include <gtest/gtest.h>

#include "sample.hpp"

namespace rubric::facts::sample {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A reading of values instead of JSON.
struct Values : Reading {
  explicit Values(const Pairs& pairs) : Reading(with("")) {
    facts = read_values(methodology.rules, sources, pairs, diagnostics);
  }
};

TEST(ReadValues, TakesNamesAsResultsAreNamed) {
  const Values it({{"fieldwork", "2022-06-27"},
                   {"uplift", "10%"},
                   {"weight", "1100/17"},
                   {"remote", "no"},
                   {"region", "south\nwest"},
                   {"staff", ""},
                   {"rating of standard 1.1", "Good"},
                   {"yes of question safety in standard 2.2", "7"},
                   {"2.1 safety cases", "9"}});
  EXPECT_THAT(it.said(), ::testing::IsEmpty());
  EXPECT_EQ(it.value("fieldwork"), "19170");
  EXPECT_EQ(it.value("uplift"), "10");
  EXPECT_EQ(it.value("weight"), "1100/17");
  EXPECT_EQ(it.value("remote"), "0");
  EXPECT_EQ(it.facts.texts, std::vector<std::string>{"south\nwest"});
  EXPECT_EQ(it.value("staff"), "missing");
  EXPECT_EQ(it.value("rating of standard 1.1"), "2");
  EXPECT_EQ(it.value("yes of question safety in standard 2.2"), "7");
  EXPECT_EQ(it.value("cases of question safety in standard 2.1"), "9");
  EXPECT_EQ(it.facts.hash.size(), 64U);
}

TEST(ReadValues, MistakesHaveALineEach) {
  const Values it({{"staff", "-3"},
                   {"stafff", "3"},
                   {"total", "18"},
                   {"yes of question safety in standard 2.9", "1"},
                   {"yess of question safety in standard 2.1", "1"},
                   {"region", "a"},
                   {"region", "b"},
                   {"nonsense", "1"}});
  EXPECT_THAT(
      it.said(),
      ::testing::ElementsAre(
          "values:1:9 R507 [-3] `staff` is `-3`, expected a count: a whole number from 0",
          "values:2:1 R504 [stafff] `stafff`: the rules have no `stafff` | did you mean `staff`?",
          "values:3:1 R503 [total] `total` is computed by the rules, expected an input or a judgement | leave it out",
          "values:4:1 R504 [yes of question safety in standard 2.9] `yes of question safety in standard 2.9`: the "
          "rules have no standard `2.9` | "
          "did you mean `2.1` or `2.2`?",
          "values:5:1 R503 [yess of question safety in standard 2.1] `yess of question safety in standard 2.1`: "
          "question safety in standard 2.1 has no `yess` | "
          "did you mean `yes`?",
          "values:7:10 R513 [b] `region` gives `region` again, expected it once | remove one of the two",
          "values:8:1 R504 [nonsense] `nonsense`: the rules have no `nonsense` | name an input as results are named: "
          "`yes of question safety in standard 2.1`"));
}

}  // namespace
}  // namespace rubric::facts::sample
