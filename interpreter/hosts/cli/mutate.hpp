#pragma once
#include <rubric/mutation.hpp>

#include "hosts/cli/console.hpp"

namespace rubric::cli {

/// `rubric test --mutate`: changes the rules one thing at a time, with a line of progress on a terminal.
class MutationRun {
 public:
  MutationRun(const Options& options, Console& console) : options_(options), console_(console) {}

  /// Tries the tests of one methodology; whether any change survived, or a test fails.
  bool add(const Methodology& methodology, const TestOptions& tests);
  /// Whether there was any test to be tried.
  bool empty() const { return reports_.empty(); }
  /// Writes the reports.
  void write();

 private:
  const Options& options_;
  Console& console_;
  std::vector<MutationReport> reports_{};
};

}  // namespace rubric::cli
