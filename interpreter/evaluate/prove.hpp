#pragma once
#include "base/diagnostic.hpp"
#include "compile/program.hpp"

namespace rubric::evaluate {

/// Proves the `out of` of every score by evaluating with nothing known: reports R408 where a score can be higher and
/// R409 where it can never be reached, once for each declaration.
void prove_scores(const syntax::Ast& ast, const check::Rules& rules, const compile::Program& program,
                  Diagnostics& diagnostics);

}  // namespace rubric::evaluate
