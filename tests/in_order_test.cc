// Results come in the order of the jobs, at any number of threads.
#include "io/in_order.h"

#include <catch2/catch.hpp>
#include <string>

namespace {

std::string squares(std::size_t threads, int jobs, int stop_after) {
  int next = 0;
  std::string out;
  int left = stop_after;
  polex::io::InOrder(
      threads, [&]() -> std::optional<int> { return next < jobs ? std::optional(next++) : std::nullopt; },
      [](int job) { return std::to_string(job * job); },
      [&](std::string&& done) {
        out += done + " ";
        return --left != 0;
      })
      .run();
  return out;
}

}  // namespace

TEST_CASE("work in order", "[threads]") {
  const std::string want = squares(1, 2000, -1);
  CHECK(want.substr(0, 10) == "0 1 4 9 16");
  for (const std::size_t threads : {2U, 3U, 8U}) CHECK(squares(threads, 2000, -1) == want);
  for (const std::size_t threads : {1U, 2U, 8U}) {
    CHECK(squares(threads, 0, -1).empty());
    CHECK(squares(threads, 100, 3) == "0 1 4 ");
  }
}
