#pragma once
#include "grammar/amendments.hpp"

/// How warnings of `rubric check` are taken: let through for a reason, or made errors.
namespace rubric::grammar {

struct code : seq<one<'R'>, plus<digit>, not_at<word_character>, spacing> {};
struct warning_code : seq<code> {};
struct allowed_on : sor<numeric_id, attribute> {};
struct allowed_reason : seq<text> {};
struct allow : seq<word<"allow">, must<warning_code>, opt<word<"on">, must<allowed_on>>, must<allowed_reason>> {};
struct deny : seq<word<"deny">, must<warning_code>> {};

}  // namespace rubric::grammar
