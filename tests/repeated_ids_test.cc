// Ids that come again: which of them are told, and where the ones before stood.
#include "io/repeated_ids.h"

#include <catch2/catch.hpp>

namespace polex::io {
namespace {

std::string told(RepeatedIds& ids, std::string_view id, std::size_t article, std::string_view source) {
  return ids.add(number_of_id(id), article, source).value_or("-");
}

}  // namespace

TEST_CASE("the place before is told, whatever its form") {
  RepeatedIds ids;
  CHECK(told(ids, "a", 0, "d.ndjson:1") == "-");
  CHECK(told(ids, "b", 1, "d.ndjson:2") == "-");
  CHECK(told(ids, "a", 2, "d.json[12]") == "d.ndjson:1");
  CHECK(told(ids, "a", 3, "x.warc@12345678901234567890") == "d.json[12]");
  CHECK(told(ids, "a", 4, "without a number") == "x.warc@12345678901234567890");
  CHECK(told(ids, "a", 7, "") == "without a number");
  CHECK(told(ids, "a", 8, "9") == "");
  CHECK(told(ids, "a", 9, "f007.json") == "9");
  CHECK(told(ids, "a", 10, "f000") == "f007.json");
  CHECK(told(ids, "a", 11, "f") == "f000");
}

TEST_CASE("an id is remembered for a stated number of articles") {
  RepeatedIds ids;
  const std::size_t reach = RepeatedIds::kReach;
  CHECK(told(ids, "a", 5, "f:1") == "-");
  CHECK(told(ids, "b", 6, "f:2") == "-");
  CHECK(told(ids, "a", 5 + reach, "f:3") == "f:1");
  CHECK(told(ids, "b", 7 + reach, "f:4") == "-");
  CHECK(told(ids, "a", 5 + 2 * reach, "f:5") == "f:3");
}

TEST_CASE("ids of many articles keep apart") {
  RepeatedIds ids;
  std::size_t wrong = 0;
  for (std::size_t article = 0; article < 3 * RepeatedIds::kReach; ++article) {
    const std::size_t id = article % 2 == 0 ? article : article - article % 1000 / 2;
    const std::string before = told(ids, "id" + std::to_string(id), article, "f:" + std::to_string(article));
    if (before != "-" && (id == article || article % 2 == 0)) ++wrong;
  }
  CHECK(wrong == 0);
}

}  // namespace polex::io
