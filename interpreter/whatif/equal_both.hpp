#pragma once
#include <deque>

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
  /// Results to be compared, asked of inspections that mostly say nothing beside `ground` but what `leeway` lets them.
  struct Question {
    Results results;
    Leeway leeway;
    std::size_t within = 0;  // by both sides, of inspections within the leeway
    std::size_t beyond = 0;
  };

  Both(const Space& space, const Interval& interval, Candidate ground, const EqualSide::Limits& limits);
  /// The question lives as long as this.
  const Question& ask(Results results, Leeway leeway);
  /// Runs; false where the data break a requirement of either.
  bool run(const Candidate& candidate, const Question& question);
  /// What the last run, which broke no requirement, came to for the result in this place of its question.
  Cell first(std::size_t place) { return first_.result(place); }
  Cell second(std::size_t place) { return second_.result(place); }
  std::uint64_t runs() const { return runs_; }
  /// How often all of a side's Program was run.
  std::size_t exact_runs() const { return first_.exact_runs() + second_.exact_runs(); }

 private:
  std::size_t add(const Results& results, const Leeway* leeway);

  const Candidate ground_;
  EqualSide first_;
  EqualSide second_;
  std::deque<Question> questions_{};
  std::uint64_t runs_ = 0;
};

}  // namespace rubric::whatif
