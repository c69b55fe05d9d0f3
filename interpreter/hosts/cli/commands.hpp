#pragma once
#include "hosts/cli/console.hpp"
#include "hosts/cli/exit_code.hpp"
#include "hosts/cli/options.hpp"

namespace rubric::cli {

/// Says what is wrong with rule files.
Exit check(const Options& options, Console& console);
/// Shows the warnings about rule files, and cures those that have one certain cure.
Exit lint(const Options& options, Console& console);
/// Lays out rule files.
Exit fmt(const Options& options, Console& console);
/// Evaluates inspections.
Exit run(const Options& options, Console& console);
/// Shows how one result came about.
Exit explain(const Options& options, Console& console);
/// Runs the tests that rule files hold.
Exit test(const Options& options, Console& console);
/// Says which clauses the tests of a rule file, or past inspections, reach.
Exit coverage(const Options& options, Console& console);
/// Says whether two methodologies rate every possible inspection the same.
Exit equal(const Options& options, Console& console);
/// Writes the tests that a rule file lacks.
Exit suggest_tests(const Options& options, Console& console);
/// Compares two methodologies.
Exit diff(const Options& options, Console& console);
/// Writes a methodology as a booklet.
Exit doc(const Options& options, Console& console);
/// Prints the JSON Schema of case data.
Exit schema(const Options& options, Console& console);
/// Prints an empty case.
Exit empty_case(const Options& options, Console& console);
/// Turns rows of a spreadsheet into case data.
Exit import_rows(const Options& options, Console& console);
/// Searches the smallest changes that reach a result.
Exit reach(const Options& options, Console& console);
/// Says how firm the ratings of an inspection are.
Exit fragility(const Options& options, Console& console);
/// Audits recorded discretion and waivers, or rounding, over inspections.
Exit audit(const Options& options, Console& console);
/// Replays published results.
Exit reconcile(const Options& options, Console& console);
/// Shows what a few inspections come to under changed rules or data.
Exit whatif(const Options& options, Console& console);
/// Shows what changed rules do to many inspections.
Exit impact(const Options& options, Console& console);
/// Prints a stage of the pipeline.
Exit dump(const Options& options, Console& console);
/// Prints help on everything or on one command.
Exit help(const Options& options, Console& console);
/// Prints a script that completes command lines.
Exit completion(const Options& options, Console& console);

}  // namespace rubric::cli
