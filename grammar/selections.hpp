#pragma once
#include "grammar/lexical.hpp"

/// `standards in domains 2, 3 except standard 3.4 where …`: the items that a block, an aggregate or an adjustment is about.
namespace rubric::grammar {

struct expression;

struct domain_word : word<"domain"> {};
struct standard_word : word<"standard"> {};
struct question_word : word<"question"> {};
struct domains_word : word<"domains"> {};
struct standards_word : word<"standards"> {};
struct questions_word : word<"questions"> {};
struct singular_kind : sor<domain_word, standard_word, question_word> {};
struct plural_kind : sor<domains_word, standards_word, questions_word> {};

struct range_end : seq<id> {};
struct id_range : seq<id, opt<word<"to">, must<range_end>>> {};
/// A name behind which a text, `=` or `:` stands is the next row or declaration, not an id.
struct id_name : seq<at<name, not_at<one<'"', '=', ':'>>>, id_range> {};
struct numeric_range : seq<at<numeric_id>, id_range> {};
struct ids : sor<seq<numeric_range, star<comma, numeric_range>>, seq<id_name, star<comma, id_name>>> {};

struct container_kind : sor<domains_word, domain_word, standards_word, standard_word> {};
struct container_ids : seq<ids> {};
struct container : seq<word<"in">, must<container_kind>, must<container_ids>> {};

struct singular_ids : seq<ids> {};
struct item_term
    : sor<seq<plural_kind, opt<ids>, opt<container>>, seq<singular_kind, must<singular_ids>, opt<container>>> {};
struct next_term : seq<comma, item_term> {};
struct table_term : seq<name> {};

struct bare_term : seq<ids> {};
struct except_word : word<"except"> {};
struct except_term : sor<item_term, bare_term> {};
struct except_clause : seq<except_word, must<except_term>, star<comma, except_term>> {};

struct where_word : word<"where"> {};
struct where_condition : seq<expression> {};
struct where_clause : seq<where_word, must<where_condition>> {};

struct rated_word : word<"rated"> {};
struct selection
    : seq<opt<rated_word>, sor<seq<item_term, star<next_term>>, table_term>, opt<except_clause>, opt<where_clause>> {};

/// One item: `standard 2.1`, `question safety in standard 2.1`.
struct item_id : seq<id> {};
struct item_standard_word : word<"standard"> {};
struct item_standard_id : seq<id> {};
struct item_standard : seq<word<"in">, must<item_standard_word>, must<item_standard_id>> {};
struct item
    : sor<seq<question_word, must<item_id>, opt<item_standard>>, seq<sor<standard_word, domain_word>, must<item_id>>> {
};

}  // namespace rubric::grammar
