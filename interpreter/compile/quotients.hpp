#pragma once
#include "compile/program.hpp"

namespace rubric::compile {

/// Puts one operation in place of a product, quotient and rounding to a whole number, and of these and the bands or the
/// comparison that alone read them. What is no longer read stays.
void join_quotients(Program& program);

/// The steps on which `factor` a / b, rounded, stands where it has reached `start` and rises by `by`.
QuotientStep quotient_step(Rounding rounding, std::int64_t start, std::int64_t by);

}  // namespace rubric::compile
