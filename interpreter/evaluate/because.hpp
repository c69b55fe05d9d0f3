#pragma once
#include "evaluate/route.hpp"

namespace rubric::evaluate {

/// What decided the final value of `attribute`: the last adjustment that changed it, else what its definition rests on.
std::optional<Because> because(const View& view, AttributeId attribute);

/// What decided the computed value, adjustments left aside.
std::optional<Because> because_computed(const View& view, AttributeId attribute);

/// "46% is below 50% (Minority)": the row of the table that `node` (of kind bands) looks up; the row's number too.
struct BandHit {
  std::size_t row = 0;
  std::string text;
};
std::optional<BandHit> band_hit(const View& view, NodeId node);

/// Of a `first of`: the number of the first row that holds (its `otherwise` is the last), where that is known.
std::optional<std::size_t> chosen_row(const View& view, NodeId node);

/// The members whose value is the lowest or highest's own.
std::vector<const check::Member*> deciding(const View& view, NodeId node);

}  // namespace rubric::evaluate
