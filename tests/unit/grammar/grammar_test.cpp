#include <gtest/gtest.h>

#include <string>

#include "grammar/errors.hpp"

namespace rubric::grammar {
namespace {

struct Raised {
  const Point* point;
  std::size_t offset;
};

template <class Rule>
struct raising : tao::pegtl::normal<Rule> {
  template <class Input>
  [[noreturn]] static void raise(const Input& in) {
    throw Raised{&point<Rule>, in.byte()};
  }
};

// How much of `text` the rule reads, `none` where it does not match, or the expected text of the point that failed.
template <class Rule>
std::string read(const std::string& text) {
  tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf_crlf, const char*> in(
      text.data(), text.data() + text.size(), "");
  try {
    if (!tao::pegtl::parse<Rule, tao::pegtl::nothing, raising>(in)) return "none";
  } catch (const Raised& raised) {
    return "expected " + std::string(raised.point->expected) + " at " + std::to_string(raised.offset);
  }
  return text.substr(0, in.byte());
}

TEST(Lexical, NamesStopAtKeywords) {
  EXPECT_EQ(read<name>("share_of x"), "share_of ");
  EXPECT_EQ(read<name>("inputs"), "inputs");
  EXPECT_EQ(read<name>("_x9"), "_x9");
  EXPECT_EQ(read<name>("9x"), "none");
  EXPECT_EQ(read<name>("rating"), "none");
  EXPECT_EQ(read<attribute>("rating of"), "rating ");
}

TEST(Lexical, EveryReservedWordIsNoName) {
  for (std::string_view word : reserved_words) {
    EXPECT_EQ(read<name>(std::string(word)), "none");
    EXPECT_EQ(read<name>(std::string(word) + "_1"), std::string(word) + "_1");
  }
}

TEST(Lexical, NumbersDatesAndIdsAreToldApart) {
  EXPECT_EQ(read<literal>("64.5% x"), "64.5% ");
  EXPECT_EQ(read<literal>("2021-07-01 x"), "2021-07-01 ");
  EXPECT_EQ(read<literal>("2021-07 x"), "2021");
  EXPECT_EQ(read<literal>(".5"), "none");
  EXPECT_EQ(read<numeric_id>("2.1.3 x"), "2.1.3 ");
  EXPECT_EQ(read<numeric_id>("50%"), "none");
  EXPECT_EQ(read<numeric_id>("2a"), "none");
}

TEST(Lexical, TextsEndOnTheirLine) {
  EXPECT_EQ(read<text>(R"("a \" b" x)"), R"("a \" b" )");
  EXPECT_EQ(read<text>("\"a\n\""), "expected `\"` at 2");
  EXPECT_EQ(read<text>(R"("a\q")"), R"(expected `\"`, `\\`, `\n` or `\t` at 3)");
}

TEST(Lexical, SpaceHoldsComments) { EXPECT_EQ(read<spacing>(" # a \"\n\t# b\r\n x"), " # a \"\n\t# b\r\n "); }

template <class Rule>
void whole(const std::string& text) {
  EXPECT_EQ(read<Rule>(text), text);
}

TEST(Selections, Whole) {
  for (const char* text :
       {"standards", "standards 2.1 to 2.4, 3.1", "standards in domain 1, standards 3.4, 4.1",
        "questions safety, others in standard 2.1", "rated standards in domains 1 to 3 except standard 3.4, 1.1",
        "inspected_cases where answer = met or answer = not_met", "question safety in standard 2.1",
        "standard 1.1, standard 1.2", "questions except safety", "domains"})
    whole<selection>(text);
}

TEST(Selections, AnIdIsNotTheNextRow) {
  EXPECT_EQ(read<selection>("questions safety \"Safe\""), "questions ");
  EXPECT_EQ(read<selection>("questions safety, others \"Others\""), "questions safety");
  EXPECT_EQ(read<selection>("standards 1.1, x"), "standards 1.1");
  EXPECT_EQ(read<selection>("standard rated"), "expected an id at 9");
}

TEST(Expressions, Whole) {
  for (const char* text : {"a",
                           "1 + 2 * -x",
                           "not a = b and c < d or e",
                           "(a)",
                           "f()",
                           "min(yes + 1, cases)",
                           "floor(x, 1)",
                           "rating >= good",
                           "rating of standard 1.1",
                           "yes of question safety in standard 2.1",
                           "computed rating",
                           "computed rating of standard 1.1",
                           "standard 4.1 is rated",
                           "standard 4.1 is not rated",
                           "if a then b else c",
                           "first of good when a bad when b otherwise c",
                           "count of inspected_cases where answer = met",
                           "(proportion of standards in domains 2, 3 where rating >= good) < 50%",
                           "sum of points(rating) of standards in domains 1 to 3",
                           "sum of 2 * points(rating) of standards",
                           "lowest rating of rated questions",
                           "highest computed rating of questions",
                           "some questions has rating = inadequate or x < 3",
                           "every standards where a has b",
                           "count of standards where every questions has rating >= good",
                           "max(lowest rating of questions, good)",
                           "if count of questions then 1 else 2"})
    whole<expression>(text);
}

TEST(Expressions, Fail) {
  EXPECT_EQ(read<expression>("a < b < c"), "expected  at 6");
  EXPECT_EQ(read<expression>("1 +"), "expected a value at 3");
  EXPECT_EQ(read<expression>("(1"), "expected `)` at 2");
  EXPECT_EQ(read<expression>("f(1"), "expected `)` at 3");
  EXPECT_EQ(read<expression>("count of questions + 1"), "expected  at 19");
  EXPECT_EQ(read<expression>("1 + count of questions"), "expected  at 4");
  EXPECT_EQ(read<expression>("rating of standards"), "expected one item, such as `standard 1.1` at 10");
  EXPECT_EQ(read<expression>("sum of points(rating)"), "expected `of` and a selection at 21");
  EXPECT_EQ(read<expression>("points (rating)"), "points ");
  EXPECT_EQ(read<expression>("1 or else 2"), "1 ");
}

TEST(Adjustments, ClausesInAnyOrder) {
  whole<adjustment>(
      "cap g on rating of standard 1.1 waivable at good cites a \"b\" seen, c requires reason, by when x < 1");
  whole<claim>("require rising overall in yes of questions \"why\" cites a");
  whole<claim>("require falling rating of question safety in standard 2.1 in rating");
  whole<adjustment>("discretion d on rating of questions allows 2 bands up or down when a requires reason");
  whole<adjustment>("floor f on overall at good");
  EXPECT_EQ(read<adjustment>("cap on rating"), "expected the name of the adjustment at 4");
  EXPECT_EQ(read<adjustment>("discretion d on rating allows 1 band"), "expected `up`, `down` or `up or down` at 36");
}

TEST(Bands, EveryRow) {
  whole<bands>(
      "bands b from percent to Rating below 50% a \"A\" from edge b up to 3 c above -1 d 50% to 64% e low to high f "
      "unused g");
  EXPECT_EQ(read<bands>("bands b from percent to Rating from 50% a let x"),
            "bands b from percent to Rating from 50% a ");
}

}  // namespace
}  // namespace rubric::grammar
