#include "hosts/cli/interrupt.hpp"

#include <array>

namespace rubric::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;  // NOLINT: a signal handler has nothing else

extern "C" void rubric_interrupted(int) { interrupted = 1; }

sigset_t interrupts() {
  sigset_t set{};
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

Interrupts::Interrupts() {
  interrupted = 0;
  struct sigaction once {};
  once.sa_handler = rubric_interrupted;  // NOLINT: a union of the system
  // SA_RESETHAND: once. Without SA_RESTART a read that waits returns.
  once.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &once, &before_interrupt_);
  sigaction(SIGTERM, &once, &before_end_);
}

Interrupts::~Interrupts() {
  sigaction(SIGINT, &before_interrupt_, nullptr);
  sigaction(SIGTERM, &before_end_, nullptr);
}

bool Interrupts::seen() { return interrupted != 0; }

NoInterrupts::NoInterrupts() {
  const sigset_t set = interrupts();
  pthread_sigmask(SIG_BLOCK, &set, &before_);
}

NoInterrupts::~NoInterrupts() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace rubric::cli
