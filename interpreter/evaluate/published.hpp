#pragma once
#include "evaluate/set_aside.hpp"

/// What the rules give beside what was published.
namespace rubric::evaluate {

/// The stated maximum of a score.
Number out_of(const View& view, AttributeId score);

/// The maximum that a score was printed out of, where the rules have another one: the two scores measure different
/// things then. Null where there is none.
const facts::PublishedOutOf* printed_out_of_another(const View& view, AttributeId score);

/// Whether the rules cannot give the published value, whatever is missing in the data.
bool differs(const View& view, const facts::Published& published);

/// Published values that the definition of `attribute` rests on and that differ themselves, the nearest on each way down.
std::vector<const facts::Published*> differing_below(const View& view, AttributeId attribute);

/// "total: the rules give 17, published is 18".
std::string difference_text(const View& view, const facts::Published& published);

/// All that `attribute` rests on, itself left out: what its definition reads, and its adjustments; by attribute. What
/// only those in `ends` rest on is left out.
std::vector<bool> rests_on(const View& view, AttributeId attribute, const std::vector<bool>& ends = {});

/// A cap or floor that holds or may hold, discretion or a waiver that is applied; and how to do without it.
struct Applied {
  std::string name;  // "cap governance on rating of standard 1.1"
  std::string rule;  // "cap governance"
  AttributeId on{};
  Span span;        // of the rule
  std::string why;  // "37.5% (3 of 8 standards) is below 50%"
  Patch patch;
};

/// Everything of that kind that takes part in this run: limits, discretion, then waivers.
std::vector<Applied> applied(const View& view);

}  // namespace rubric::evaluate
