#include "evaluate/same.hpp"
#include "suite/mutants.hpp"

namespace rubric::suite {

bool means_the_same(const Methodology::Impl& rules, const Methodology::Impl& variant, const Change& change) {
  if (!change.in_program || rules.programs.size() != variant.programs.size()) return false;
  // A test may give data that break a requirement, so that equality is asked of any data.
  const evaluate::ProofLimits limits{50'000, 500'000};
  for (std::size_t i = 0; i < rules.programs.size(); ++i) {
    if (rules.programs[i] == variant.programs[i]) continue;
    evaluate::SameRules same({rules.ast, rules.rules, rules.programs[i]},
                             {variant.ast, variant.rules, variant.programs[i]}, evaluate::SameRules::Data::any, limits);
    if (!same.same_in_all()) return false;
  }
  return true;
}

}  // namespace rubric::suite
