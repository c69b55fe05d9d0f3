#include "whatif/intervals.hpp"

#include <boost/math/distributions/binomial.hpp>

namespace rubric::whatif {

ShareInterval clopper_pearson(std::uint64_t yes, std::uint64_t cases, double confidence) {
  using Binomial = boost::math::binomial_distribution<double>;
  const auto trials = static_cast<double>(cases);
  const auto hits = static_cast<double>(yes);
  const double tail = (1 - confidence) / 2;
  ShareInterval interval;
  if (yes > 0) interval.low = Binomial::find_lower_bound_on_p(trials, hits, tail);
  if (yes < cases) interval.high = Binomial::find_upper_bound_on_p(trials, hits, tail);
  return interval;
}

}  // namespace rubric::whatif
