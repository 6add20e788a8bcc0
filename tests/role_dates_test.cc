// ISO dates and their ranges as packs write them.
#include "rules/role_dates.h"

#include <catch2/catch.hpp>

namespace polex::rules {

TEST_CASE("is_iso_date") {
  for (const char* date : {"2023", "2023-07", "2023-07-09", "2024-02-29", "2000-02-29"})
    CHECK(is_iso_date(date));
  for (const char* date : {"", "23", "2023-13", "2023-00", "2023-02-29", "1900-02-29", "2023-7-9",
                           "2023/07/09", "2023-07-00", "2023-07-09T10", "0000", "abcd", "2023-07-0x"})
    CHECK_FALSE(is_iso_date(date));
}

TEST_CASE("overlap") {
  struct Row {
    const char* why;
    DateRange a;
    DateRange b;
    bool overlaps;
  };
  const Row rows[] = {
      {"one ends where the other begins", {"2019", "2021-05-01"}, {"2021-05-01", ""}, false},
      {"one day too long", {"2019", "2021-05-02"}, {"2021-05-01", ""}, true},
      {"both open", {"2019", ""}, {"2021", ""}, true},
      {"no beginning", {"", "2019-01"}, {"2018-12-31", ""}, true},
      {"a year's first day is no part of the range before", {"", "2019"}, {"2019", ""}, false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(overlap(row.a, row.b) == row.overlaps);
    CHECK(overlap(row.b, row.a) == row.overlaps);
  }
}

}  // namespace polex::rules
