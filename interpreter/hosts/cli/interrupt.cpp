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
  sigaddset(&set, SIGHUP);
  return set;
}

/// Sets the action; a signal that the process was started to ignore, as by `nohup`, stays ignored.
void set_once(int signal, struct sigaction& before) {
  sigaction(signal, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;  // NOLINT: a union of the system
  struct sigaction once {};
  once.sa_handler = rubric_interrupted;  // NOLINT: a union of the system
  // SA_RESETHAND: once. Without SA_RESTART a read that waits returns.
  once.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(signal, &once, nullptr);
}

}  // namespace

Interrupts::Interrupts() {
  interrupted = 0;
  set_once(SIGINT, before_interrupt_);
  set_once(SIGTERM, before_end_);
  set_once(SIGHUP, before_hang_up_);
}

Interrupts::~Interrupts() {
  sigaction(SIGINT, &before_interrupt_, nullptr);
  sigaction(SIGTERM, &before_end_, nullptr);
  sigaction(SIGHUP, &before_hang_up_, nullptr);
}

bool Interrupts::seen() { return interrupted != 0; }

NoInterrupts::NoInterrupts() {
  const sigset_t set = interrupts();
  pthread_sigmask(SIG_BLOCK, &set, &before_);
}

NoInterrupts::~NoInterrupts() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace rubric::cli
