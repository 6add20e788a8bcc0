// Turns signals into a mark; the one place with a global, for signals have no other; tested by
// cli_cases_test.cc.
#include "io/interrupt.h"

#include <csignal>

namespace polex::io {
namespace {

volatile std::sig_atomic_t interrupt_mark = 0;

extern "C" void mark_interrupt(int) { interrupt_mark = 1; }

// A signal that the caller ignores (nohup, a shell's background job) stays ignored.
void watch(int signal) {
  struct sigaction before = {};
  if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) return;
  struct sigaction action = {};
  action.sa_handler = mark_interrupt;
  sigemptyset(&action.sa_mask);
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART: a read that waits returns
  sigaction(signal, &action, nullptr);
}

}  // namespace

void watch_signals() {
  watch(SIGINT);
  watch(SIGTERM);
}

void ignore_closed_pipes() {
  struct sigaction ignore = {};
  ignore.sa_handler = SIG_IGN;
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGPIPE, &ignore, nullptr);
}

bool interrupted() { return interrupt_mark != 0; }

}  // namespace polex::io
