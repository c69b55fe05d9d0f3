#include "lint/lint.hpp"

#include "lint/settings.hpp"

namespace rubric::lint {

void check(const Sources& sources, const syntax::Ast& ast, const check::Rules& rules,
           const std::vector<compile::Program>& programs, const CheckOptions& options, Diagnostics& diagnostics) {
  Settings settings(ast, options);
  const bool sound = !diagnostics.has_errors();
  check_characters(sources, ast, diagnostics);
  if (sound) {
    evaluate::Decisions decisions(ast, rules, programs);
    const Lint lint{sources, ast, rules, programs, decisions, diagnostics};
    check_reads(lint);
    check_sources(lint);
    if (settings.denies(Code::cites_nothing)) check_cites(lint);
    check_claims(lint);
    check_agreement(lint);
    check_parameters(lint);
    check_rounding(lint);
    const Frames frames = evaluate::run_open(rules, programs, decisions);
    check_rows(lint, frames);
    check_levels(lint, frames);
    check_conditions(lint, frames);
    check_limits(lint, frames);
    check_discretion(lint, frames);
    check_conflicts(lint, frames);
  }
  settings.apply(diagnostics);
  if (sound) settings.report_unused(diagnostics);
  settings.apply(diagnostics);
}

}  // namespace rubric::lint
