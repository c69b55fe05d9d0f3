#pragma once
#include "grammar/tests.hpp"

/// A whole file.
namespace rubric::grammar {

/// Words that stand where nothing is open that they could belong to.
struct stray_end : seq<at<word<"end">>, raise<stray_end>> {};
struct stray_member
    : seq<at<sor<seq<word<"rating">, equals>, seq<word<"not">, word<"rated">>, word<"may">>>, raise<stray_member>> {};
struct stray_clause : seq<at<test_word>, raise<stray_clause>> {};

struct declaration
    : sor<methodology, source, include, scale, choice, domain, standard, questions, question, table, parameter,
          dated_by, function, bands, for_block, input, judgement, let, score, claim, require, stray_member, rating,
          adjustment, test, amend, set, replace, drop, allow, deny, stray_end, stray_clause> {};
struct declaration_line : seq<not_at<eof>, must<declaration>> {};
struct file : seq<spacing, star<declaration_line>, eof> {};

}  // namespace rubric::grammar
