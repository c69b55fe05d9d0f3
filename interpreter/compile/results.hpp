#pragma once
#include "compile/program.hpp"

namespace rubric::compile {

/// A Program that gives the same results (`final_`) of the same data, for whoever reads nothing else: slots are numbered
/// anew, what no result needs is left out, and what costs less another way is done that way:
/// - a number times a quotient that is rounded to a whole one (`round_half_up(100% * a / b, 1%)`) is one operation;
/// - where such a number is only looked up in bands with whole edges, or compared with a constant, nothing is divided: the
///   edges are set against the two parts of the quotient;
/// - what stands for another slot is read there.
/// Over exact cells or sets of values it does not run.
Program results_of(const Program& program);
/// The same with these slots too, in their order behind the results in `final_`; none of them is made in a segment.
Program results_of(const Program& program, const std::vector<Slot>& more);

/// The same for one inspection at a time, not for a batch:
/// - a segment leaves out what is settled where it runs at all (the condition that it stands under);
/// - an input with an `or else` is itself what is worked out where it is missing, and inputs that lie together are looked
///   at together.
Program single_results_of(const Program& program);

}  // namespace rubric::compile
