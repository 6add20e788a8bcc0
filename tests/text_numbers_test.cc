#include "rules/text_numbers.h"

#include <catch2/catch.hpp>
#include <string>

namespace polex::rules {

TEST_CASE("Texts have dense numbers, each key its own") {
  TextNumbers numbers;
  CHECK(numbers.find(0, "bank") == TextNumbers::kNone);
  CHECK(numbers.add(0, "bank") == std::pair<std::uint32_t, bool>{0, true});
  CHECK(numbers.add(0, "banks") == std::pair<std::uint32_t, bool>{1, true});  // a prefix is another text
  CHECK(numbers.add(7, "bank") == std::pair<std::uint32_t, bool>{2, true});
  CHECK(numbers.add(0, "") == std::pair<std::uint32_t, bool>{3, true});
  CHECK(numbers.add(0, "bank") == std::pair<std::uint32_t, bool>{0, false});
  CHECK(numbers.find(0, "ban") == TextNumbers::kNone);
  CHECK(numbers.find(7, "banks") == TextNumbers::kNone);
  CHECK(numbers.find(0, "") == 3);
}

TEST_CASE("Numbers stay while the table grows") {
  TextNumbers numbers;
  constexpr std::uint32_t kMany = 5000;
  for (std::uint32_t each = 0; each < kMany; ++each)
    REQUIRE(numbers.add(each % 3, "a longer word " + std::to_string(each)).first == each);
  for (std::uint32_t each = 0; each < kMany; ++each)
    REQUIRE(numbers.find(each % 3, "a longer word " + std::to_string(each)) == each);
  CHECK(numbers.size() == kMany);
}

}  // namespace polex::rules
