// RE2's fall back to its slow engine is counted, and finds the same.
#include "rules/slow_matches.h"

#include <re2/re2.h>

#include <catch2/catch.hpp>
#include <string>

namespace polex::rules {

TEST_CASE("a match that the fast engine gives up") {
  count_slow_matches();
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(40 << 10);
  const RE2 hungry("[ab]*a[ab]{300}c", options);
  REQUIRE(hungry.ok());
  std::string text;
  for (unsigned each = 1; text.size() < 20000; each = each * 1103515245U + 12345U)
    text += (each >> 16U) % 2 == 0 ? 'a' : 'b';
  const std::size_t before = slow_matches();
  CHECK_FALSE(RE2::PartialMatch(text, hungry));
  CHECK(slow_matches() > before);
  CHECK(RE2::PartialMatch(text + "a" + std::string(300, 'b') + "c", hungry));
}

}  // namespace polex::rules
