// Turns counts into a line that is drawn over itself on a terminal; tested by hand, for tests have no
// terminal.
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace polex::cli {

Progress::Progress(bool wanted, std::size_t total)
    : wanted_(wanted && ::isatty(STDERR_FILENO) == 1), total_(total) {}

void Progress::show(const Tally& tally) {
  if (!wanted_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(tally.bytes) / seconds;
  fmt::print(stderr, "\r\033[K{} documents  {} records  {} lost  {:.1f} MB/s", tally.documents, tally.written,
             tally.lost, rate / 1e6);
  if (total_ > tally.bytes && rate > 0) {
    const auto left = static_cast<std::size_t>(static_cast<double>(total_ - tally.bytes) / rate);
    fmt::print(stderr, "  {} %  {}:{:02} left", tally.bytes * 100 / total_, left / 60, left % 60);
  }
  std::fflush(stderr);
}

void Progress::clear() {
  if (!std::exchange(shown_, false)) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
}

}  // namespace polex::cli
