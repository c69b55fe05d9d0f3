#pragma once
#include <rubric/whatif.hpp>

/// A what-if over many values of one parameter or fact: what comes out at each, and where that changes.
namespace rubric {

/// What is varied, from where to where, and in which steps: exact numbers as texts, a percentage in percent points. A
/// fact of a scale goes through its levels by their numbers.
struct Sweep {
  std::string name;  ///< "good_from", "yes of question safety in standard 2.2"
  std::string from;
  std::string to;
  std::string step;
};

/// A sweep where it is written as one, and in any case what there is to say about it.
struct ReadSweep {
  std::optional<Sweep> sweep;
  Messages messages;
};

/// Reads "good_from = 55% to 75% step 1%"; without a step it is 1, 1% or one level.
ReadSweep read_sweep(const Scenario& scenario, const std::string& text);

struct SweepOptions {
  RunOptions run{};
  std::function<void(std::size_t done)> progress{};  ///< called after each value tried
  FileReader read_file = file_system();
  std::function<void(const Messages&)> failed{};  ///< called with what is wrong with each that cannot be evaluated
};

/// A result where it goes from one value to another, at a value of what is varied.
struct SweepEdge {
  std::string result;
  std::string before;
  std::string after;
  std::string at;      ///< "from 62%", "above 62%", "between 64% and 65%"
  bool exact = false;  ///< the first two of these: it lies there and nowhere else
};

/// One inspection: what its changing results come to at each value.
struct SweptCase {
  std::string name;
  std::string now{};                   ///< the value as it is, before it is varied; empty where there is none
  std::vector<std::string> results{};  ///< that change somewhere, those of the whole first
  std::size_t wholes = 0;              ///< how many of them are of the whole inspection
  std::vector<std::vector<std::string>> values{};  ///< by the values tried and `results`; empty where it failed
  std::vector<std::vector<std::string>> exact{};   ///< the same for programs
  std::vector<std::string> levels{};               ///< of the first result, lowest first, where it is a rating
  std::vector<SweepEdge> edges{};
  std::string failure{};  ///< why it could not be evaluated at all
};

struct Swept {
  std::vector<ReportFact> facts{};
  std::string name;
  std::vector<std::string> values{};  ///< tried, in order: "55%"
  std::vector<std::string> exact_values{};
  std::vector<std::string> failures{};  ///< by `values`: why the rules do not hold there; empty: they do
  bool exact = false;                   ///< edges are exact wherever they lie, not only between the values tried
  std::vector<SweptCase> cases{};

  /// Whether any result of any inspection changes.
  bool changed() const;
  /// How many inspections could not be evaluated.
  std::size_t failed() const;
};

/// Evaluates the inspections of `cases` at each value; the inspections are held meanwhile.
Swept sweep(const Scenario& scenario, const Sweep& sweep, Population& cases, const SweepOptions& options = {});
/// The report, main section `steps`.
Report report(const Swept& swept);

}  // namespace rubric
