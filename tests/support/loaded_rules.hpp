#pragma once
#include <string>

#include "check/check.hpp"
#include "parse/parser.hpp"
#include "resolve/resolve.hpp"

namespace rubric::test {

/// Rules from text, through parse, resolve and check, with everything they point into.
struct LoadedRules {
  explicit LoadedRules(std::string text) {
    parse(sources, sources.add("rules.rubric", std::move(text)), ast, diagnostics);
    resolve::Model model = resolve::resolve(sources, ast, diagnostics);
    rules = check::check(sources, ast, std::move(model), diagnostics);
  }
  LoadedRules(const LoadedRules&) = delete;
  LoadedRules& operator=(const LoadedRules&) = delete;

  /// The number of the first diagnostic ("R201"), or "" where there is none.
  std::string code() const {
    const auto found = diagnostics.sorted();
    return found.empty() ? "" : std::string(info(found.front().code).number);
  }
  /// All messages, one a line: "R201 3:5 message".
  std::string messages() const {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      const Place place = sources.place(diagnostic.span);
      all += std::string(info(diagnostic.code).number) + " " + std::to_string(place.line) + ":" +
             std::to_string(place.column) + " " + diagnostic.message + "\n";
    }
    return all;
  }

  Sources sources;
  syntax::Ast ast;
  Diagnostics diagnostics;
  check::Rules rules;
};

}  // namespace rubric::test
