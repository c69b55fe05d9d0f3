#pragma once
#include "grammar/selections.hpp"

/// Expressions, from the operands up: `or` binds loosest, then `and`, `not`, comparison, `+ -`, `* /`, unary `-`.
namespace rubric::grammar {

struct closing_parenthesis : symbol<")"> {};
struct opening_parenthesis : symbol<"("> {};
struct group : seq<opening_parenthesis, must<expression>, must<closing_parenthesis>> {};

struct true_word : word<"true"> {};
struct false_word : word<"false"> {};
struct boolean : sor<true_word, false_word> {};
struct date_literal : seq<date> {};
struct percent_literal : seq<percent> {};
struct number_literal : seq<number> {};
struct text_literal : seq<text> {};
struct literal : sor<date_literal, percent_literal, number_literal, text_literal, boolean> {};

/// A name that is read or called. `floor` begins a declaration, and is the function where `(` follows.
struct floor_name : seq<peg::string<'f', 'l', 'o', 'o', 'r'>, at<one<'('>>> {};
struct rating_name : seq<peg::string<'r', 'a', 't', 'i', 'n', 'g'>, not_at<word_character>> {};
struct reference_name : sor<rating_name, floor_name, seq<not_at<reserved>, identifier>> {};
/// A call has no space before its parenthesis, so that `when (…)` and a row's next value are never calls.
struct call_open : symbol<"("> {};
struct argument : seq<expression> {};
struct call_close : symbol<")"> {};
struct call : seq<call_open, opt<argument, star<comma, must<argument>>>, must<call_close>> {};
struct plain_name : success {};
struct one_item : seq<item> {};
struct of_item : seq<word<"of">, must<one_item>> {};
struct item_attribute : seq<of_item> {};
struct reference : seq<reference_name, sor<call, seq<spacing, sor<item_attribute, plain_name>>>> {};
struct computed_attribute : seq<attribute> {};
struct computed_reference : seq<word<"computed">, must<computed_attribute>, opt<of_item>> {};

struct is_word : word<"is"> {};
struct is_not : word<"not"> {};
struct is_rated_word : word<"rated"> {};
struct is_rated : seq<item, must<is_word>, opt<is_not>, must<is_rated_word>> {};

struct aggregate_word : sor<word<"count">, word<"proportion">, word<"sum">, word<"mean">, word<"lowest">,
                            word<"highest">, word<"some">, word<"every">> {};
struct bare_aggregate : seq<at<aggregate_word>, raise<bare_aggregate>> {};
struct bare_choice : seq<at<sor<word<"if">, word<"first">>>, raise<bare_choice>> {};

struct operand : sor<group, literal, computed_reference, is_rated, bare_aggregate, bare_choice, reference> {};

struct minus : symbol<"-"> {};
struct negated : seq<operand> {};
struct negation : seq<minus, must<negated>> {};
struct unary : sor<negation, operand> {};
struct product_operator : sor<symbol<"*">, symbol<"/">> {};
struct next_factor : seq<unary> {};
struct product_step : seq<product_operator, must<next_factor>> {};
struct product : seq<unary, star<product_step>> {};
struct sum_operator : sor<symbol<"+">, symbol<"-">> {};
struct next_summand : seq<product> {};
struct sum_step : seq<sum_operator, must<next_summand>> {};
struct sum : seq<product, star<sum_step>> {};
struct comparison_operator : sor<symbol<"!=">, symbol<"<=">, symbol<">=">, symbol<"<">, symbol<">">, symbol<"=">> {};
struct compared : seq<sum> {};
struct unchained : not_at<comparison_operator> {};
struct comparison_step : seq<comparison_operator, must<compared>, must<unchained>> {};
struct comparison : seq<sum, opt<comparison_step>> {};
struct denied : seq<comparison> {};
struct denial : seq<word<"not">, must<denied>> {};
struct condition : sor<denial, comparison> {};
struct and_operator : word<"and"> {};
struct next_conjunct : seq<condition> {};
struct and_step : seq<and_operator, must<next_conjunct>> {};
struct conjunction : seq<condition, star<and_step>> {};
/// `or else` belongs to an input.
struct or_operator : seq<word<"or">, not_at<word<"else">>> {};
struct next_disjunct : seq<conjunction> {};
struct or_step : seq<or_operator, must<next_disjunct>> {};
struct disjunction : seq<conjunction, star<or_step>> {};

struct if_word : word<"if"> {};
struct if_condition : seq<expression> {};
struct then_word : word<"then"> {};
struct then_value : seq<expression> {};
struct else_word : word<"else"> {};
struct else_value : seq<expression> {};
struct choose : seq<if_word, must<if_condition>, must<then_word>, must<then_value>, must<else_word>, must<else_value>> {
};

struct first_word : word<"first"> {};
struct first_of_word : word<"of"> {};
struct when_word : word<"when"> {};
struct branch_condition : seq<expression> {};
struct branch : seq<expression, must<when_word>, must<branch_condition>> {};
struct first_branch : seq<branch> {};
struct otherwise_word : word<"otherwise"> {};
struct otherwise_value : seq<expression> {};
struct first_of : seq<first_word, must<first_of_word>, must<first_branch>, star<branch>, must<otherwise_word>,
                      must<otherwise_value>> {};

/// What an aggregate takes of each item: arithmetic whose `of` is the aggregate's own (`lowest rating of questions`).
struct each_reference : seq<reference_name, sor<call, seq<spacing, plain_name>>> {};
struct each_computed : seq<word<"computed">, must<computed_attribute>> {};
struct each_operand : sor<group, literal, each_computed, bare_aggregate, bare_choice, each_reference> {};
struct each_negated : seq<each_operand> {};
struct each_negation : seq<minus, must<each_negated>> {};
struct each_unary : sor<each_negation, each_operand> {};
struct each_next_factor : seq<each_unary> {};
struct each_product_step : seq<product_operator, must<each_next_factor>> {};
struct each_product : seq<each_unary, star<each_product_step>> {};
struct each_next_summand : seq<each_product> {};
struct each_sum_step : seq<sum_operator, must<each_next_summand>> {};
struct each_sum : seq<each_product, star<each_sum_step>> {};

struct counting_word : sor<word<"count">, word<"proportion">> {};
struct counting_of : word<"of"> {};
struct folding_word : sor<word<"sum">, word<"mean">> {};
struct folding_of : word<"of"> {};
struct extreme_word : sor<word<"lowest">, word<"highest">> {};
struct each_value : seq<each_sum> {};
struct each_of : word<"of"> {};
struct testing_word : sor<word<"some">, word<"every">> {};
struct has_word : word<"has"> {};
struct has_condition : seq<expression> {};
struct aggregated : seq<selection> {};
struct counting : seq<counting_word, must<counting_of>, must<aggregated>> {};
struct folding : seq<folding_word, must<folding_of>, must<each_value>, must<each_of>, must<aggregated>> {};
struct extreme : seq<extreme_word, must<each_value>, must<each_of>, must<aggregated>> {};
struct testing : seq<testing_word, must<aggregated>, must<has_word>, must<has_condition>> {};
struct any_operator : sor<comparison_operator, sum_operator, product_operator, and_operator, or_operator> {};
struct aggregate_alone : not_at<any_operator> {};
struct aggregate : seq<sor<counting, folding, extreme, testing>, must<aggregate_alone>> {};

struct expression : sor<choose, first_of, aggregate, disjunction> {};

/// A literal, a negated one, a level or a parameter: what bounds and parameter values are made of.
struct constant_name : seq<name> {};
struct negated_number : sor<percent_literal, number_literal> {};
struct negative_constant : seq<minus, must<negated_number>> {};
struct constant : sor<literal, negative_constant, constant_name> {};

}  // namespace rubric::grammar
