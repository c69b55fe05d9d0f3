#pragma once
#include "grammar/values.hpp"

/// Tables of case rows, and bands: the table from a value to a level.
namespace rubric::grammar {

struct column_name : seq<name> {};
struct per_standard : word<"standard"> {};
struct per_question : word<"question"> {};
struct per_kind : sor<per_standard, per_question> {};
struct column_colon : symbol<":"> {};
struct column_type : seq<type_name> {};
struct column_word : word<"column"> {};
struct column : seq<column_word, must<column_name>, opt<word<"per">, must<per_kind>>, must<column_colon>,
                    must<column_type>, star<cites>> {};
struct table_name : seq<name> {};
struct first_column : seq<column> {};
struct table : seq<word<"table">, must<table_name>, opt<title>, star<cites>, must<first_column>, star<column>> {};

struct bound : seq<constant> {};
struct upper_bound : seq<constant> {};
struct band_level : seq<name> {};
struct below_row : seq<word<"below">, must<bound>> {};
struct from_row : seq<word<"from">, must<bound>> {};
struct up_word : word<"up"> {};
struct up_to_word : word<"to"> {};
struct up_to_row : seq<up_word, must<up_to_word>, must<bound>> {};
struct above_row : seq<word<"above">, must<bound>> {};
struct unused_row : word<"unused"> {};
struct between_to : word<"to"> {};
/// A row may begin with a number; with a name only where `to` follows, so that a misspelt declaration is no row.
struct between_row : seq<sor<at<one<'-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'>>, at<name, word<"to">>>,
                         bound, must<between_to>, must<upper_bound>> {};
struct band_row
    : seq<sor<below_row, from_row, up_to_row, above_row, unused_row, between_row>, must<band_level>, opt<label>> {};
struct bands_name : seq<name> {};
struct bands_from : word<"from"> {};
struct bands_from_type : seq<type_name> {};
struct bands_to : word<"to"> {};
struct bands_to_type : seq<type_name> {};
struct first_band : seq<band_row> {};
struct bands : seq<word<"bands">, must<bands_name>, must<bands_from>, must<bands_from_type>, must<bands_to>,
                   must<bands_to_type>, star<cites>, must<first_band>, star<band_row>> {};

}  // namespace rubric::grammar
