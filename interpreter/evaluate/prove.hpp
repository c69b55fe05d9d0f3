#pragma once
#include "base/diagnostic.hpp"
#include "compile/program.hpp"
#include "evaluate/evaluate.hpp"

namespace rubric::evaluate {

/// What every slot can come to, whatever the data say: run with every input, decision and unrated item left open.
RangeFrame run_open(const check::Rules& rules, const compile::Program& program);

/// Proves the `out of` of every score by evaluating with nothing known: reports R408 where a score can be higher and
/// R409 where it can never be reached, once for each declaration.
void prove_scores(const syntax::Ast& ast, const check::Rules& rules, const compile::Program& program,
                  Diagnostics& diagnostics);

}  // namespace rubric::evaluate
