#pragma once
#include <functional>
#include <random>

#include "whatif/equal_both.hpp"
#include "whatif/equal_cone.hpp"

namespace rubric::whatif {

/// A conclusion that was not proved to be the same.
struct OpenResult {
  const evaluate::SharedAttribute* both = nullptr;
  std::string name{};
  std::optional<std::int64_t> covered{};  // every inspection with counts up to this was tried
};

/// What counts as a difference: values or no rating on both sides; an error as well; or that one side leaves open what the
/// other gives, which missing data may settle.
enum class Difference : std::uint8_t { of_values, with_errors, with_gaps };

struct SearchLimits {
  std::uint64_t inspections = 100'000;
  std::uint64_t seed = 1;
  std::function<bool()> in_time{};
  EqualSide::Limits sides{};
};

/// Nothing but the dates that choose the interval.
Candidate blank(const Space& space, const Interval& interval);

/// What the tests of one side give as facts, but for tests that change rules or give rows of tables.
std::vector<Candidate> tested_cases(const Space& space, const Methodology& methodology, bool of_first);

/// Looks for an inspection in which one of the results differs: small ones in order, then where a proof failed, then what
/// tests go by, then by chance around places where something differs that the results rest on; and makes what it finds as
/// small as it gets.
class EqualSearch {
 public:
  EqualSearch(const Space& space, const evaluate::SameRules& rules, const Interval& interval, SearchLimits limits);
  std::optional<Candidate> run(std::vector<OpenResult>& open, const std::vector<Candidate>& tested);
  std::uint64_t inspections() const { return both_.runs(); }

 private:
  struct Task {
    std::size_t result = 0;
    Otherwise otherwise{};
    Cone cone{};
    std::int64_t next = 1;  // counts up to the one before were tried
    bool done = false;
    const Both::Question* question = nullptr;  // asked when first needed
  };
  /// One record or none, put beside the inputs.
  struct Extra {
    std::optional<GivenDiscretion> discretion{};
    std::optional<std::size_t> waiver{};
    std::optional<std::size_t> not_rated{};
  };

  bool is_fixed(std::size_t input) const { return blank_.inputs[input].has_value(); }
  std::vector<Number> pool(const SharedInput& input, const Cone& cone, std::int64_t most) const;
  std::vector<Extra> extras(const Cone& cone, bool complete_only) const;
  bool systematic(Task& task, std::int64_t most, bool with_records, const OpenResult& result);
  Leeway leeway(const std::vector<std::size_t>& inputs, const Cone& cone) const;
  bool small_cases(std::vector<Task>& tasks, std::size_t inputs_most, std::int64_t counts_most,
                   std::vector<OpenResult>& open);
  std::vector<Task> tasks_for(const std::vector<OpenResult>& open) const;
  Candidate at_point(const evaluate::Point& point) const;
  Number text_at_point(const Number& number) const;
  bool failed_proofs(const std::vector<OpenResult>& open);
  bool as_tested(const std::vector<Candidate>& tested);
  void find_cores(const std::vector<OpenResult>& open);
  bool by_chance(const std::vector<OpenResult>& open);
  Candidate random(const Cone& cone);
  void random_records(const Cone& cone, Candidate& candidate);
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
  bool chance(unsigned percent) { return random_() % 100 < percent; }

  bool differs(std::size_t place);
  bool any_differs(const Both::Question& question);
  /// Runs for the only result of `question`.
  bool attempt(const Candidate& candidate, const Both::Question& question);
  /// The same for a result that is asked for once.
  bool attempt(const Candidate& candidate, const evaluate::SharedAttribute& result);
  bool go_on();
  void shrink();
  bool still_differs(const Candidate& candidate, const Both::Question& question);
  bool shrink_records(const Both::Question& question);
  bool shrink_inputs(const Both::Question& question);

  const Space& space_;
  const evaluate::SameRules& rules_;
  Interval interval_;
  SearchLimits limits_;
  const Candidate blank_;
  Both both_;
  std::mt19937_64 random_;
  std::vector<Candidate> cores_{};  // in which something differs that the results rest on
  Both::Results compared_{};
  std::optional<Candidate> found_{};
  Difference sought_ = Difference::of_values;
};

}  // namespace rubric::whatif
