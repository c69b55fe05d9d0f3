#define RUBRIC_LOOPS wide_loops
#include "evaluate/column_loops.inl"
