#pragma once
#include "grammar/adjustments.hpp"

/// A file that changes another methodology: set a parameter, replace a declaration, drop one.
namespace rubric::grammar {

struct amend_base : seq<text> {};
struct amend_as : word<"as"> {};
struct amend_name : seq<name> {};
struct amend : seq<word<"amend">, must<amend_base>, must<amend_as>, must<amend_name>, opt<title>, star<cites>> {};

struct set_name : seq<name> {};
struct set_equals : seq<equals> {};
struct set_value : seq<expression> {};
struct set_from : seq<word<"from">, must<dated_date>> {};
struct set : seq<word<"set">, must<set_name>, opt<set_from>, must<set_equals>, must<set_value>> {};

struct replaceable : sor<methodology, source, scale, choice, domain, standard, question, table, parameter, function,
                         bands, input, judgement, let, score, rating, adjustment, for_block> {};
struct replacement : seq<replaceable> {};
struct replace : seq<word<"replace">, must<replacement>> {};

struct kind_word
    : sor<word<"source">, word<"scale">, word<"choice">, word<"domain">, word<"standard">, word<"question">,
          word<"table">, word<"parameter">, word<"function">, word<"bands">, word<"input">, word<"judgement">,
          word<"let">, word<"score">, word<"rating">, word<"discretion">, word<"floor">, word<"cap">> {};
struct dropped_kind : seq<kind_word> {};
struct dropped_id : sor<numeric_id, attribute> {};
struct drop : seq<word<"drop">, must<dropped_kind>, must<dropped_id>> {};

}  // namespace rubric::grammar
