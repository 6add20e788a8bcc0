// One line on a terminal that tells how far a run is.
#pragma once

#include <chrono>
#include <cstddef>

#include "cli/summary.h"

namespace polex::cli {

class Progress {
 public:
  // `total`: bytes of all inputs, 0 when that is not known. Shows nothing unless `wanted` and stderr is a
  // terminal.
  Progress(bool wanted, std::size_t total);

  void show(const Tally& tally);  // five times a second at most
  void clear();                   // before anything else is printed, and at the end

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  bool shown_ = false;
  std::size_t total_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace polex::cli
