#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/parse/parsed.hpp"

namespace rubric {
namespace {

struct Case {
  const char* name;
  std::string text;
  std::string said;
};

class SyntaxError : public testing::TestWithParam<Case> {};

TEST_P(SyntaxError, IsSaidOnce) {
  Parsed parsed(GetParam().text);
  EXPECT_THAT(parsed.said(), testing::ElementsAre(GetParam().said));
  EXPECT_EQ(parsed.ast.partial, GetParam().said.substr(0, 4) != "R012");
}

INSTANTIATE_TEST_SUITE_P(
    EachCode, SyntaxError,
    testing::Values(
        Case{"MissingName", "let = 1",
             "R102 1:5 [=] found `=`, expected the name of what is defined | write it before `=`, such as `let share = "
             "yes / cases`"},
        Case{"KeywordAsName", "let when = 1",
             "R103 1:5 [when] found the keyword `when` as a name, expected the name of what is defined | keywords "
             "cannot be names: write another one, such as `when_value`"},
        Case{"KeywordOnTheNextLineIsNoName", "scale\nlet a = 1",
             "R102 2:1 [let] found the keyword `let`, expected the name of the scale | write it after `scale`, such as "
             "`scale Rating` | after this 1:1 [scale]"},
        Case{"MissingAdjustmentName", "cap on overall at good",
             "R102 1:5 [on] found the keyword `on`, expected the name of the adjustment | write it before `on`, such "
             "as `cap governance on rating of standard 1.1`"},
        Case{"NoDeclaration", "lte a = 1", "R101 1:1 [lte] found `lte`, expected a declaration | did you mean `let`?"},
        Case{"CitesBehindRows", "scale S a cites b",
             "R101 1:11 [cites] found the keyword `cites`, expected a declaration | write `cites` right behind the "
             "head of the declaration, before its first row"},
        Case{"TestWordOutsideTest", "let a = 1\nexpect a = 1",
             "R101 2:1 [expect] found `expect` outside a test, expected a declaration | write `test` and a title "
             "before it, such as `test \"half is not fewer than half\"`"},
        Case{"MissingValue", "let a = 1 +\nlet b = 2",
             "R104 2:1 [let] found the keyword `let`, expected a value | write a value after the operator, or take the "
             "operator out | after this 1:11 [+]"},
        Case{"EqualityWithTwoSigns", "let a = b == 2",
             "R104 1:12 [=] found `=`, expected a value | equality is written with one `=`"},
        Case{"MathematicalSign", "let a = b ≤ 2", "R101 1:11 [≤] found `≤`, expected a declaration | write `<=`"},
        Case{"ChoiceBesideOperator", "let a = 1 + if b then 1 else 2",
             "R104 1:13 [if] found the keyword `if`, expected a value | put it in parentheses, such as `(if late then "
             "1 else 0) + 1`"},
        Case{"OpenParenthesis", "let a = (1 + 2\nlet b = 2",
             "R105 2:1 [let] found the keyword `let`, expected `)` | close the parenthesis with `)` | opened here 1:9 "
             "[(]"},
        Case{"OpenCall", "let a = f(1 2)",
             "R105 1:13 [2] found `2`, expected `)` | close the call with `)`, or put `,` between its arguments | "
             "opened here 1:10 [(]"},
        Case{"OpenText", "source a \"b\nlet c = 1",
             "R106 1:10 [\"b] found the end of the line in a text, expected `\"` | write `\"` at the end of the text; "
             "a text stands on one line"},
        Case{"UnknownEscape", "source a \"b\\q\"",
             "R115 1:12 [\\q] found `\\q` in a text, expected `\\\"`, `\\\\`, `\\n` or `\\t` | write `\\\\` for a "
             "backslash"},
        Case{"MissingWord", "dated fieldwork",
             "R107 1:7 [fieldwork] found `fieldwork`, expected `by` | write `dated by` and the name of a date input"},
        Case{"MissingOutOf", "score s = 1\nlet b = 2",
             "R107 2:1 [let] found the keyword `let`, expected `out of` and the highest score | write it after the "
             "value, such as `out of 36` | after this 1:11 [1]"},
        Case{"MissingText", "source a",
             "R108 1:9 [] found the end of the file, expected the title of the source in quotes | write it after the "
             "name, such as `\"Inspection report, 2022\"`"},
        Case{"CurlyQuotes", "source a “Report”",
             "R108 1:10 [“] found `“`, expected the title of the source in quotes | write straight quotes: `\"`"},
        Case{"MissingSelection", "for\n  input a : count",
             "R109 2:3 [input] found the keyword `input`, expected the items that the block is about | write them "
             "after `for`, such as `for standards in domain 1` | after this 1:1 [for]"},
        Case{"SelectionWhereOneItemIsMeant", "let a = rating of standards",
             "R109 1:19 [standards] found the keyword `standards`, expected one item, such as `standard 1.1` | to read "
             "every item of a selection write an aggregate, such as `lowest rating of questions`"},
        Case{"MissingType", "input a :\nlet b = 1",
             "R110 2:1 [let] found the keyword `let`, expected a type | write the type after the colon: `count`, "
             "`number`, `percent`, `boolean`, `text`, `date`, or the name of a scale or choice | after this 1:9 [:]"},
        Case{"DateThatIsNot", "methodology m in force from 2021-02-30",
             "R111 1:29 [2021-02-30] found `2021-02-30`, expected a day that the calendar has | write year, month and "
             "day, such as `2021-07-01`"},
        Case{"DateMissing", "methodology m in force from July",
             "R111 1:29 [July] found `July`, expected a date | write year, month and day, such as `2021-07-01`"},
        Case{"ChainedComparison", "let a = 1 < b < 3",
             "R112 1:15 [<] found `<` behind a comparison, expected `and`, `or` or the end of the condition | join two "
             "comparisons with `and`, such as `0 < x and x < 5`"},
        Case{"MissingRow", "scale S\nlet b = 1",
             "R113 2:1 [let] found the keyword `let`, expected the levels of the scale | write one level a row, lowest "
             "first, such as `good \"Good\" 2` | after this 1:7 [S]"},
        Case{"OperatorBehindAggregate", "let a = count of questions + 1",
             "R114 1:28 [+] found `+` beside an aggregate, expected the aggregate alone or in parentheses | put the "
             "aggregate in parentheses, such as `(count of questions) + 1`"},
        Case{"AggregateBehindOperator", "let a = 1 + count of questions",
             "R114 1:13 [count] found the aggregate `count` beside an operator, expected it in parentheses | put the "
             "aggregate in parentheses, such as `(count of questions) + 1`"},
        Case{"SpaceBeforeCall", "let a = points (rating)",
             "R101 1:16 [(] found `(`, expected a declaration | a call has no space before its parenthesis, such as "
             "`points(rating)`"},
        Case{"MemberOutsideBlock", "rating = 3",
             "R117 1:1 [rating] found `rating` outside a `for` block, expected a declaration | write `for` and the "
             "items before it, such as `for standards in domain 1`"},
        Case{"StrayEnd", "let a = 1\nend",
             "R117 2:1 [end] found `end`, but no `for` block or test is open | take `end` out; it closes a `for` block "
             "or a test"},
        Case{"RepeatedClause", "cap c on overall at good at bad",
             "R118 1:26 [at bad] found a second `at`, one was expected | take one of the two out | the first 1:18 [at "
             "good]"},
        Case{"RepeatedQuestion", "input a : count \"x\" \"y\"",
             "R118 1:21 [\"y\"] found a second question, one was expected | take one of the two out | the first 1:17 "
             "[\"x\"]"},
        Case{"TestWithoutExpect", "test \"t\" case \"a.json\"",
             "R119 1:6 [\"t\"] found no `expect` in the test, expected at least one | say what must come out, such as "
             "`expect overall = good`"},
        Case{"NoRules", "# nothing\n",
             "R012 1:1 [] found no declaration in the file, expected at least one | begin with `methodology`, or with "
             "`amend` to change another one"},
        Case{"LongName", std::string("let ") + std::string(201, 'a') + std::string(" = 1"),
             std::string("R011 1:5 [") + std::string(201, 'a') +
                 std::string("] found a name of 201 characters, expected at most 200 | shorten the name")},
        Case{"LongNumber", std::string("let a = ") + std::string(101, '1'),
             std::string("R010 1:9 [") + std::string(101, '1') +
                 std::string("] found a number of 101 digits, expected at most 100 | shorten the number")},
        Case{"Nested", std::string("let a = ") + std::string(20000, '(') + std::string("1") + std::string(20000, ')'),
             "R007 1:209 [(] found more than 200 expressions inside each other, expected fewer | give the inner ones "
             "names of their own with `let`"}),
    [](const testing::TestParamInfo<Case>& one) { return one.param.name; });

}  // namespace
}  // namespace rubric
