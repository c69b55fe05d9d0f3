#pragma once
#include <chrono>

#include "hosts/cli/console.hpp"

namespace rubric::cli {

/// A line on standard error that is written over itself, "17 of 83 changes tried", and taken away in the end; nothing
/// where nobody watches.
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
