// Work by many threads, results in the order of the input.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace polex::io {

// Pulls jobs (`std::optional<Job> pull()`, nullopt at the end), does them (`Done work(Job&&)`) on `threads`
// threads, and hands each result to `bool put(Done&&)` in the order in which the jobs were pulled; put's
// false ends the run. pull and put are never called twice at a time. At most four jobs a thread are under way
// or waiting for an earlier one, so memory is bounded by the jobs' size. With one thread everything happens
// on the caller's.
template <typename Pull, typename Work, typename Put>
class InOrder {
 public:
  InOrder(std::size_t threads, Pull pull, Work work, Put put)
      : threads_(threads), pull_(std::move(pull)), work_(std::move(work)), put_(std::move(put)) {}

  void run() {
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads_; ++i) others.emplace_back([this] { take_turns(); });
    take_turns();
    for (std::thread& other : others) other.join();
  }

 private:
  using Job = typename decltype(std::declval<Pull&>()())::value_type;
  using Done = decltype(std::declval<Work&>()(std::declval<Job>()));

  void take_turns() {
    while (true) {
      std::size_t turn = 0;
      std::optional<Job> job = next_job(turn);
      if (!job) return;
      give(turn, work_(*std::move(job)));
    }
  }

  std::optional<Job> next_job(std::size_t& turn) {
    const std::lock_guard pulling(pull_mutex_);
    {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [this] { return stopped_ || pulled_ - put_count_ < 4 * threads_; });
      if (stopped_) return {};
      turn = pulled_++;
    }
    std::optional<Job> job = pull_();
    if (!job) {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    return job;
  }

  // Keeps a result until those before it are out; whoever brings the next one puts out all that is ready.
  void give(std::size_t turn, Done done) {
    std::unique_lock lock(mutex_);
    ready_.emplace(turn, std::move(done));
    if (putting_) return;
    putting_ = true;
    for (auto next = ready_.find(put_count_); next != ready_.end() && !ended_;
         next = ready_.find(put_count_)) {
      Done result = std::move(next->second);
      ready_.erase(next);
      lock.unlock();
      const bool go_on = put_(std::move(result));
      lock.lock();
      ++put_count_;
      if (!go_on) stopped_ = ended_ = true;
      room_.notify_one();
    }
    putting_ = false;
  }

  std::size_t threads_;
  Pull pull_;
  Work work_;
  Put put_;
  std::mutex pull_mutex_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::map<std::size_t, Done> ready_;
  std::size_t pulled_ = 0;
  std::size_t put_count_ = 0;
  bool putting_ = false;
  bool stopped_ = false;  // nothing more is pulled
  bool ended_ = false;    // nothing more is put out
};

}  // namespace polex::io
