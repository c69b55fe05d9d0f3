#include "hosts/cli/progress.hpp"

#include <unistd.h>

namespace rubric::cli {

namespace {

constexpr std::chrono::milliseconds between_updates{100};

}  // namespace

Progress::Progress(Console& console, std::string what, bool results_meanwhile)
    : console_(console),
      what_(std::move(what)),
      watched_(isatty(STDERR_FILENO) != 0 && !(results_meanwhile && isatty(STDOUT_FILENO) != 0)),
      next_(std::chrono::steady_clock::now() + between_updates) {}

void Progress::tell(std::size_t done, std::size_t all) {
  if (!watched_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + between_updates;
  shown_ = true;
  console_.say("\r" + std::to_string(done) + (all == 0 ? "" : " of " + std::to_string(all)) + " " + what_);
}

void Progress::take_away() {
  if (shown_) console_.say("\r\x1b[K");
  shown_ = false;
}

}  // namespace rubric::cli
