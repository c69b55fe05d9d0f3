#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "hosts/cli/console.hpp"

namespace rubric::cli {

/// What a line of progress says: "17 inspections rated", and where `all` is known (not 0) a bar with the share before
/// it: "[####....................]  20%  17 of 83 changes tried".
std::string progress_line(std::size_t done, std::size_t all, std::string_view what);

/// A line on standard error that is written over itself, and taken away in the end; nothing where nobody watches.
class Progress {
 public:
  /// `what` follows the number. With `results_meanwhile`, results that a terminal shows are progress enough.
  Progress(Console& console, std::string what, bool results_meanwhile = false);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { take_away(); }

  /// Shows how many are done, of `all` where that is known (not 0); cheap to call often.
  void tell(std::size_t done, std::size_t all = 0);
  /// Clears the line before something else is said.
  void take_away();

 private:
  Console& console_;
  std::string what_;
  bool watched_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace rubric::cli
