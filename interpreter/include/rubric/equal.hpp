#pragma once
#include <rubric/report.hpp>

#include <functional>

/// Whether two methodologies rate every possible inspection the same: proved, refuted by an inspection, or not decided.
namespace rubric {

/// What is known of two methodologies, or of one result of them.
enum class Sameness : std::uint8_t {
  same_calculation,  ///< both work it out in the same way, however it is written
  proved,            ///< equal for everything that complete data can say
  different,         ///< an inspection was found in which it differs
  undecided          ///< neither proved nor refuted, or not looked into once a difference was found
};

/// One result that both have by name.
struct EqualResult {
  std::string name;
  Sameness sameness = Sameness::undecided;
  /// Of undecided: every inspection with counts up to this, and whatever else it rests on, was tried for other values.
  std::optional<std::int64_t> counts_tried{};
  std::string note{};  ///< of undecided: why nothing can be said, as "the second has other levels"
};

/// One result in the inspection that tells the two apart.
struct EqualValues {
  std::string name;
  std::string first;
  std::string second;
};

/// An inspection in which the two differ, seen by running both over it.
struct EqualDifference {
  std::vector<Given> facts{};          ///< what it says
  std::vector<EqualValues> results{};  ///< the compared results that differ
  std::string case_data{};             ///< the same as JSON case data of the first methodology
  std::string second_case_data{};      ///< and of the second
  std::optional<std::string> as_at{};  ///< the date to run it at, where no input tells it
};

/// The answer and what it rests on.
struct Equality {
  Sameness answer = Sameness::undecided;  ///< `proved` where every result is proved or the same calculation
  std::string first;                      ///< path of the first rule file
  std::string second;
  std::vector<EqualResult> results{};
  std::optional<EqualDifference> difference{};
  std::vector<std::string> only_first{};  ///< results that only the first has
  std::vector<std::string> only_second{};
  std::vector<std::string> first_inputs{};  ///< inputs that the second cannot read
  std::vector<std::string> second_inputs{};
  std::uint64_t inspections = 0;  ///< run through both in the search
  bool stopped_early = false;     ///< by the time given

  /// How many results came to this.
  std::size_t count(Sameness sameness) const;
};

/// How long and where to look. Without a time the answer is always the same.
struct EqualOptions {
  std::vector<std::string> only{};       ///< these results, or results with these attributes; empty: all
  double budget = 0;                     ///< seconds after which to end; 0: only by the amount of work
  std::uint64_t proof_work = 2'000'000;  ///< calculations that proofs go through at most
  std::uint64_t inspections = 40'000;    ///< that the search tries at most
  std::uint64_t seed = 1;                ///< of the inspections taken by chance
};

/// An answer where the names are known and the two have a result in common.
struct Equated {
  std::optional<Equality> equality;
  Messages messages;
};

/// Compares all that the two rate and score.
Equated equal(const Methodology& first, const Methodology& second, const EqualOptions& options = {});
/// The answer as a report: what differs, the inspection, and the results not shown to be the same calculation.
Report report(const Equality& equality);

}  // namespace rubric
