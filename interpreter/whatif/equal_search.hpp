#pragma once
#include <functional>
#include <random>

#include "evaluate/evaluate.hpp"
#include "evaluate/same.hpp"
#include "whatif/equal_space.hpp"

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

/// Runs candidates through both sides, over exact values.
class Both {
 public:
  Both(const Space& space, const Interval& interval);
  /// Runs; false where the data break a requirement of either.
  bool run(const Candidate& candidate);
  const Cell& first(resolve::AttributeId id) const { return first_.slots[first_program_.final_[id.index()]]; }
  const Cell& second(resolve::AttributeId id) const { return second_.slots[second_program_.final_[id.index()]]; }
  std::uint64_t runs() const { return runs_; }

 private:
  const Space& space_;
  const compile::Program& first_program_;
  const compile::Program& second_program_;
  evaluate::Frame first_;
  evaluate::Frame second_;
  std::uint64_t runs_ = 0;
};

/// What a conclusion rests on in either methodology.
struct Cone {
  std::vector<std::size_t> inputs{};     // Space::inputs
  std::vector<std::size_t> ratings{};    // Space::ratings with discretion
  std::vector<std::size_t> waivers{};    // Space::waivers
  std::vector<std::size_t> not_rated{};  // Space::not_rated
  std::vector<std::size_t> tables{};     // Space::tables
  std::vector<Number> edges{};           // numbers that values are compared with
  std::vector<std::string> unshared{};   // inputs that only one side can read
};

/// How an input with `or else` is thought of: given, so that what stands for it does not matter; or left out; or either.
enum class Otherwise : std::uint8_t { given, left_out, either };

Cone cone_of(const Space& space, const evaluate::Terms& terms, evaluate::TermId first, evaluate::TermId second,
             Otherwise otherwise);

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
};

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
  };
  /// One record or none, put beside the inputs.
  struct Extra {
    std::optional<GivenDiscretion> discretion{};
    std::optional<std::size_t> waiver{};
    std::optional<std::size_t> not_rated{};
  };

  Candidate blank() const { return blank_; }
  void fix_dates();
  bool is_fixed(std::size_t input) const { return blank_.inputs[input].has_value(); }
  std::vector<Number> pool(const SharedInput& input, const Cone& cone, std::int64_t most) const;
  std::vector<Extra> extras(const Cone& cone, bool complete_only) const;
  bool systematic(const Task& task, std::int64_t most, bool with_records, const OpenResult& result);
  bool small_cases(std::vector<Task>& tasks, std::size_t inputs_most, std::int64_t counts_most,
                   std::vector<OpenResult>& open);
  std::vector<Task> tasks_for(const std::vector<OpenResult>& open) const;
  Candidate at_point(const evaluate::Point& point) const;
  bool failed_proofs(const std::vector<OpenResult>& open);
  bool as_tested(const std::vector<Candidate>& tested);
  void find_cores(const std::vector<OpenResult>& open);
  bool by_chance(const std::vector<OpenResult>& open);
  Candidate random(const Cone& cone);
  void random_records(const Cone& cone, Candidate& candidate);
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
  bool chance(unsigned percent) { return random_() % 100 < percent; }

  bool differs(const evaluate::SharedAttribute& both) const;
  bool any_differs() const;
  bool attempt(const Candidate& candidate, const evaluate::SharedAttribute& both);
  bool go_on();
  void shrink();
  bool still_differs(const Candidate& candidate);
  bool shrink_records();
  bool shrink_inputs();

  const Space& space_;
  const evaluate::SameRules& rules_;
  Interval interval_;
  SearchLimits limits_;
  Both both_;
  std::mt19937_64 random_;
  Candidate blank_{};  // nothing but the dates that choose the interval
  std::vector<const evaluate::SharedAttribute*> compared_{};
  std::vector<Candidate> cores_{};  // in which something differs that the results rest on
  std::optional<Candidate> found_{};
  Difference sought_ = Difference::of_values;
};

}  // namespace rubric::whatif
