#pragma once
#include "base/diagnostic.hpp"
#include "check/rules.hpp"

namespace rubric::check {

/// Types, cycles, tables, scales, clauses: everything that can be known from the rules but the proof of `out of`.
/// The rules are fit for `compile` where no error was added.
Rules check(const Sources& sources, const syntax::Ast& ast, resolve::Model model, Diagnostics& diagnostics);

}  // namespace rubric::check
