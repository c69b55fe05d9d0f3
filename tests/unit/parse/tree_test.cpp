#include <gtest/gtest.h>

#include "unit/parse/parsed.hpp"

namespace rubric {
namespace {

void expect_tree(const std::string& text, const std::string& tree) {
  Parsed parsed(text);
  EXPECT_EQ(parsed.said(), std::vector<std::string>{});
  EXPECT_EQ(parsed.dumped(), tree.substr(1)) << text;
}

TEST(Tree, PrecedenceAndSpans) {
  expect_tree("let a = not b = 1 + 2 * -c and d or (e or f) = g", R"(
let a  @1:1
  value: or
    and
      not
        =
          b
          +
            1
            *
              2
              negate
                c
      d
    =
      or
        e
        f
      g
)");
  Parsed parsed("let a = (1 + 2) * c # end\n\n");
  EXPECT_EQ(parsed.sources.text(parsed.ast[parsed.ast.definitions[0].value].span), "(1 + 2) * c");
  EXPECT_EQ(parsed.sources.text(parsed.ast.definitions[0].span), "let a = (1 + 2) * c");
}

TEST(Tree, LeftBeforeRight) {
  expect_tree("let a = 1 - 2 - 3", R"(
let a  @1:1
  value: -
    -
      1
      2
    3
)");
}

TEST(Tree, Framework) {
  expect_tree(
      "methodology m \"M\" in force from 2021-07-01 to 2025-01-01 cites r \"p 1\" seen, q\n"
      "source r \"Report\" inferred\n"
      "scale S low \"Low\" 0 high 1.5\n"
      "choice C yes \"Yes\", no\n"
      "domain 1 \"One\" standard 1.1 question safety \"Safe\" standard 1.2\n"
      "let x = 1 standard 9.1\n"
      "questions for standards 1.1 to 1.2 except standard 1.2 safety \"Safe\" others\n"
      "include \"more.rubric\"",
      R"(
methodology m  @1:1
  cites r "p 1" seen
  cites q
  title "M"
  in force from 2021-07-01 to 2025-01-01
source r inferred  @2:1
  title "Report"
scale S  @3:1
  level low "Low" 0
  level high 3/2
choice C  @4:1
  level yes "Yes"
  level no
domain 1  @5:1
  title "One"
standard 1.1 in domain 1  @5:16
question safety in standard 1.1  @5:29
  title "Safe"
standard 1.2 in domain 1  @5:52
let x  @6:1
  value: 1
standard 9.1  @6:11
questions  @7:1
  for  @7:15
    standards 1.1 to 1.2
    except standards 1.2
  question safety  @7:56
    title "Safe"
  question others  @7:70
include "more.rubric"  @8:1
)");
}

TEST(Tree, ParametersFunctionsTables) {
  expect_tree(
      "parameter p : percent cites a from 2018-04-01 = -65% cites b from 2020-01-01 = 5%\n"
      "parameter q : count = 3 cites a\n"
      "dated by fieldwork\n"
      "function f(x : number, y : count) : percent = g(x, y + 1) cites a\n"
      "table t \"T\" cites a column c per question : Answer cites b column d : count\n"
      "bands b from percent to S cites a below 50% low \"L\" from p high up to 3 x above -1 y 50% to 64% z unused u",
      R"(
parameter p : percent  @1:1
  cites a
  from 2018-04-01: negate
    65%
    cites b
  from 2020-01-01: 5%
parameter q : count  @2:1
  cites a
  value: 3
dated by fieldwork  @3:1
function f(x : number, y : count) : percent  @4:1
  cites a
  gives: call g
    x
    +
      y
      1
table t  @5:1
  cites a
  title "T"
  column c per question : Answer  @5:21
    cites b
  column d : count  @5:60
bands b from percent to S  @6:1
  cites a
  row below -> low "L"  @6:35
    bound: 50%
  row from -> high  @6:53
    bound: p
  row up to -> x  @6:65
    bound: 3
  row above -> y  @6:75
    bound: negate
      1
  row between -> z  @6:86
    bound: 50%
    upper: 64%
  row unused -> u  @6:99
)");
}

TEST(Tree, BlocksEndWhereNoMemberStands) {
  expect_tree(
      "for questions where yes > 1\n"
      "  input yes : count \"How many?\" or else count of rows where answer = met\n"
      "  rating = quality(yes)\n"
      "  not rated when yes = 0 \"nothing\" cites a\n"
      "  may be not rated\n"
      "  require yes < 5 \"many\"\n"
      "rating overall = lowest rating of standards\n"
      "judgement j : S \"Which?\" by \"inspector\"\n"
      "for standards score s = 1 out of 3 end\n"
      "score total = 1 out of 36",
      R"(
for  @1:1
  items  @1:5
    questions
    where: >
      yes
      1
  input yes : count  @2:3
    question "How many?"
    or else: count
      of  @2:50
        rows of rows
        where: =
          answer
          met
  rating rating  @3:3
    value: call quality
      yes
  not rated  @4:3
    cites a
    when: =
      yes
      0
    reason "nothing"
  may be not rated  @5:3
  require  @6:3
    condition: <
      yes
      5
    message "many"
rating overall  @7:1
  value: lowest
    of  @7:35
      standards
    value: rating
judgement j : S  @8:1
  question "Which?"
  by "inspector"
for  @9:1
  items  @9:5
    standards
  score s  @9:15
    value: 1
    out of: 3
score total  @10:1
  value: 1
  out of: 36
)");
}

TEST(Tree, Adjustments) {
  expect_tree(
      "discretion d on rating of questions allows 1 band up or down when a or b requires reason, by\n"
      "cap c on overall waivable at good cites a\n"
      "floor f on rating of standard 1.1 at good when standard 4.1 is not rated",
      R"(
discretion d on rating  @1:1
  of  @1:27
    questions
  allows 1 up or down
  when: or
    a
    b
  requires reason
  requires by
cap c on overall  @2:1
  cites a
  at: good
  waivable
floor f on rating  @3:1
  of  @3:22
    standards 1.1
  at: good
  when: not
    standard 4.1 is rated
)");
  Parsed parsed("discretion d on x allows 1 band up # c\n when a = b # c\n requires reason # c\n");
  const syntax::Adjustment& it = parsed.ast.adjustments.at(0);
  EXPECT_EQ(parsed.sources.text(it.allows_span), "allows 1 band up");
  EXPECT_EQ(parsed.sources.text(it.when_span), "when a = b");
  EXPECT_EQ(parsed.sources.text(it.requires_span), "requires reason");
}

TEST(Tree, AmendmentsAndTests) {
  expect_tree(
      "amend \"base.rubric\" as lower \"What if?\" cites a\n"
      "set good_from = 60%\n"
      "replace bands b from percent to S below 50% low from 50% high\n"
      "drop cap governance\n"
      "drop standard 1.1\n"
      "test \"t\" case \"c.json\" given rating of standard 1.1 = good set p = 1 drop let x\n"
      "  expect computed rating of question safety in standard 2.1 = low because cap governance\n"
      "  expect total = 1 to 3 expect total missing expect rating of standard 1.1 not capped\n"
      "  expect overall not rated expect error R501 expect error = 3\n"
      "end\n"
      "set z = 2",
      R"(
amend lower of "base.rubric"  @1:1
  cites a
  title "What if?"
set good_from  @2:1
  value: 60%
replace  @3:1
  bands b from percent to S  @3:9
    row below -> low  @3:35
      bound: 50%
    row from -> high  @3:49
      bound: 50%
drop cap governance  @4:1
drop standard 1.1  @5:1
test "t"  @6:1
  case "c.json"
  given rating of standard 1.1  @6:24
    value: good
  set p  @6:60
    value: 1
  drop let x  @6:70
  expect computed rating of question safety in standard 2.1  @7:3
    value: low
    because cap governance
  expect total  @8:3
    from: 1
    to: 3
  expect total missing  @8:25
  expect rating of standard 1.1 not capped  @8:46
  expect overall not rated  @9:3
  expect error R501  @9:28
  expect error  @9:46
    value: 3
set z  @11:1
  value: 2
)");
}

TEST(Tree, ChoicesAndAggregates) {
  expect_tree(
      "let a = if x then first of 1 when y 2 when z otherwise 3 else mean of 2 * yes of rated questions safety in "
      "standard 2.1\n"
      "let b = some standards in domains 2, 3 where x < 1 has rating >= good and x = \"a \\\"b\\\"\"",
      R"(
let a  @1:1
  value: if, then, else
    x
    first of
      1
      y
      2
      z
      3
    mean
      of rated  @1:82
        questions safety in standard 2.1
      value: *
        2
        yes
let b  @2:1
  value: some
    of  @2:14
      standards in domain 2, 3
      where: <
        x
        1
    value: and
      >=
        rating
        good
      =
        x
        "a \"b\""
)");
}

TEST(Tree, ClaimsStandAtTheTop) {
  expect_tree(
      "for standards require rising and falling input rising : count\n"
      "require rising overall in yes of questions except questions in standard 2.1 \"more\" cites a\n"
      "require falling rating of standard 1.1 in rising\n"
      "require rising\n"
      "require falling <= 3\n",
      R"(
for  @1:1
  items  @1:5
    standards
  require  @1:15
    condition: and
      rising
      falling
  input rising : count  @1:42
require rising overall in yes  @2:1
  cites a
  of  @2:34
    questions
    except questions in standard 2.1
  message "more"
require falling rating of standard 1.1 in rising  @3:1
require  @4:1
  condition: rising
require  @5:1
  condition: <=
    falling
    3
)");
}

}  // namespace
}  // namespace rubric
