#pragma once
#include <map>

#include "evaluate/same.hpp"
#include "whatif/equal_side.hpp"

namespace rubric::whatif {

/// The Programs of both that hold on one date, and the dates on which they do.
struct Interval {
  std::size_t first = 0;
  std::size_t second = 0;
  std::optional<Date> from{};
  std::optional<Date> to{};
  /// A date in it.
  Date day() const;
};

/// Runs candidates through both sides, for results that are to be compared.
class Both {
 public:
  using Results = std::vector<const evaluate::SharedAttribute*>;

  /// Most candidates say little beside `ground`.
  Both(const Space& space, const evaluate::SameRules& rules, const Interval& interval, Candidate ground,
       const EqualSide::Limits& limits);
  /// What a run is for where it names no result.
  void compare(Results results);
  const Results& compared() const { return compared_; }
  /// Most candidates from here on say nothing of what this one does not speak of.
  void stay_within(const Candidate& candidate);
  /// Runs for all results that are compared; false where the data break a requirement of either.
  bool run(const Candidate& candidate);
  /// Runs for one result, which need not be one of them.
  bool run(const Candidate& candidate, const evaluate::SharedAttribute& result);
  /// What the last run, which broke no requirement, came to for the result that is compared in this place; the only one is
  /// at 0.
  Cell first(std::size_t place) { return first_.result(place); }
  Cell second(std::size_t place) { return second_.result(place); }
  std::uint64_t runs() const { return runs_; }
  /// How often all of a side's Program was run.
  std::size_t exact_runs() const { return first_.exact_runs() + second_.exact_runs(); }

 private:
  /// The questions for some results, by their numbers on both sides.
  struct Asked {
    Leeway leeway{};
    std::size_t within = 0;  // the leeway
    std::size_t beyond = 0;
  };

  std::unique_ptr<Asked> asked(const Results& results, Leeway leeway);
  std::size_t add(const Results& results, const Leeway* leeway);
  bool run(const Candidate& candidate, const Asked& asked);

  const Space& space_;
  const evaluate::SameRules& rules_;
  const Candidate ground_;
  EqualSide first_;
  EqualSide second_;
  Results compared_{};
  std::vector<std::unique_ptr<Asked>> of_all_{};  // the last counts
  std::map<const evaluate::SharedAttribute*, std::unique_ptr<Asked>> of_one_{};
  std::uint64_t runs_ = 0;
};

}  // namespace rubric::whatif
