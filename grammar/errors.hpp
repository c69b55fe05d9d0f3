#pragma once
#include "grammar/point.hpp"
#include "grammar/rubric.hpp"

/// What each commit point says: every rule that `must` match has one line here, and the parser does not compile where
/// one is missing.
namespace rubric::grammar {

/// Marks a rule that has no line.
inline constexpr std::string_view none = "no point";

template <class Rule>
inline constexpr Point point{Problem::declaration, "", "", none};

// A point in one or two lines.
// clang-format off

// Texts
template <> inline constexpr Point point<escape>{Problem::escape,
    "`\\\"`, `\\\\`, `\\n` or `\\t`", "write `\\\\` for a backslash"};
template <> inline constexpr Point point<closing_quote>{Problem::quote,
    "`\"`", "write `\"` at the end of the text; a text stands on one line"};
// Selections
template <> inline constexpr Point point<range_end>{Problem::selection,
    "the last id of the range", "name both ends, such as `2.1 to 2.4`"};
template <> inline constexpr Point point<container_kind>{Problem::selection,
    "`domain`, `domains`, `standard` or `standards`", "write what the items lie in, such as `in domain 2`"};
template <> inline constexpr Point point<container_ids>{Problem::selection,
    "an id", "write which one, such as `in domain 2` or `in domains 2, 3`"};
template <> inline constexpr Point point<singular_ids>{Problem::selection,
    "an id", "write which one, such as `standard 2.1`, or use the plural for all of them"};
template <> inline constexpr Point point<except_term>{Problem::selection,
    "the items that are left out", "write them after `except`, such as `except standard 3.4`"};
template <> inline constexpr Point point<where_condition>{Problem::expression,
    "a condition", "write it after `where`, such as `where rating >= good`"};
template <> inline constexpr Point point<item_id>{Problem::selection,
    "an id", "write which item, such as `standard 2.1` or `question safety`"};
template <> inline constexpr Point point<item_standard_word>{Problem::word,
    "`standard`", "write `in standard` and its id"};
template <> inline constexpr Point point<item_standard_id>{Problem::selection,
    "the id of a standard", "write which standard, such as `in standard 2.1`"};
// Expressions
template <> inline constexpr Point point<expression>{Problem::expression,
    "a value", "write a value between the parentheses"};
template <> inline constexpr Point point<closing_parenthesis>{Problem::parenthesis,
    "`)`", "close the parenthesis with `)`"};
template <> inline constexpr Point point<argument>{Problem::expression,
    "an argument", "write a value after the comma, or take the comma out"};
template <> inline constexpr Point point<call_close>{Problem::parenthesis,
    "`)`", "close the call with `)`, or put `,` between its arguments"};
template <> inline constexpr Point point<one_item>{Problem::selection,
    "one item, such as `standard 1.1`", "to read every item of a selection write an aggregate, such as `lowest "
    "rating of questions`"};
template <> inline constexpr Point point<computed_attribute>{Problem::name,
    "a name", "write which value, such as `computed rating`"};
template <> inline constexpr Point point<is_word>{Problem::word,
    "`is rated` or `is not rated`", "to read a value of the item write `rating of` before it"};
template <> inline constexpr Point point<is_rated_word>{Problem::word, "`rated`", "write `is rated` or `is not rated`"};
template <> inline constexpr Point point<bare_aggregate>{Problem::aggregate,
    "", "put the aggregate in parentheses, such as `(count of questions) + 1`"};
template <> inline constexpr Point point<bare_choice>{Problem::expression,
    "a value", "put it in parentheses, such as `(if late then 1 else 0) + 1`"};
template <> inline constexpr Point point<negated>{Problem::expression, "a value", "write a value after `-`"};
template <> inline constexpr Point point<next_factor>{Problem::expression,
    "a value", "write a value after the operator, or take the operator out"};
template <> inline constexpr Point point<next_summand>{Problem::expression,
    "a value", "write a value after the operator, or take the operator out"};
template <> inline constexpr Point point<compared>{Problem::expression,
    "a value", "write a value after the comparison"};
template <> inline constexpr Point point<unchained>{Problem::chain,
    "", "join two comparisons with `and`, such as `0 < x and x < 5`"};
template <> inline constexpr Point point<denied>{Problem::expression,
    "a condition", "write a condition after `not`, in parentheses where it has `and` or `or`"};
template <> inline constexpr Point point<next_conjunct>{Problem::expression,
    "a condition", "write a condition after `and`, or take the `and` out"};
template <> inline constexpr Point point<next_disjunct>{Problem::expression,
    "a condition", "write a condition after `or`, or take the `or` out"};
template <> inline constexpr Point point<if_condition>{Problem::expression,
    "a condition", "write it after `if`, such as `if yes > 5 then good else inadequate`"};
template <> inline constexpr Point point<then_word>{Problem::word,
    "`then`", "write `then` and the value, such as `if yes > 5 then good else inadequate`"};
template <> inline constexpr Point point<then_value>{Problem::expression, "a value", "write a value after `then`"};
template <> inline constexpr Point point<else_word>{Problem::word,
    "`else`", "write `else` and the value for all other cases"};
template <> inline constexpr Point point<else_value>{Problem::expression, "a value", "write a value after `else`"};
template <> inline constexpr Point point<first_of_word>{Problem::word, "`of`", "write `first of`"};
template <> inline constexpr Point point<first_branch>{Problem::expression,
    "a value", "write a value, `when` and a condition, such as `good when yes > 5`"};
template <> inline constexpr Point point<when_word>{Problem::word,
    "`when`", "write `when` and a condition after the value, or `otherwise` before the last value"};
template <> inline constexpr Point point<branch_condition>{Problem::expression, "a condition", "write it after `when`"};
template <> inline constexpr Point point<otherwise_word>{Problem::word,
    "`otherwise`", "end `first of` with `otherwise` and the value for all other cases"};
template <> inline constexpr Point point<otherwise_value>{Problem::expression,
    "a value", "write a value after `otherwise`"};
template <> inline constexpr Point point<each_negated>{Problem::expression, "a value", "write a value after `-`"};
template <> inline constexpr Point point<each_next_factor>{Problem::expression,
    "a value", "write a value after the operator, or take the operator out"};
template <> inline constexpr Point point<each_next_summand>{Problem::expression,
    "a value", "write a value after the operator, or take the operator out"};
template <> inline constexpr Point point<counting_of>{Problem::word,
    "`of`", "write what is counted, such as `count of questions`"};
template <> inline constexpr Point point<folding_of>{Problem::word,
    "`of`", "write the value and the items, such as `sum of points(rating) of standards`"};
template <> inline constexpr Point point<each_value>{Problem::expression,
    "a value", "write the value that is taken of each item, such as `lowest rating of questions`"};
template <> inline constexpr Point point<each_of>{Problem::word,
    "`of` and a selection", "write the items after `of`, such as `lowest rating of questions`; put a longer value in "
    "parentheses"};
template <> inline constexpr Point point<aggregated>{Problem::selection,
    "a selection", "write the items, such as `standards in domain 2` or the name of a table"};
template <> inline constexpr Point point<has_word>{Problem::word,
    "`has`", "write `has` and a condition, such as `some questions has rating = inadequate`"};
template <> inline constexpr Point point<has_condition>{Problem::expression, "a condition", "write it after `has`"};
template <> inline constexpr Point point<aggregate_alone>{Problem::aggregate,
    "", "put the aggregate in parentheses, such as `(count of questions) + 1`"};
template <> inline constexpr Point point<negated_number>{Problem::expression,
    "a number or percentage", "write a number after `-`"};
// The framework
template <> inline constexpr Point point<cited_source>{Problem::name,
    "the name of a source", "write the name of a declared `source` after `cites`"};
template <> inline constexpr Point point<methodology_name>{Problem::name,
    "the name of the methodology", "write it after `methodology`, such as `methodology youth_2021`"};
template <> inline constexpr Point point<force_word>{Problem::word, "`force`", "write `in force from` and a date"};
template <> inline constexpr Point point<force_from>{Problem::word, "`from`", "write `in force from` and a date"};
template <> inline constexpr Point point<force_date>{Problem::date,
    "a date", "write year, month and day, such as `2021-07-01`"};
template <> inline constexpr Point point<force_end>{Problem::date,
    "a date", "write year, month and day, such as `2025-04-01`"};
template <> inline constexpr Point point<source_name>{Problem::name,
    "the name of the source", "write it after `source`, such as `source report \"Inspection report, 2022\"`"};
template <> inline constexpr Point point<source_title>{Problem::text,
    "the title of the source in quotes", "write it after the name, such as `\"Inspection report, 2022\"`"};
template <> inline constexpr Point point<include_path>{Problem::text,
    "the path of a rule file in quotes", "write it after `include`, such as `include \"scales.rubric\"`"};
template <> inline constexpr Point point<scale_name>{Problem::name,
    "the name of the scale", "write it after `scale`, such as `scale Rating`"};
template <> inline constexpr Point point<first_level>{Problem::row,
    "the levels of the scale", "write one level a row, lowest first, such as `good \"Good\" 2`"};
template <> inline constexpr Point point<choice_name>{Problem::name,
    "the name of the choice", "write it after `choice`, such as `choice Answer`"};
template <> inline constexpr Point point<first_option>{Problem::row,
    "the options of the choice", "write one option a row, such as `met \"Yes\"`"};
template <> inline constexpr Point point<domain_id>{Problem::name,
    "the id of the domain", "write a number or a name, such as `domain 1`"};
template <> inline constexpr Point point<standard_id>{Problem::name,
    "the id of the standard", "write a number or a name, such as `standard 1.1`"};
template <> inline constexpr Point point<question_id>{Problem::name,
    "the id of the question", "write a name or a number, such as `question safety`"};
template <> inline constexpr Point point<questions_for>{Problem::word,
    "`for` and the standards that have the questions", "write, for example, `questions for standards 2.1 to 2.4`"};
template <> inline constexpr Point point<questions_selection>{Problem::selection,
    "the standards that have the questions", "write them after `for`, such as `questions for standards 2.1 to 2.4`"};
template <> inline constexpr Point point<first_question>{Problem::row,
    "the questions", "write one question a row, such as `safety \"Keeping the child safe\"`"};
// Values
template <> inline constexpr Point point<parameter_name>{Problem::name,
    "the name of the parameter", "write it after `parameter`, such as `parameter margin : percent = 5%`"};
template <> inline constexpr Point point<parameter_colon>{Problem::word,
    "`:` and a type", "write the type, such as `parameter margin : percent = 5%`"};
template <> inline constexpr Point point<parameter_type>{Problem::type,
    "a type", "write the type after the colon: `count`, `number`, `percent`, `boolean`, `text`, `date`, or the name "
    "of a scale or choice"};
template <> inline constexpr Point point<parameter_constant>{Problem::expression,
    "a constant value", "write a number, a percentage, a date, a text or a level; a calculated value is a `let`"};
template <> inline constexpr Point point<dated_date>{Problem::date,
    "a date", "write year, month and day, such as `from 2021-07-01 = 65%`"};
template <> inline constexpr Point point<dated_equals>{Problem::word,
    "`=` and a value", "write the value that holds from that date, such as `from 2021-07-01 = 65%`"};
template <> inline constexpr Point point<parameter_value>{Problem::word,
    "`=` and a value, or `from` and a date", "write the value, such as `= 65%` or `from 2021-07-01 = 65%`"};
template <> inline constexpr Point point<dated_word>{Problem::word,
    "`by`", "write `dated by` and the name of a date input"};
template <> inline constexpr Point point<dated_input>{Problem::name,
    "the name of a date input", "write it after `dated by`"};
template <> inline constexpr Point point<function_name>{Problem::name,
    "the name of the function", "write it after `function`, such as `function half(x : number) : number = x / 2`"};
template <> inline constexpr Point point<function_open>{Problem::word,
    "`(`", "write the arguments in parentheses, such as `half(x : number)`; a value without arguments is a `let`"};
template <> inline constexpr Point point<argument_colon>{Problem::word,
    "`:` and a type", "write the type of the argument, such as `x : number`"};
template <> inline constexpr Point point<argument_type>{Problem::type,
    "a type", "write the type after the colon: `count`, `number`, `percent`, `boolean`, `text`, `date`, or the name "
    "of a scale or choice"};
template <> inline constexpr Point point<next_argument>{Problem::name,
    "the name of an argument", "write it after the comma, such as `y : number`, or take the comma out"};
template <> inline constexpr Point point<function_close>{Problem::parenthesis,
    "`)`", "close the arguments with `)`, or put `,` between them"};
template <> inline constexpr Point point<function_colon>{Problem::word,
    "`:` and the type of the result", "write it after the arguments, such as `half(x : number) : number`"};
template <> inline constexpr Point point<function_type>{Problem::type,
    "the type of the result", "write the type after the colon: `count`, `number`, `percent`, `boolean`, `text`, "
    "`date`, or the name of a scale or choice"};
template <> inline constexpr Point point<function_equals>{Problem::word,
    "`=`", "write `=` and what the function gives"};
template <> inline constexpr Point point<function_body>{Problem::expression,
    "a value", "write after `=` what the function gives"};
// Tables and bands
template <> inline constexpr Point point<column_name>{Problem::name,
    "the name of the column", "write it after `column`, such as `column answer : Answer`"};
template <> inline constexpr Point point<per_kind>{Problem::word,
    "`standard` or `question`", "write `per standard` or `per question`"};
template <> inline constexpr Point point<column_colon>{Problem::word,
    "`:` and a type", "write the type of the column, such as `column answer : Answer`"};
template <> inline constexpr Point point<column_type>{Problem::type,
    "a type", "write the type after the colon: `count`, `number`, `percent`, `boolean`, `text`, `date`, or the name "
    "of a scale or choice"};
template <> inline constexpr Point point<table_name>{Problem::name,
    "the name of the table", "write it after `table`, such as `table cases`"};
template <> inline constexpr Point point<first_column>{Problem::row,
    "the columns of the table", "write one column a row, such as `column answer per question : Answer`"};
template <> inline constexpr Point point<bound>{Problem::expression,
    "a bound", "write a number, a percentage, a date or the name of a parameter, such as `from 65% good`"};
template <> inline constexpr Point point<up_to_word>{Problem::word, "`to`", "write `up to`, a bound and a level"};
template <> inline constexpr Point point<between_to>{Problem::word,
    "`to`", "write a row as `below 50% inadequate`, `from 50% good` or `50% to 64% good`"};
template <> inline constexpr Point point<upper_bound>{Problem::expression,
    "the upper bound", "write it after `to`, such as `50% to 64% good`"};
template <> inline constexpr Point point<band_level>{Problem::name,
    "the level of the row", "write it after the bound, such as `from 65% good`"};
template <> inline constexpr Point point<bands_name>{Problem::name,
    "the name of the bands table", "write it after `bands`, such as `bands quality from percent to Rating`", "from"};
template <> inline constexpr Point point<bands_from>{Problem::word,
    "`from` and a type", "write what the table reads and gives, such as `from percent to Rating`"};
template <> inline constexpr Point point<bands_from_type>{Problem::type,
    "the type that the table reads", "write `percent`, `number`, `count` or `date` after `from`"};
template <> inline constexpr Point point<bands_to>{Problem::word,
    "`to` and a scale", "write what the table gives, such as `from percent to Rating`"};
template <> inline constexpr Point point<bands_to_type>{Problem::type,
    "the scale that the table gives", "write the name of a scale after `to`"};
template <> inline constexpr Point point<first_band>{Problem::row,
    "the rows of the table", "write one row a level, lowest first, such as `below 50% inadequate`, then `from 50% "
    "good`"};
// Definitions
template <> inline constexpr Point point<given_name>{Problem::name,
    "the name of what is given", "write it before the colon, such as `input yes : count`"};
template <> inline constexpr Point point<given_colon>{Problem::word,
    "`:` and a type", "write the type, such as `input yes : count`"};
template <> inline constexpr Point point<given_type>{Problem::type,
    "a type", "write the type after the colon: `count`, `number`, `percent`, `boolean`, `text`, `date`, or the name "
    "of a scale or choice"};
template <> inline constexpr Point point<or_else_word>{Problem::word,
    "`else`", "write `or else` and the value taken where nothing is given"};
template <> inline constexpr Point point<or_else_value>{Problem::expression,
    "a value", "write after `or else` the value taken where nothing is given"};
template <> inline constexpr Point point<role>{Problem::text,
    "who answers, in quotes", "write it after `by`, such as `by \"lead inspector\"`"};
template <> inline constexpr Point point<defined_name>{Problem::name,
    "the name of what is defined", "write it before `=`, such as `let share = yes / cases`"};
template <> inline constexpr Point point<defined_equals>{Problem::word,
    "`=` and a value", "write the value after `=`, such as `let share = yes / cases`"};
template <> inline constexpr Point point<defined_value>{Problem::expression, "a value", "write the value after `=`"};
template <> inline constexpr Point point<out_word>{Problem::word,
    "`out of` and the highest score", "write it after the value, such as `out of 36`"};
template <> inline constexpr Point point<out_of_word>{Problem::word, "`of`", "write `out of` and the highest score"};
template <> inline constexpr Point point<out_of_value>{Problem::expression,
    "the highest score", "write it after `out of`, such as `out of 36`"};
template <> inline constexpr Point point<required>{Problem::expression,
    "a condition", "write what must hold, such as `require yes <= cases \"more yes answers than cases\"`"};
template <> inline constexpr Point point<claimed_item>{Problem::selection,
    "the item whose result it is", "write it after `of`, such as `rating of standard 1.1`"};
template <> inline constexpr Point point<claimed_in>{Problem::word,
    "`in` and a value of the case data", "write what rises, such as `require rising overall in yes of questions`"};
template <> inline constexpr Point point<claimed_cause>{Problem::name,
    "the name of a value of the case data", "write it after `in`, such as `require rising overall in yes of questions`"};
template <> inline constexpr Point point<claimed_selection>{Problem::selection,
    "the items whose value it is", "write them after `of`, such as `yes of questions`"};
template <> inline constexpr Point point<not_rated_word>{Problem::word,
    "`rated`", "write `not rated when` and a condition"};
template <> inline constexpr Point point<not_rated_when>{Problem::word,
    "`when`", "write `not rated when` and a condition"};
template <> inline constexpr Point point<not_rated_condition>{Problem::expression,
    "a condition", "write when the item is not rated, such as `not rated when cases = 0`"};
template <> inline constexpr Point point<may_be>{Problem::word, "`be`", "write `may be not rated`"};
template <> inline constexpr Point point<may_be_not>{Problem::word, "`not`", "write `may be not rated`"};
template <> inline constexpr Point point<may_be_rated>{Problem::word, "`rated`", "write `may be not rated`"};
template <> inline constexpr Point point<member>{Problem::declaration,
    "a member of the `for` block or a declaration", ""};
template <> inline constexpr Point point<for_selection>{Problem::selection,
    "the items that the block is about", "write them after `for`, such as `for standards in domain 1`"};
// Adjustments
template <> inline constexpr Point point<adjustment_name>{Problem::name,
    "the name of the adjustment", "write it before `on`, such as `cap governance on rating of standard 1.1`", "on"};
template <> inline constexpr Point point<adjustment_on>{Problem::word,
    "`on` and a rating", "write what is adjusted, such as `on rating of standard 1.1`"};
template <> inline constexpr Point point<adjusted>{Problem::name,
    "the name of a rating", "write it after `on`, such as `on rating of standard 1.1`", "of"};
template <> inline constexpr Point point<adjusted_selection>{Problem::selection,
    "the items whose rating is adjusted", "write them after `of`, such as `of standard 1.1` or `of questions`"};
template <> inline constexpr Point point<at_level>{Problem::name,
    "a level", "write it after `at`, such as `at requires_improvement`"};
template <> inline constexpr Point point<width>{Problem::word,
    "a whole number of bands", "write, for example, `allows 1 band up or down`"};
template <> inline constexpr Point point<width_bands>{Problem::word,
    "`band` or `bands`", "write, for example, `allows 1 band up or down`"};
template <> inline constexpr Point point<direction>{Problem::word,
    "`up`, `down` or `up or down`", "write which way, such as `allows 1 band up or down`"};
template <> inline constexpr Point point<other_direction>{Problem::word, "`down`", "write `up or down`"};
template <> inline constexpr Point point<adjusted_when>{Problem::expression, "a condition", "write it after `when`"};
template <> inline constexpr Point point<requirement>{Problem::word,
    "`reason` or `by`", "write `requires reason` or `requires reason, by`"};
// Amendments
template <> inline constexpr Point point<amend_base>{Problem::text,
    "the path of the amended methodology in quotes", "write it after `amend`, such as `amend \"youth-2021.rubric\" "
    "as youth_2021_lower`"};
template <> inline constexpr Point point<amend_as>{Problem::word,
    "`as` and a name", "name the amended methodology, such as `as youth_2021_lower`"};
template <> inline constexpr Point point<amend_name>{Problem::name,
    "the name of the amended methodology", "write it after `as`"};
template <> inline constexpr Point point<set_name>{Problem::name,
    "the name of a parameter", "write it after `set`, such as `set good_from = 60%`"};
template <> inline constexpr Point point<set_equals>{Problem::word,
    "`=` and a value", "write the new value, such as `set good_from = 60%`"};
template <> inline constexpr Point point<set_value>{Problem::expression, "a value", "write the new value after `=`"};
template <> inline constexpr Point point<replacement>{Problem::declaration,
    "a declaration that has a name", "write the whole new declaration after `replace`, such as `replace bands "
    "quality from percent to Rating` and its rows"};
template <> inline constexpr Point point<dropped_kind>{Problem::word,
    "the kind of the declaration", "write the keyword and the name of what is dropped, such as `drop cap governance`"};
template <> inline constexpr Point point<dropped_id>{Problem::name,
    "the name of the declaration", "write the name of what is dropped, such as `drop cap governance`"};
// Warnings
template <> inline constexpr Point point<warning_code>{Problem::word,
    "the code of a warning", "write it as messages have it, such as `R420`"};
template <> inline constexpr Point point<allowed_on>{Problem::name,
    "the name of a declaration", "write where the warning is let through, such as `allow R420 on yes \"asked for the "
    "report\"`"};
template <> inline constexpr Point point<allowed_reason>{Problem::text,
    "the reason in quotes", "say why the warning is let through, such as `allow R420 \"kept for the next revision\"`"};
// Tests
template <> inline constexpr Point point<case_path>{Problem::text,
    "the path of a case file in quotes", "write it after `case`, such as `case \"stoke.json\"`"};
template <> inline constexpr Point point<target_attribute>{Problem::name,
    "a name", "write which value, such as `computed rating of standard 1.1`"};
template <> inline constexpr Point point<given_target>{Problem::name,
    "what is given", "write it after `given`, such as `given rating of standard 1.1 = good`"};
template <> inline constexpr Point point<given_state>{Problem::word,
    "`=` and a value, `missing` or `not rated`", "write the value, such as `given rating of standard 1.1 = good`"};
template <> inline constexpr Point point<given_value>{Problem::expression, "a value", "write the value after `=`"};
template <> inline constexpr Point point<given_unrated>{Problem::word,
    "`rated`", "write `given rating of standard 4.1 not rated \"why\"`"};
template <> inline constexpr Point point<given_reason>{Problem::text, "a text", "write the reason in quotes"};
template <> inline constexpr Point point<given_by>{Problem::text, "a text", "write in quotes who decided"};
template <> inline constexpr Point point<given_on>{Problem::word,
    "`on` and a rating", "write `given discretion on rating of question safety in standard 2.1 to good`"};
template <> inline constexpr Point point<given_to>{Problem::word,
    "`to` and a level", "write the level it was moved to, such as `to good`"};
template <> inline constexpr Point point<given_level>{Problem::expression,
    "a level", "write the level after `to`, such as `to good`"};
template <> inline constexpr Point point<waived_name>{Problem::name,
    "the name of a cap or floor", "write it after its kind, such as `given waiver of cap governance`"};
template <> inline constexpr Point point<because_kind>{Problem::word,
    "`cap`, `floor`, `discretion`, `question`, `band` or `waiver`", "write what decides the value, such as `because "
    "cap governance`"};
template <> inline constexpr Point point<because_name>{Problem::name,
    "a name", "write which one, such as `because cap governance`"};
template <> inline constexpr Point point<expected_value>{Problem::expression,
    "a value", "write the value after `=`, such as `expect overall = good`"};
template <> inline constexpr Point point<expected_upper>{Problem::expression,
    "the upper end of the range", "write it after `to`, such as `expect total = 15 to 18`"};
template <> inline constexpr Point point<expected_state>{Problem::word,
    "`rated` or `capped`", "write `not rated` or `not capped`"};
template <> inline constexpr Point point<expectation>{Problem::word,
    "`=`, `missing`, `not rated` or `not capped`", "write what is expected, such as `expect overall = good`"};
template <> inline constexpr Point point<error_code>{Problem::word,
    "the code of an error", "write it after `error`, such as `expect error R501`"};
template <> inline constexpr Point point<unwanted_code>{Problem::word,
    "the code of an error", "write it after `no error`, such as `expect no error R709`"};
template <> inline constexpr Point point<expected_target>{Problem::name,
    "what is expected", "write it after `expect`, such as `expect overall = good`"};
template <> inline constexpr Point point<test_clause>{Problem::declaration,
    "a clause of the test or a declaration", ""};
template <> inline constexpr Point point<test_title>{Problem::text,
    "the title of the test in quotes", "write it after `test`, such as `test \"half is not fewer than half\"`"};
// Files
template <> inline constexpr Point point<stray_end>{Problem::outside,
    "", "take `end` out; it closes a `for` block or a test"};
template <> inline constexpr Point point<stray_member>{Problem::outside,
    "", "write `for` and the items before it, such as `for standards in domain 1`"};
template <> inline constexpr Point point<stray_clause>{Problem::declaration,
    "", "write `test` and a title before it, such as `test \"half is not fewer than half\"`"};
template <> inline constexpr Point point<declaration>{Problem::declaration, "a declaration", ""};
// clang-format on

}  // namespace rubric::grammar
