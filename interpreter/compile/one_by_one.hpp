#pragma once
#include "compile/program.hpp"

namespace rubric::compile {

/// Leaves out of a Program of results what a run of one inspection knows: inside a segment, that its condition is true or
/// its value missing. An input that is read only to stand in for what is worked out otherwise holds the result itself.
/// Such a segment must not be run for an inspection that does not need it, as a batch may do.
void settle_segments(Program& program);

/// Puts `pass_given` before neighbouring segments that work out neighbouring inputs where they are missing.
void pass_given_inputs(Program& program);

}  // namespace rubric::compile
