#pragma once
#include "grammar/definitions.hpp"

/// Discretion, floors and caps: bounded changes to a computed rating.
namespace rubric::grammar {

struct discretion_word : word<"discretion"> {};
struct floor_word : word<"floor"> {};
struct cap_word : word<"cap"> {};
struct adjustment_word : sor<discretion_word, floor_word, cap_word> {};
struct adjustment_name : seq<name> {};
struct adjustment_on : word<"on"> {};
struct adjusted : seq<attribute> {};
struct adjusted_selection : seq<selection> {};

struct at_level : seq<name> {};
struct at_clause : seq<word<"at">, must<at_level>> {};
struct width : seq<plus<digit>, not_at<sor<word_character, one<'.', '%'>>>, spacing> {};
struct width_bands : sor<word<"bands">, word<"band">> {};
struct up_direction : word<"up"> {};
struct down_direction : word<"down"> {};
struct other_direction : seq<down_direction> {};
struct direction : sor<seq<up_direction, opt<word<"or">, must<other_direction>>>, down_direction> {};
struct allows_clause : seq<word<"allows">, must<width>, must<width_bands>, must<direction>> {};
struct adjusted_when : seq<expression> {};
struct when_clause : seq<word<"when">, must<adjusted_when>> {};
struct waivable_clause : word<"waivable"> {};
struct reason_word : word<"reason"> {};
struct by_word : word<"by"> {};
struct requirement : sor<reason_word, by_word> {};
struct requires_clause : seq<word<"requires">, must<requirement>, star<comma, must<requirement>>> {};
struct adjustment_clause : sor<at_clause, allows_clause, when_clause, waivable_clause, requires_clause, cites> {};
struct adjustment : seq<adjustment_word, must<adjustment_name>, must<adjustment_on>, must<adjusted>,
                        opt<word<"of">, must<adjusted_selection>>, star<adjustment_clause>> {};

}  // namespace rubric::grammar
