#include "hosts/cli/mutate.hpp"

#include <unistd.h>

namespace rubric::cli {
namespace {

/// A line of progress that is written over itself, and taken away in the end; nothing where nobody watches.
class Progress {
 public:
  explicit Progress(Console& console) : console_(console), watched_(isatty(STDERR_FILENO) != 0) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (shown_) console_.say("\r\x1b[K");
  }

  void tell(std::size_t done, std::size_t all) {
    if (!watched_) return;
    shown_ = true;
    console_.say("\r" + std::to_string(done) + " of " + std::to_string(all) + " changes tried");
  }

 private:
  Console& console_;
  bool watched_;
  bool shown_ = false;
};

}  // namespace

MutationReport mutate(const Methodology& methodology, const TestOptions& tests, const Options& options,
                      Console& console) {
  Progress progress(console);
  return rubric::mutate(methodology, {tests, static_cast<double>(options.budget), options.seed, 0,
                                      [&](std::size_t done, std::size_t all) { progress.tell(done, all); }});
}

Exit exit_of(const MutationReport& report) {
  return report.tests.failed() != 0 || report.count(Fate::survived) != 0 ? Exit::findings : Exit::fine;
}

}  // namespace rubric::cli
