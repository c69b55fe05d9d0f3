#include "hosts/cli/mutate.hpp"

#include "hosts/cli/progress.hpp"

namespace rubric::cli {

MutationReport mutate(const Methodology& methodology, const TestOptions& tests, const Options& options,
                      Console& console) {
  Progress progress(console, "changes tried");
  return rubric::mutate(methodology, {tests, static_cast<double>(options.budget), options.seed, 0,
                                      [&](std::size_t done, std::size_t all) { progress.tell(done, all); }});
}

Exit exit_of(const MutationReport& report) {
  return report.tests.failed() != 0 || report.count(Fate::survived) != 0 ? Exit::findings : Exit::fine;
}

}  // namespace rubric::cli
