#define RUBRIC_LOOPS base_loops
#include "evaluate/column_loops.inl"
