#pragma once
#include <rubric/suite.hpp>
#include "engine.hpp"
#include "evaluate/conclude.hpp"

/// Tests of rules: each is tried on the rules as it changes them, with the facts as it gives them.
namespace rubric::suite {

/// What one test is run on. Rules and facts are the test's own where it changes them.
struct Trial {
  std::shared_ptr<const Methodology::Impl> rules;
  std::uint32_t test = 0;  // of the rules: Ast::tests and Rules::tests
  Inspection::Impl data{};
  std::size_t program = 0;
  bool ready = false;       // nothing kept it from being evaluated
  Diagnostics diagnostics;  // of the changes and of the data

  const syntax::Test& written() const { return rules->ast.tests[test]; }
  const check::Test& checked() const { return rules->rules.tests[test]; }
  evaluate::Inputs inputs() const {
    return {*data.sources, rules->ast, rules->rules, rules->programs[program], data.facts};
  }
};

/// Whether the test of this title is among those that `options` asks for.
bool is_chosen(const syntax::Test& test, const TestOptions& options);

/// The facts of the case file of `test`, as it gives it without its other clauses; without a case file none is given.
facts::Facts case_facts(const Methodology::Impl& rules, const syntax::Test& test, const TestOptions& options,
                        Sources& sources, Diagnostics& diagnostics);

/// Test number `test` of `rules`, with its changes applied and its facts read.
Trial prepare(const std::shared_ptr<const Methodology::Impl>& rules, std::uint32_t test, const TestOptions& options);

/// What `trial`, which is ready and evaluated, does not fulfil.
std::vector<TestFailure> failures(const Trial& trial, const evaluate::Evaluation& evaluation);
/// What a trial that could not be evaluated does not fulfil: it may expect just that error. Nothing where it does.
bool expects_error(const Trial& trial);

}  // namespace rubric::suite
