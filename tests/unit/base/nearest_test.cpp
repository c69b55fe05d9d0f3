#include "base/nearest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rubric {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Nearest, FindsOneEditOfEachKind) {
  EXPECT_THAT(nearest("govrnance", {"governance"}), ElementsAre("governance"));
  EXPECT_THAT(nearest("goovernance", {"governance"}), ElementsAre("governance"));
  EXPECT_THAT(nearest("governence", {"governance"}), ElementsAre("governance"));
  EXPECT_THAT(nearest("lte", {"let"}), ElementsAre("let"));  // a swap is one edit, not two
}

TEST(Nearest, TheLimitIsAThirdOfTheLength) {
  EXPECT_THAT(nearest("abcdef", {"abcdxy"}), ElementsAre("abcdxy"));
  EXPECT_THAT(nearest("abcdef", {"abcxyz"}), IsEmpty());
  EXPECT_THAT(nearest("ab", {"ac"}), IsEmpty());
  EXPECT_THAT(nearest("", {"a", ""}), IsEmpty());
  EXPECT_THAT(nearest("abcdef", {"abcdefghi"}), IsEmpty());
  EXPECT_THAT(nearest("abcdef", {"abcdefgh"}), ElementsAre("abcdefgh"));
}

TEST(Nearest, TwoSwapsInARow) {
  EXPECT_THAT(nearest("badcfe", {"abcdfe"}), ElementsAre("abcdfe"));
  EXPECT_THAT(nearest("badcfeghi", {"abcdefghi"}), ElementsAre("abcdefghi"));
}

TEST(Nearest, NearestFirstThenByNameAndFiveAtMost) {
  EXPECT_THAT(nearest("rating", {"ratings_", "ratong", "rattng", "mating", "unrelated"}),
              ElementsAre("mating", "ratong", "rattng", "ratings_"));
  EXPECT_THAT(nearest("2.1", {"2.9", "2.8", "2.7", "2.6", "2.5", "2.4"}),
              ElementsAre("2.4", "2.5", "2.6", "2.7", "2.8"));
}

TEST(Nearest, LetterCaseIsNoEdit) {
  EXPECT_THAT(nearest("RATING", {"Rating"}), ElementsAre("Rating"));
  EXPECT_THAT(nearest("god", {"Good", "Gold"}), ElementsAre("Gold", "Good"));
}

TEST(Nearest, NeitherTheNameItselfNorANameTwice) {
  EXPECT_THAT(nearest("rating", {"rating"}), IsEmpty());
  EXPECT_THAT(nearest("ratng", {"rating", "rating"}), ElementsAre("rating"));
}

TEST(Nearest, EditsAreOfCodePoints) {
  EXPECT_THAT(nearest("caf\xC3\xA9", {"cafe"}), ElementsAre("cafe"));
  EXPECT_THAT(nearest("\xC3\xA9", {"\xC3\xA8"}), IsEmpty());
}

TEST(Nearest, ALongTextHasNoNeighbours) {
  const std::string text(1'000'000, 'a');
  EXPECT_THAT(nearest(text, {text + "b"}), IsEmpty());
}

TEST(DidYouMean, AsksOverTheNearest) {
  EXPECT_EQ(did_you_mean("ratng", {"rating", "score"}), "did you mean `rating`?");
  EXPECT_EQ(did_you_mean("godd", {"good", "gold"}), "did you mean `gold` or `good`?");
  EXPECT_EQ(did_you_mean("2.1", {"2.2", "2.3", "2.4"}), "did you mean `2.2`, `2.3` or `2.4`?");
  EXPECT_EQ(did_you_mean("ratng", {"score"}), "");
}

}  // namespace
}  // namespace rubric
