#pragma once
#include <tao/pegtl.hpp>

#include "grammar/words.hpp"

/// Characters to tokens. Every token eats the space behind it, no rule eats space before it.
namespace rubric::grammar {

namespace peg = tao::pegtl;
using peg::at;
using peg::eof;
using peg::must;
using peg::not_at;
using peg::one;
using peg::opt;
using peg::plus;
using peg::raise;
using peg::seq;
using peg::sor;
using peg::star;
using peg::success;

struct comment : seq<one<'#'>, star<peg::not_one<'\n'>>> {};
struct spacing : star<sor<plus<one<' ', '\n', '\t', '\r'>>, comment>> {};

struct letter : peg::ranges<'a', 'z', 'A', 'Z', '_'> {};
struct digit : peg::range<'0', '9'> {};
struct word_character : sor<letter, digit> {};
struct identifier : seq<letter, star<word_character>> {};

/// A text usable as a template argument.
template <std::size_t N>
struct Characters {
  char text[N]{};
  constexpr Characters(const char (&from)[N]) {
    for (std::size_t i = 0; i < N; ++i) text[i] = from[i];
  }
  constexpr std::string_view view() const { return {text, N - 1}; }
};

namespace internal {

template <Characters C, class = std::make_index_sequence<C.view().size()>>
struct characters;
template <Characters C, std::size_t... I>
struct characters<C, std::index_sequence<I...>> {
  using type = peg::string<C.text[I]...>;
};

template <const auto& List, std::size_t W, class = std::make_index_sequence<List[W].size()>>
struct entry;
template <const auto& List, std::size_t W, std::size_t... I>
struct entry<List, W, std::index_sequence<I...>> {
  using type = peg::string<List[W][I]...>;
};

template <const auto& List, class = std::make_index_sequence<std::size(List)>>
struct entries;
template <const auto& List, std::size_t... W>
struct entries<List, std::index_sequence<W...>> {
  using type = sor<typename entry<List, W>::type...>;
};

}  // namespace internal

/// The whole word `C`, and no longer one that begins with it.
template <Characters C>
struct word : seq<typename internal::characters<C>::type, not_at<word_character>, spacing> {};

/// The sign `C`.
template <Characters C>
struct symbol : seq<typename internal::characters<C>::type, spacing> {};

/// Any word of `List`, without the space behind it.
template <const auto& List>
struct any_word : seq<typename internal::entries<List>::type, not_at<word_character>> {};

struct reserved : any_word<reserved_words> {};
struct name : seq<not_at<reserved>, identifier, spacing> {};

struct decimal : seq<plus<digit>, opt<one<'.'>, plus<digit>>> {};
struct number : seq<decimal, spacing> {};
struct percent : seq<decimal, one<'%'>, spacing> {};
struct date : seq<peg::rep<4, digit>, one<'-'>, peg::rep<2, digit>, one<'-'>, peg::rep<2, digit>,
                  not_at<word_character>, spacing> {};
struct numeric_id : seq<plus<digit>, star<one<'.'>, plus<digit>>, not_at<sor<word_character, one<'%'>>>, spacing> {};
struct id : sor<numeric_id, name> {};

struct escape : one<'"', '\\', 'n', 't'> {};
struct closing_quote : one<'"'> {};
struct text_part : sor<plus<peg::not_one<'"', '\\', '\n', '\r'>>, seq<one<'\\'>, must<escape>>> {};
struct text : seq<one<'"'>, star<text_part>, must<closing_quote>, spacing> {};

struct comma : symbol<","> {};
struct equals : seq<one<'='>, not_at<one<'='>>, spacing> {};

/// The one keyword that is also a name: what a rating is called where it is read or given.
struct rating_word : word<"rating"> {};
struct attribute : sor<rating_word, name> {};

}  // namespace rubric::grammar
