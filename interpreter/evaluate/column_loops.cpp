#include "evaluate/column_loops.hpp"

namespace rubric::evaluate {

#ifdef RUBRIC_WIDE_LOOPS
extern const Loops wide_loops;  // compiled for AVX2
#endif

const Loops& loops() {
#ifdef RUBRIC_WIDE_LOOPS
  static const bool wide = __builtin_cpu_supports("avx2") != 0;
  if (wide) return wide_loops;
#endif
  return base_loops;
}

}  // namespace rubric::evaluate
