#pragma once
#include "grammar/warnings.hpp"

/// Tests written in the language.
namespace rubric::grammar {

struct case_path : seq<text> {};
struct case_clause : seq<word<"case">, must<case_path>> {};

struct target_attribute : seq<attribute> {};
struct computed_word : word<"computed"> {};
struct target : sor<seq<computed_word, must<target_attribute>, opt<of_item>>, seq<attribute, opt<of_item>>> {};
struct given_target : seq<target> {};
struct given_value : seq<expression> {};
struct given_missing : word<"missing"> {};
struct given_unrated : word<"rated"> {};
struct given_unrated_reason : seq<text> {};
struct given_state : sor<seq<equals, must<given_value>>, given_missing,
                         seq<word<"not">, must<given_unrated>, opt<given_unrated_reason>>> {};
struct given_reason : seq<text> {};
struct given_by : seq<text> {};
struct given_remark : sor<seq<word<"reason">, must<given_reason>>, seq<word<"by">, must<given_by>>> {};
struct given_on : word<"on"> {};
struct given_to : word<"to"> {};
struct given_level : seq<expression> {};
struct given_discretion : seq<word<"discretion">, must<given_on>, must<given_target>, must<given_to>, must<given_level>,
                              star<given_remark>> {};
struct waived_name : seq<name> {};
struct given_waiver
    : seq<word<"waiver">, word<"of">, sor<word<"cap">, word<"floor">>, must<waived_name>, star<given_remark>> {};
struct given : seq<word<"given">, sor<given_discretion, given_waiver, seq<must<given_target>, must<given_state>>>> {};

struct because_kind : sor<word<"cap">, word<"floor">, word<"discretion">, word<"question">, word<"band">, word<"bands">,
                          word<"waiver">> {};
struct because_name : seq<id> {};
struct because : seq<word<"because">, must<because_kind>, must<because_name>> {};
struct expected_value : seq<expression> {};
struct expected_upper : seq<expression> {};
struct expected_equal
    : seq<equals, must<expected_value>, sor<seq<word<"to">, must<expected_upper>>, because, success>> {};
struct expected_missing : word<"missing"> {};
struct not_rated_state : word<"rated"> {};
struct not_capped_state : word<"capped"> {};
struct expected_state : sor<not_rated_state, not_capped_state> {};
struct expected_not : seq<word<"not">, must<expected_state>> {};
struct expectation : sor<expected_equal, expected_missing, expected_not> {};
/// A target may be called `error`; the code that follows tells the two apart.
struct error_code : seq<code> {};
struct expected_error
    : seq<word<"error">, not_at<sor<equals, word<"of">, word<"missing">, word<"not">>>, must<error_code>> {};
struct unwanted_code : seq<code> {};
struct expected_no_error : seq<word<"no">, word<"error">, must<unwanted_code>> {};
struct expected_target : seq<target> {};
struct expect
    : seq<word<"expect">, sor<expected_no_error, expected_error, seq<must<expected_target>, must<expectation>>>> {};

/// A test ends where any declaration begins but `set`, `replace` and `drop`, which change the rules for this test.
struct change : sor<set, replace, drop> {};
struct change_word : sor<word<"set">, word<"replace">, word<"drop">> {};
struct member_word : any_word<member_words> {};
struct test_stop : seq<not_at<change_word>, sor<declaration_word, member_word, word<"rating">, word<"end">, eof>> {};
struct test_clause : sor<case_clause, given, change, expect> {};
struct test_line : seq<not_at<test_stop>, must<test_clause>> {};
struct test_title : seq<text> {};
struct test_head : must<test_title> {};
struct test : seq<word<"test">, test_head, star<test_line>, opt<word<"end">>> {};

}  // namespace rubric::grammar
