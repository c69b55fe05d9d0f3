#pragma once
#include "grammar/tables.hpp"

/// What is given and what is concluded: inputs, judgements, definitions, and the `for` block that gives them to items.
namespace rubric::grammar {

struct asked : seq<text> {};
/// What a search for changes may change.
struct changeable : word<"changeable"> {};
struct given_name : seq<attribute> {};
struct given_colon : symbol<":"> {};
struct given_type : seq<type_name> {};
struct or_else_word : word<"else"> {};
struct or_else_value : seq<expression> {};
struct or_else : seq<word<"or">, must<or_else_word>, must<or_else_value>> {};
struct input : seq<word<"input">, must<given_name>, must<given_colon>, must<given_type>,
                   star<sor<asked, changeable, or_else, cites>>> {};
struct role : seq<text> {};
struct answered_by : seq<word<"by">, must<role>> {};
struct judgement : seq<word<"judgement">, must<given_name>, must<given_colon>, must<given_type>,
                       star<sor<asked, changeable, answered_by, cites>>> {};

struct defined_name : seq<name> {};
struct defined_equals : seq<equals> {};
struct defined_value : seq<expression> {};
struct let : seq<word<"let">, must<defined_name>, must<defined_equals>, must<defined_value>, star<cites>> {};
struct out_word : word<"out"> {};
struct out_of_word : word<"of"> {};
struct out_of_value : seq<constant> {};
struct score : seq<word<"score">, must<defined_name>, must<defined_equals>, must<defined_value>, star<cites>,
                   must<out_word>, must<out_of_word>, must<out_of_value>, star<cites>> {};
struct rating : seq<word<"rating">, must<defined_name>, must<defined_equals>, must<defined_value>, star<cites>> {};
struct item_rating
    : seq<at<word<"rating">, equals>, rating_word, must<defined_equals>, must<defined_value>, star<cites>> {};

struct required : seq<expression> {};
struct require_message : seq<text> {};
struct require : seq<word<"require">, must<required>, opt<require_message>, star<cites>> {};
/// `require rising` and the name of a result, at the top level only: it ends a `for` block.
struct rising_word : word<"rising"> {};
struct falling_word : word<"falling"> {};
struct claimed_way : sor<rising_word, falling_word> {};
struct claim_start : seq<word<"require">, claimed_way, sor<seq<rating_word, not_at<equals>>, name>> {};
struct claimed_result : seq<attribute> {};
struct claimed_item : seq<item> {};
struct claimed_in : word<"in"> {};
struct claimed_cause : seq<attribute> {};
struct claimed_selection : seq<selection> {};
struct claim : seq<at<claim_start>, word<"require">, claimed_way, claimed_result, opt<word<"of">, must<claimed_item>>,
                   must<claimed_in>, must<claimed_cause>, opt<word<"of">, must<claimed_selection>>,
                   opt<require_message>, star<cites>> {};
struct not_rated_word : word<"rated"> {};
struct not_rated_when : word<"when"> {};
struct not_rated_condition : seq<expression> {};
struct not_rated_reason : seq<text> {};
struct not_rated : seq<word<"not">, must<not_rated_word>, must<not_rated_when>, must<not_rated_condition>,
                       opt<not_rated_reason>, star<cites>> {};
struct may_be : word<"be"> {};
struct may_be_not : word<"not"> {};
struct may_be_rated : word<"rated"> {};
struct may_be_not_rated : seq<word<"may">, must<may_be>, must<may_be_not>, must<may_be_rated>, star<cites>> {};

/// A block ends where a word stands that begins a declaration, or a clause of a test, and no member, or at `end`.
struct declaration_word : any_word<declaration_words> {};
struct test_word : any_word<test_words> {};
struct block_stop
    : sor<declaration_word, test_word, seq<word<"rating">, not_at<equals>>, claim_start, word<"end">, eof> {};
struct member : sor<input, judgement, let, score, item_rating, require, not_rated, may_be_not_rated> {};
struct member_line : seq<not_at<block_stop>, must<member>> {};
struct for_selection : seq<selection> {};
struct for_head : must<for_selection> {};
struct for_block : seq<word<"for">, for_head, star<member_line>, opt<word<"end">>> {};

}  // namespace rubric::grammar
