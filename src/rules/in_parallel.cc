// Turns a number of independent pieces of work into all of them done. Tested by lint_test.cc and
// load_test.cc, which compile packs with it.
#include "rules/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace polex::rules {

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  constexpr std::size_t kMostThreads = 4;
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr thrown;  // the first
  const auto take = [&] {
    try {
      for (std::size_t index = next++; index < count; index = next++) work(index);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (thrown == nullptr) thrown = std::current_exception();
      next = count;
    }
  };
  std::vector<std::thread> others;
  others.reserve(kMostThreads);
  const std::size_t threads =
      std::min({kMostThreads, count, std::size_t{std::thread::hardware_concurrency()}});
  try {
    while (others.size() + 1 < threads) others.emplace_back(take);
  } catch (const std::system_error&) {  // no more threads to be had: fewer do
  }
  take();
  for (std::thread& other : others) other.join();
  if (thrown != nullptr) std::rethrow_exception(thrown);
}

}  // namespace polex::rules
