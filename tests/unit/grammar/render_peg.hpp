#pragma once
#include <map>
#include <string>

#include "grammar/rubric.hpp"

/// Writes the grammar's rules as PEG text, from what PEGTL says each rule is made of.
namespace rubric::grammar::peg_text {

/// Rules by name.
using Rules = std::map<std::string, std::string>;

/// A piece of PEG text and how tightly it binds: 0 choice, 1 sequence, 2 prefix or suffix, 3 alone.
struct Part {
  std::string text;
  int binds = 3;
};

inline std::string at_least(const Part& part, int binds) {
  return part.binds >= binds ? part.text : "(" + part.text + ")";
}

inline std::string character(char c) {
  switch (c) {
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    case '\\': return "\\\\";
    default: return std::string(1, c);
  }
}

template <class Structure>
struct body;

template <class Rule>
Part part(Rules& rules) {
  std::string name(tao::pegtl::demangle<Rule>());
  constexpr std::string_view ours = "rubric::grammar::";
  bool named = name.compare(0, ours.size(), ours) == 0 && name.find('<') == std::string::npos;
  if (!named) return body<typename Rule::rule_t>::of(rules);
  name = name.substr(ours.size());
  if (rules.emplace(name, "").second) rules[name] = body<typename Rule::rule_t>::of(rules).text;
  return {name, 3};
}

template <class... R>
Part sequence(Rules& rules) {
  std::string text;
  ((text += (text.empty() ? "" : " ") + at_least(part<R>(rules), sizeof...(R) == 1 ? 0 : 2)), ...);
  if constexpr (sizeof...(R) == 1) return {text, (part<R>(rules).binds, ...)};
  return {text, 1};
}

template <class... R>
std::string grouped(Rules& rules) {
  return at_least(sequence<R...>(rules), 3);
}

namespace in = tao::pegtl::internal;

template <class... R>
struct body<in::seq<R...>> {
  static Part of(Rules& rules) { return sequence<R...>(rules); }
};
// A keyword: the whole word, and the space behind it.
template <char... C>
struct body<in::seq<tao::pegtl::string<C...>, not_at<word_character>, spacing>> {
  static Part of(Rules&) { return {"'" + std::string{C...} + "'", 3}; }
};
// A sign, and the space behind it.
template <char... C>
struct body<in::seq<tao::pegtl::string<C...>, spacing>> {
  static Part of(Rules&) { return {"`" + std::string{C...} + "`", 3}; }
};
template <class... R>
struct body<in::sor<R...>> {
  static Part of(Rules& rules) {
    std::string text;
    ((text += (text.empty() ? "" : " / ") + at_least(part<R>(rules), 1)), ...);
    return {text, 0};
  }
};
template <class... R>
struct body<in::star<R...>> {
  static Part of(Rules& rules) { return {grouped<R...>(rules) + "*", 2}; }
};
template <class... R>
struct body<in::plus<R...>> {
  static Part of(Rules& rules) { return {grouped<R...>(rules) + "+", 2}; }
};
template <class... R>
struct body<in::opt<R...>> {
  static Part of(Rules& rules) { return {grouped<R...>(rules) + "?", 2}; }
};
template <unsigned N, class... R>
struct body<in::rep<N, R...>> {
  static Part of(Rules& rules) { return {grouped<R...>(rules) + "{" + std::to_string(N) + "}", 2}; }
};
template <class... R>
struct body<in::at<R...>> {
  static Part of(Rules& rules) { return {"&" + grouped<R...>(rules), 2}; }
};
template <class... R>
struct body<in::not_at<R...>> {
  static Part of(Rules& rules) { return {"!" + grouped<R...>(rules), 2}; }
};
template <class R>
struct body<in::must<R>> {
  static Part of(Rules& rules) { return {"^" + grouped<R>(rules), 2}; }
};
template <class R>
struct body<in::raise<R>> {
  static Part of(Rules&) { return {"^never", 2}; }
};
template <>
struct body<in::eof> {
  static Part of(Rules&) { return {"end_of_file", 3}; }
};
template <>
struct body<in::success> {
  static Part of(Rules&) { return {"nothing", 3}; }
};
template <char... C>
struct body<in::string<C...>> {
  static Part of(Rules&) { return {"\"" + std::string{C...} + "\"", 3}; }
};
template <in::result_on_found F, class Peek, char... C>
struct body<in::one<F, Peek, C...>> {
  static Part of(Rules&) {
    std::string all;
    ((all += character(C)), ...);
    return {(F == in::result_on_found::success ? "[" : "[^") + all + "]", 3};
  }
};
template <in::result_on_found F, class Peek, char Low, char High>
struct body<in::range<F, Peek, Low, High>> {
  static Part of(Rules&) { return {std::string("[") + Low + "-" + High + "]", 3}; }
};
template <class Peek, char... C>
struct body<in::ranges<Peek, C...>> {
  static Part of(Rules&) {
    const std::string bounds{C...};
    std::string text = "[";
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      text += bounds[i];
      if (i % 2 == 0 && i + 1 < bounds.size()) text += '-';
    }
    return {text + "]", 3};
  }
};

}  // namespace rubric::grammar::peg_text
