#include "hosts/cli/progress.hpp"

#include <unistd.h>

#include <algorithm>

namespace rubric::cli {

namespace {

constexpr std::chrono::milliseconds between_updates{100};
constexpr std::size_t bar_width = 24;

}  // namespace

Progress::Progress(Console& console, std::string what, bool results_meanwhile)
    : console_(console),
      what_(std::move(what)),
      watched_(isatty(STDERR_FILENO) != 0 && !(results_meanwhile && isatty(STDOUT_FILENO) != 0)),
      next_(std::chrono::steady_clock::now() + between_updates) {}

std::string progress_line(std::size_t done, std::size_t all, std::string_view what) {
  if (all == 0) return std::to_string(done).append(" ").append(what);
  const std::size_t part = std::min(done, all);
  const std::size_t filled = part * bar_width / all;
  std::string share = std::to_string(part * 100 / all);
  share.insert(0, 3 - share.size(), ' ');
  std::string line = "[";
  line.append(filled, '#').append(bar_width - filled, '.');
  line.append("] ").append(share).append("%  ");
  return line.append(std::to_string(done)).append(" of ").append(std::to_string(all)).append(" ").append(what);
}

void Progress::tell(std::size_t done, std::size_t all) {
  if (!watched_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + between_updates;
  shown_ = true;
  console_.say("\r" + progress_line(done, all, what_) + "\x1b[K");
}

void Progress::take_away() {
  if (shown_) console_.say("\r\x1b[K");
  shown_ = false;
}

}  // namespace rubric::cli
