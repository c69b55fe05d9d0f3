#include <gmock/gmock.h>

#include "evaluate/text.hpp"
#include "evaluate/value_text.hpp"

namespace rubric::evaluate {
namespace {

using testing::ElementsAre;

check::Rules scales() {
  check::Rules rules;
  rules.model.level_sets.push_back(
      {"Rating",
       true,
       {{"inadequate", "Inadequate", Number(0)}, {"fair", "Fair", Number(1)}, {"good", "Good", Number(2)}}});
  rules.model.level_sets.push_back({"Answer", false, {{"met", "Yes"}, {"not_met", ""}, {"other", "Other"}}});
  rules.texts = {"from the rules"};
  return rules;
}

constexpr Type rating{Kind::scale, 0};
constexpr Type answer{Kind::choice, 1};

TEST(ValueText, HoldsTheExactValueBesideTheDisplayForm) {
  const check::Rules rules = scales();
  const Value share = value_of(rules, {Kind::percent}, Number::ratio(1100, 17));
  EXPECT_EQ(share, (Value{"percent", "1100/17", "64.71%", std::nullopt}));
  EXPECT_EQ(value_of(rules, {Kind::count}, Number(18)), (Value{"count", "18", "18", std::nullopt}));
  EXPECT_EQ(value_of(rules, {Kind::boolean}, Number(1)), (Value{"boolean", "true", "yes", std::nullopt}));
  EXPECT_EQ(value_of(rules, {Kind::date}, Number(parse_date("2022-06-27")->days)),
            (Value{"date", "2022-06-27", "2022-06-27", std::nullopt}));
}

TEST(ValueText, NamesLevelsAndTheirPoints) {
  const check::Rules rules = scales();
  EXPECT_EQ(value_of(rules, rating, Number(2)), (Value{"Rating", "good", "Good", "2"}));
  EXPECT_EQ(value_of(rules, answer, Number(0)), (Value{"Answer", "met", "Yes", std::nullopt}));
  EXPECT_EQ(value_of(rules, answer, Number(1)).display, "not_met");
}

TEST(ValueText, FindsTextsOfTheRulesAndOfTheData) {
  const check::Rules rules = scales();
  facts::Facts facts;
  facts.texts = {"from the data"};
  EXPECT_EQ(display_of(rules, {Kind::text}, Number(0), &facts), "from the rules");
  EXPECT_EQ(display_of(rules, {Kind::text}, Number(1), &facts), "from the data");
  EXPECT_EQ(display_of(rules, {Kind::text}, Number(1)), "");
}

Range levels(std::uint64_t bits) {
  Range range;
  range.finite = true;
  range.levels = bits;
  return range;
}

TEST(ValueText, SpellsSetsOfLevelsAsRunsOrAlternatives) {
  const check::Rules rules = scales();
  EXPECT_EQ(display_of(rules, rating, levels(0b111)), "Inadequate to Good");
  EXPECT_EQ(display_of(rules, rating, levels(0b110)), "Fair to Good");
  EXPECT_EQ(display_of(rules, rating, levels(0b101)), "Inadequate or Good");
  EXPECT_EQ(display_of(rules, rating, levels(0b010)), "Fair");
  EXPECT_EQ(display_of(rules, answer, levels(0b011)), "Yes or not_met");
  EXPECT_EQ(display_of(rules, {Kind::boolean}, levels(0b11)), "no or yes");
}

TEST(ValueText, SpellsIntervalsByTheBoundsTheyHave) {
  const check::Rules rules = scales();
  Range range;
  EXPECT_EQ(display_of(rules, {Kind::number}, range), "any value");
  range.low = Number(12);
  EXPECT_EQ(display_of(rules, {Kind::number}, range), "at least 12");
  range.high = Number(15);
  EXPECT_EQ(display_of(rules, {Kind::percent}, range), "12% to 15%");
  range.low.reset();
  EXPECT_EQ(display_of(rules, {Kind::number}, range), "at most 15");
  range.has_value = false;
  range.may_be_unrated = true;
  EXPECT_EQ(display_of(rules, {Kind::number}, range), "not rated");
}

TEST(RuleText, StandsOnOneLineWithoutComments) {
  EXPECT_EQ(one_line("cap a on rating  # why\n  at \"two  # spaces\"\n when x", 200),
            "cap a on rating at \"two  # spaces\" when x");
  EXPECT_EQ(one_line("  a\t\n b  ", 200), "a b");
}

TEST(RuleText, IsCutBetweenCodePoints) {
  EXPECT_EQ(one_line("abcdef", 6), "abcdef");
  EXPECT_EQ(one_line("abcdefg", 6), "abcdef…");
  EXPECT_EQ(one_line("abcdeéf", 6), "abcde…");
}

TEST(RuleText, LocatesSpansThatHaveText) {
  Sources sources;
  const SourceId id = sources.add("a.rubric", "one\n  two  three\n");
  const auto at = location_of(sources, {id, 6, 9});
  ASSERT_TRUE(at);
  EXPECT_EQ(at->path, "a.rubric");
  EXPECT_EQ(at->line, 2U);
  EXPECT_EQ(at->column, 3U);
  EXPECT_EQ(written(sources, {id, 0, 16}, 200), "one two three");
  EXPECT_FALSE(location_of(sources, {id, 3, 3}));
  EXPECT_FALSE(location_of(sources, {SourceId{7}, 0, 1}));
}

TEST(Citations, FallBackOnTheCertaintyOfTheirSource) {
  syntax::Ast ast;
  syntax::SourceNote stoke;
  stoke.name.text = "stoke";
  stoke.title.text = "Report";
  stoke.certainty = syntax::Certainty::seen;
  ast.sources.push_back(stoke);
  syntax::Cite plain;
  plain.source.text = "stoke";
  plain.place = syntax::Text{"p. 3", {}};
  syntax::Cite own = plain;
  own.place.reset();
  own.certainty = syntax::Certainty::inferred;
  const auto cites = citations_of(ast, {plain, own});
  ASSERT_EQ(cites.size(), 2U);
  EXPECT_EQ(cites[0].title, "Report");
  EXPECT_EQ(cites[0].place, "p. 3");
  EXPECT_EQ(cites[0].certainty, "seen");
  EXPECT_EQ(cites[1].certainty, "inferred");
}

TEST(Lists, ReadAsPeopleWriteThem) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}), "a and b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

}  // namespace
}  // namespace rubric::evaluate
