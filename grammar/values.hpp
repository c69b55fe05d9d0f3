#pragma once
#include "grammar/expressions.hpp"
#include "grammar/framework.hpp"

/// Parameters and functions.
namespace rubric::grammar {

/// `count` names a type and begins an aggregate.
struct type_name : sor<word<"count">, name> {};

struct parameter_name : seq<name> {};
struct parameter_colon : symbol<":"> {};
struct parameter_type : seq<type_name> {};
struct parameter_constant : seq<constant> {};
struct fixed_value : seq<equals, must<parameter_constant>, star<cites>> {};
struct dated_from : word<"from"> {};
struct dated_date : seq<date> {};
struct dated_equals : seq<equals> {};
struct dated_value : seq<dated_from, must<dated_date>, must<dated_equals>, must<parameter_constant>, star<cites>> {};
struct parameter_value : sor<fixed_value, plus<dated_value>> {};
struct parameter : seq<word<"parameter">, must<parameter_name>, must<parameter_colon>, must<parameter_type>,
                       star<cites>, must<parameter_value>> {};

struct dated_word : word<"by"> {};
struct dated_input : seq<name> {};
struct dated_by : seq<word<"dated">, must<dated_word>, must<dated_input>> {};

struct function_name : seq<name> {};
struct function_open : symbol<"("> {};
struct argument_name : seq<name> {};
struct argument_colon : symbol<":"> {};
struct argument_type : seq<type_name> {};
struct function_argument : seq<argument_name, must<argument_colon>, must<argument_type>> {};
struct next_argument : seq<function_argument> {};
struct function_close : symbol<")"> {};
struct function_colon : symbol<":"> {};
struct function_type : seq<type_name> {};
struct function_equals : seq<equals> {};
struct function_body : seq<expression> {};
struct function
    : seq<word<"function">, must<function_name>, must<function_open>,
          opt<function_argument, star<comma, must<next_argument>>>, must<function_close>, must<function_colon>,
          must<function_type>, must<function_equals>, must<function_body>, star<cites>> {};

}  // namespace rubric::grammar
