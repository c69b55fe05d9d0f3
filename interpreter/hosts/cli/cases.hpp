#pragma once
#include "hosts/cli/input.hpp"
#include "hosts/cli/progress.hpp"

namespace rubric::cli {

/// The inspections that the arguments of a command mean.
struct Cases {
  std::vector<CaseFile> files;
  bool many = false;  ///< a folder, or a file with an inspection a line or a row, is among them
  bool stdin_too = false;
};

/// Whether the path of a file in a folder ends as those of case files do.
bool is_case_file(const std::string& path);

/// What `paths` mean: files, and of a folder the case files (`*.json`, `*.ndjson`, `*.jsonl`) in it and below, in the
/// order of their paths; a CSV file in a folder may be a table and is not taken. `input` is the layout of standard
/// input, JSON where empty. Nothing, and an error said, where a folder cannot be read or has no case file.
std::optional<Cases> cases_of(const std::vector<std::string>& paths, const std::string& input, Console& console);

/// Goes through them.
Population population_of(Cases cases);

/// How many threads `--jobs` means.
unsigned threads(unsigned jobs);

/// Goes through a population in so many threads, until its end or an interrupt.
GoThrough in_threads(unsigned jobs);

/// Says that a run over `done` inspections was interrupted and has come to nothing.
Exit no_report(std::size_t done, const Options& options, Console& console);

/// Takes in what is wrong with inspections that a report leaves out: `exit` becomes what that means for the process. A
/// report as CSV has no place for it, and standard error says it then.
std::function<void(const Messages&)> left_out(const Options& options, Console& console, Progress* progress, Exit& exit);

/// How many inspections went how: the last line of a run over many.
class Tally {
 public:
  /// Counts one.
  void add(Exit exit);
  /// Counts `count`, of which some have findings and others mistakes.
  void add(std::size_t count, std::size_t with_findings, std::size_t mistaken);
  /// How many were counted.
  std::size_t count() const { return count_; }
  /// "83 inspections: 80 rated, 5 of them with findings; 3 with mistakes".
  std::string text() const;

 private:
  std::size_t count_ = 0;
  std::size_t findings_ = 0;
  std::size_t mistakes_ = 0;
};

}  // namespace rubric::cli
