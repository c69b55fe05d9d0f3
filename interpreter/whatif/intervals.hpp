#pragma once
#include <cstdint>

namespace rubric::whatif {

/// A share from 0 to 1 at either end.
struct ShareInterval {
  double low = 0;
  double high = 1;
};

/// The exact interval of Clopper and Pearson for the share behind `yes` of `cases` drawn at random; `confidence` lies
/// above 0 and below 1, `cases` is not 0.
ShareInterval clopper_pearson(std::uint64_t yes, std::uint64_t cases, double confidence);

}  // namespace rubric::whatif
