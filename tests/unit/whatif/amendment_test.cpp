#include <gmock/gmock.h>

#include "care.hpp"

namespace rubric::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> told(const Methodology& methodology) {
  std::vector<std::string> all;
  for (const RuleChange& change : changes(methodology))
    all.push_back(std::to_string(static_cast<int>(change.kind)) + " | " + change.target + " | " + change.text + " | " +
                  change.place);
  return all;
}

TEST(Amendment, BareChangesYieldAMethodologyAndLeaveTheBaseAlone) {
  const Methodology base = load_care();
  const std::string before = base.dump("program");
  const Methodology changed = sound(amend(base, {{"--set", "set good_from = 70%"}, {"--drop", "drop cap staff"}}));
  EXPECT_EQ(total(base, "40%", "75%", "75%"), "2");
  EXPECT_EQ(total(changed, "40%", "75%", "75%"), "4");
  EXPECT_EQ(base.dump("program"), before);
  EXPECT_EQ(changed.name(), "care");
  EXPECT_EQ(changed.test_count(), 0U);
  EXPECT_THAT(told(changed), ElementsAre("0 | parameter good_from | set good_from = 70% | --set",
                                         "2 | cap staff | drop cap staff | --drop"));
  EXPECT_EQ(base_of(changed).dump("program"), before);
  EXPECT_THAT(changes(base), IsEmpty());
  EXPECT_EQ(base_of(base).dump("names"), base.dump("names"));
}

