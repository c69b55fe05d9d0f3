#pragma once
#include <csignal>

namespace rubric::cli {

/// While one lives, the first interrupt from the keyboard (or a request to end, or the end of the terminal) is only
/// remembered, so that what is written can be ended well; the second ends the process as ever.
class Interrupts {
 public:
  Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;
  ~Interrupts();
  /// Whether there was one.
  static bool seen();

 private:
  struct sigaction before_interrupt_ {};
  struct sigaction before_end_ {};
  struct sigaction before_hang_up_ {};
};

/// While one lives, interrupts are another thread's; for threads started meanwhile too.
class NoInterrupts {
 public:
  NoInterrupts();
  NoInterrupts(const NoInterrupts&) = delete;
  NoInterrupts& operator=(const NoInterrupts&) = delete;
  ~NoInterrupts();

 private:
  sigset_t before_{};
};

}  // namespace rubric::cli
