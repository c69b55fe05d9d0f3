#pragma once
#include "grammar/selections.hpp"

/// What a methodology is about: its name and sources, its scales, its domains, standards and questions.
namespace rubric::grammar {

struct seen_word : word<"seen"> {};
struct inferred_word : word<"inferred"> {};
struct background_word : word<"background"> {};
struct certainty : sor<seen_word, inferred_word, background_word> {};
struct cited_source : seq<name> {};
struct cited_place : seq<text> {};
struct cite : seq<must<cited_source>, opt<cited_place>, opt<certainty>> {};
struct cites : seq<word<"cites">, cite, star<comma, cite>> {};

struct title : seq<text> {};

struct methodology_name : seq<name> {};
struct force_word : word<"force"> {};
struct force_from : word<"from"> {};
struct force_date : seq<date> {};
struct force_end : seq<date> {};
struct in_force
    : seq<word<"in">, must<force_word>, must<force_from>, must<force_date>, opt<word<"to">, must<force_end>>> {};
struct methodology : seq<word<"methodology">, must<methodology_name>, opt<title>, star<sor<in_force, cites>>> {};

struct source_name : seq<name> {};
struct source_title : seq<text> {};
struct source : seq<word<"source">, must<source_name>, must<source_title>, opt<certainty>, star<cites>> {};

struct include_path : seq<text> {};
struct include : seq<word<"include">, must<include_path>> {};

struct level_name : seq<name> {};
struct label : seq<text> {};
struct points : seq<opt<one<'-'>>, decimal, spacing> {};
struct level_row : seq<level_name, opt<label>, opt<points>> {};
struct scale_name : seq<name> {};
struct first_level : seq<level_row> {};
struct scale : seq<word<"scale">, must<scale_name>, star<cites>, must<first_level>, star<level_row>> {};

struct option_row : seq<level_name, opt<label>, opt<comma>> {};
struct choice_name : seq<name> {};
struct first_option : seq<option_row> {};
struct choice : seq<word<"choice">, must<choice_name>, star<cites>, must<first_option>, star<option_row>> {};

struct domain_id : seq<id> {};
struct standard_id : seq<id> {};
struct question_id : seq<id> {};
struct domain : seq<word<"domain">, must<domain_id>, opt<title>, star<cites>> {};
struct standard : seq<word<"standard">, must<standard_id>, opt<title>, star<cites>> {};
struct question : seq<word<"question">, must<question_id>, opt<title>, star<cites>> {};

struct questions_for : word<"for"> {};
struct questions_selection : seq<selection> {};
struct question_row : seq<name, opt<label>> {};
struct first_question : seq<question_row> {};
struct questions : seq<word<"questions">, must<questions_for>, must<questions_selection>, star<cites>,
                       must<first_question>, star<question_row>> {};

}  // namespace rubric::grammar