TEST(Amendment, AFileGivesNameTitleTestsAndPlaces) {
  const Methodology changed = sound(amend(load_care(), {{"more/lower.rubric", R"(# A comment.
amend "anything.rubric" as lower "What if?"
set good_from = 70%
replace bands level
  from percent   # spread over
  to Rating      # several lines
  below 50% poor  from 50% fair  from good_from good
source made_up "Made up"
input visits : count
let twice = 2 * visits
for standard 1
  let half = share / 2
test "own"
  given share of standard 1 = 70%
  expect rating of standard 1 = good
)"}}));
  EXPECT_EQ(changed.name(), "lower");
  EXPECT_EQ(changed.title(), "What if?");
  EXPECT_EQ(changed.test_count(), 1U);
  EXPECT_THAT(
      told(changed),
      ElementsAre("0 | parameter good_from | set good_from = 70% | more/lower.rubric:3:1",
                  "1 | bands level | replace bands level from percent to Rating below 50% poor from 50% fair from "
                  "good_from good | more/lower.rubric:4:1",
                  "3 | input visits | input visits : count | more/lower.rubric:9:1",
                  "3 | let twice | let twice = 2 * visits | more/lower.rubric:10:1",
                  "3 | for standard 1 | for standard 1 let half = share / 2 | more/lower.rubric:11:1"));
}

TEST(Amendment, EachStacksOnWhatStandsBefore) {
  const Methodology base = load_care();
  const Methodology last = sound(
      amend(base, {{"--set", "set good_from = 60%"}, {"--set", "set good_from = 90%"}, {"--add", "let x = total"}}));
  EXPECT_EQ(total(last, "85%", "95%", "70%"), "4");
  EXPECT_THAT(codes(amend(base, {{"--replace", "replace let x = 1"}, {"--add", "let x = total"}})),
              ElementsAre("R216"));
  EXPECT_THAT(codes(amend(base, {{"--add", "let x = total"}, {"--replace", "replace let x = 1"}})), IsEmpty());
  EXPECT_THAT(codes(amend(base, {{"--set", "set good_from = 60% set good_from = 90%"}})), ElementsAre("R219"));
}

TEST(Amendment, AnAmendedMethodologyCanBeAmended) {
  const Methodology base = load_care();
  const Methodology first = sound(amend(base, {{"a.rubric", "amend \"care.rubric\" as a drop cap staff"}}));
  const Methodology second = sound(amend(first, {{"b.rubric", "amend \"a.rubric\" as b set good_from = 70%"}}));
  EXPECT_EQ(total(second, "40%", "75%", "75%"), "4");
  EXPECT_THAT(told(second), ElementsAre("0 | parameter good_from | set good_from = 70% | b.rubric:1:23"));
  EXPECT_EQ(base_of(second).name(), "a");
  EXPECT_EQ(base_of(base_of(second)).name(), "care");
  for (const std::string name : {"care", "a", "b"}) {
    EXPECT_TRUE(read_text(second, "case.json", R"({"methodology": ")" + name + R"("})").inspection) << name;
  }
  EXPECT_FALSE(read_text(second, "case.json", R"({"methodology": "c"})").inspection);
  EXPECT_FALSE(read_text(first, "case.json", R"({"methodology": "b"})").inspection);
}

TEST(Amendment, SomeOfTheChangesAlone) {
  const Methodology both = sound(amend(load_care(), {{"two.rubric", R"(amend "care.rubric" as two
set good_from = 70%
drop cap staff
parameter extra : number = 1
replace score total = (sum of points(rating) of standards) + extra  out of 7
)"}}));
  EXPECT_EQ(total(both, "40%", "75%", "75%"), "5");
  EXPECT_EQ(total(sound(with_changes(both, {})), "40%", "75%", "75%"), "2");
  const Methodology set = sound(with_changes(both, {0}));
  EXPECT_EQ(total(set, "40%", "75%", "75%"), "3");
  EXPECT_THAT(told(set), ElementsAre("0 | parameter good_from | set good_from = 70% | two.rubric:2:1"));
  EXPECT_EQ(total(sound(with_changes(both, {0, 1})), "40%", "75%", "75%"), "4");
  EXPECT_EQ(total(sound(with_changes(both, {1, 0, 99})), "40%", "75%", "75%"), "4");
  EXPECT_EQ(total(sound(with_changes(both, {2, 3})), "40%", "75%", "75%"), "3");
  // The score reads the parameter that would be missing.
  EXPECT_THAT(codes(with_changes(both, {3})), ElementsAre("R201"));
  // Of some of the changes some again.
  const Methodology three = sound(with_changes(both, {0, 2, 3}));
  EXPECT_EQ(total(sound(with_changes(three, {1, 2})), "40%", "75%", "75%"), "3");
  EXPECT_EQ(total(sound(with_changes(three, {0})), "40%", "75%", "75%"), "3");
  EXPECT_EQ(base_of(set).name(), "care");
}

TEST(Amendment, ALaterLayerFindsWhatAnEarlierOneAdds) {
  const Methodology all =
      sound(amend(load_care(), {{"--add", "let x = total"}, {"--two", "drop cap staff replace let x = 2 * total"}}));
  EXPECT_EQ(changes(all).size(), 3U);
  // The first change of the later layer is left out.
  EXPECT_TRUE(with_changes(all, {0, 2}).methodology);
  EXPECT_THAT(codes(with_changes(all, {2})), ElementsAre("R216"));
}

TEST(Amendment, ReplacedBlocksCanBeTakenOffToo) {
  const Methodology both = sound(amend(load_care(), {{"two.rubric", R"(amend "care.rubric" as two
replace for standard 1
  rating = good
end
for standard 2
  let half = share / 2
)"}}));
  EXPECT_EQ(total(both, "0%", "0%", "0%"), "2");
  EXPECT_EQ(total(sound(with_changes(both, {1})), "0%", "0%", "0%"), "0");
  EXPECT_THAT(sound(with_changes(both, {0})).dump("names"), testing::Not(HasSubstr("half")));
}

TEST(Amendment, FilesAreFetchedBesideTheAmendment) {
  const Texts texts{{"what-if/parts/set.rubric", "set good_from = 70%"}};
  const Loaded loaded =
      amend(load_care(), {{"what-if/a.rubric", "amend \"x.rubric\" as a include \"parts/set.rubric\""}}, reader(texts));
  EXPECT_EQ(total(sound(loaded), "75%", "0%", "0%"), "2");
  EXPECT_EQ(changes(*loaded.methodology).front().place, "what-if/parts/set.rubric:1:1");
  EXPECT_THAT(codes(amend(load_care(), {{"what-if/a.rubric", "amend \"x.rubric\" as a include \"../set.rubric\""}},
                          reader(texts))),
              ElementsAre("R005"));
}

TEST(Amendment, WhatIsNoAmendmentIsRefused) {
  const Methodology base = load_care();
  EXPECT_THAT(codes(amend(base, {{"other.rubric", std::string(care)}})), ElementsAre("R415"));
  EXPECT_THAT(codes(amend(base, {{"--set", ""}})), ElementsAre("R012"));
  EXPECT_THAT(codes(amend(base, {{"--set", "good_from = 60%"}})), ElementsAre("R101"));
  EXPECT_THAT(codes(amend(base, {{"--set", "set good_frm = 60%"}})), ElementsAre("R216"));
  EXPECT_THAT(codes(amend(base, {{"--set", "set good_from = 0.6"}})), testing::Contains("R303"));
  EXPECT_THAT(codes(amend(base, {{"--set", "set good_from = 40%"}})), ElementsAre("R401"));
}

TEST(Amendment, NothingIsChangedByNoAmendment) {
  const Methodology base = load_care();
  const Methodology same = sound(amend(base, {}));
  EXPECT_EQ(same.dump("program"), base.dump("program"));
  EXPECT_THAT(changes(same), IsEmpty());
}

TEST(Amendment, OutlivesItsBase) {
  std::optional<Loaded> kept;
  std::optional<Loaded> wrong;
  {
    const Methodology base = load_care();
    kept = amend(base, {{"--set", "set good_from = 70%"}});
    wrong = amend(base, {{"--set", "set good_from = 40%"}});
  }
  EXPECT_EQ(total(*kept->methodology, "75%", "0%", "0%"), "2");
  EXPECT_THAT(wrong->messages.text(), HasSubstr("care.rubric:10:3"));
  EXPECT_THAT(wrong->messages.text(), HasSubstr("this change brings it about"));
}

TEST(Amendment, TheOrderOfChangesDoesNotMatter) {
  const std::vector<std::string> parts{"set good_from = 70%\n", "drop cap staff\n", "parameter extra : number = 1\n",
                                       "replace score total = (sum of points(rating) of standards) + extra  out of 7\n",
                                       "replace for standard 1\n  rating = if share > 10% then good else poor\nend\n"};
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  std::optional<std::string> first;
  do {
    std::string text = "amend \"care.rubric\" as five\n";
    for (const std::size_t i : order) text += parts[i];
    const std::string program = sound(amend(load_care(), {{"five.rubric", text}})).dump("program");
    if (!first) first = program;
    EXPECT_EQ(program, *first) << text;
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Amendment, IsTheSameAsAnEditedCopy) {
  const auto edited = [](const std::string& what, const std::string& by) {
    std::string text(care);
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return sound(load_text("care.rubric", text.replace(at, what.size(), by))).dump("program");
  };
  const auto changed = [](const std::string& text) {
    return sound(amend(load_care(), {{"--set", text}})).dump("program");
  };
  EXPECT_EQ(changed("set good_from = 66%"), edited("80%", "66%"));
  EXPECT_EQ(changed("replace scale Rating poor 0 fair 1 good 2"),
            edited("poor \"Poor\" 0  fair \"Fair\" 1  good \"Good\" 2", "poor 0 fair 1 good 2"));
  EXPECT_EQ(changed("replace cap staff on rating of standards 2, 3 at poor when rating of standard 1 = fair"),
            edited("cap staff on rating of standard 2 at fair\n  when rating of standard 1 = poor",
                   "cap staff on rating of standards 2, 3 at poor when rating of standard 1 = fair"));
  EXPECT_EQ(changed("replace for standards rating = level(share - 1%)"),
            edited("rating = level(share)", "rating = level(share - 1%)"));
}

}  // namespace
}  // namespace rubric::test
