#pragma once
#include <rubric/rubric.hpp>

#include "base/diagnostic.hpp"
#include "evaluate/decisions.hpp"

/// What is allowed and surely not meant: rules that nothing reads, that can never matter, or that a reader takes for
/// something else. `rubric check` alone looks for it; a run does not.
namespace rubric::lint {

/// Adds to `diagnostics` what all checks of this stage find, as the rules and `options` want warnings to be taken.
/// `programs` are those of rules without errors.
void check(const Sources& sources, const syntax::Ast& ast, const check::Rules& rules,
           const std::vector<compile::Program>& programs, const CheckOptions& options, Diagnostics& diagnostics);

/// What the checks of this stage share: rules without errors, and the Program of each date interval.
struct Lint {
  const Sources& sources;
  const syntax::Ast& ast;
  const check::Rules& rules;
  const std::vector<compile::Program>& programs;
  evaluate::Decisions& decisions;
  Diagnostics& diagnostics;
};

/// What the values of all slots can be where nothing is known, in each date interval: what the ranges exclude cannot
/// happen, and what they hold may not happen either, so only "never" is proved.
using Frames = std::vector<evaluate::RangeFrame>;

/// Hidden characters in any text, and letters that look like others in quoted texts and names.
void check_characters(const Sources& sources, const syntax::Ast& ast, Diagnostics& diagnostics);
/// Definitions, tables, scales and inputs that nothing reads.
void check_reads(const Lint& lint);
/// Sources that nothing cites.
void check_sources(const Lint& lint);
/// Rules that cite nothing: looked for on demand.
void check_cites(const Lint& lint);
/// Whether results move as `require rising` and `require falling` say.
void check_claims(const Lint& lint);
/// Rules of two names that always come to the same.
void check_agreement(const Lint& lint);
/// Dated values of parameters that are those of before, or hold only when the methodology is not in force.
void check_parameters(const Lint& lint);
/// Edges of bands that a rounded value cannot tell apart.
void check_rounding(const Lint& lint);
/// Rows of bands tables that no value reaches.
void check_rows(const Lint& lint, const Frames& frames);
/// Levels that a rating never takes.
void check_levels(const Lint& lint, const Frames& frames);
/// Conditions that never hold, or always do.
void check_conditions(const Lint& lint, const Frames& frames);
/// Caps and floors that change nothing.
void check_limits(const Lint& lint, const Frames& frames);
/// Discretion that can change nothing.
void check_discretion(const Lint& lint, const Frames& frames);
/// Floors above caps that hold wherever they do.
void check_conflicts(const Lint& lint, const Frames& frames);

}  // namespace rubric::lint
