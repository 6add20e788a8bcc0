#include "engine/date_words.h"

#include <catch2/catch.hpp>

using namespace polex::engine;

TEST_CASE("words of dates are read", "[dates]") {
  CHECK(month_of("Sept.") == 9);
  CHECK(month_of("mid-July") == 7);
  CHECK(month_of("MARCH") == 3);
  CHECK(month_of("Ma") == std::nullopt);
  CHECK(month_of("13") == std::nullopt);
  CHECK(weekday_of("Tues.") == 2);
  CHECK(weekday_of("Sundays") == 7);
  CHECK(weekday_of("Someday") == std::nullopt);
  CHECK(number_of("9th") == 9);
  CHECK(number_of("1,000") == 1000);
  CHECK(number_of("twenty-five") == 25);
  CHECK(number_of("Third") == 3);
  CHECK(number_of("several") == std::nullopt);
  CHECK(number_of("9x") == std::nullopt);
  CHECK(number_of("") == std::nullopt);
  CHECK(unit_of("Years") == DateUnit::year);
  CHECK(season_of("autumn") == "FA");
  CHECK(part_of_day("night") == "NI");
  CHECK(direction_of("the following")->sign == 1);
  CHECK_FALSE(direction_of("sideways").has_value());
}
