#include "engine/calendar.h"

#include <catch2/catch.hpp>

using namespace polex::engine;

TEST_CASE("ISO weeks", "[dates]") {
  struct Case {
    const char* day;
    const char* week;
    int weekday;
    const char* why;
  };
  const Case cases[] = {
      {"2023-07-09", "2023-W27", 7, "a Sunday ends its week"},
      {"2023-07-10", "2023-W28", 1, "and Monday opens the next"},
      {"2021-01-03", "2020-W53", 7, "a long year: days of January in week 53"},
      {"2020-12-31", "2020-W53", 4, "week 53"},
      {"2008-12-29", "2009-W01", 1, "days of December in week 1"},
      {"2010-01-03", "2009-W53", 7, "2009 is long"},
      {"2024-02-29", "2024-W09", 4, "a leap day"},
      {"2000-01-01", "1999-W52", 6, "a Saturday"},
      {"1970-01-01", "1970-W01", 4, "the epoch"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.day, c.why);
    const CivilDate day = parse_iso(c.day).value();
    CHECK(to_iso(iso_week(day)) == c.week);
    CHECK(weekday(day) == c.weekday);
    CHECK(add_days(monday_of(iso_week(day)), c.weekday - 1) == day);
  }
}

TEST_CASE("what is a date in ISO 8601", "[dates]") {
  struct Case {
    const char* text;
    bool exists;
  };
  const Case cases[] = {
      {"2024-02-29", true},  {"2023-02-29", false},  {"1900-02-29", false}, {"2000-02-29", true},
      {"2023-04-31", false}, {"2023-13", false},     {"2023-00", false},    {"2023-07", true},
      {"2023", true},        {"0000", false},        {"23", false},         {"2023-7-9", false},
      {"2023-07-00", false}, {"2023-07-09T", false}, {"abcd", false},       {"", false}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(parse_iso(c.text).has_value() == c.exists);
  }
}

TEST_CASE("months are added with their last day kept in", "[dates]") {
  CHECK(to_iso(add_months({2024, 1, 31}, 1)) == "2024-02-29");
  CHECK(to_iso(add_months({2023, 12, 15}, 1)) == "2024-01-15");
  CHECK(to_iso(add_months({2024, 3, 0}, -3)) == "2023-12");
  CHECK(to_iso(add_months({2024, 3, 31}, -1)) == "2024-02-29");
}

TEST_CASE("Easter Sundays", "[dates]") {  // as published
  for (const char* day : {"1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2023-04-09",
                          "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"}) {
    const CivilDate wanted = parse_iso(day).value();
    CHECK(easter(wanted.year) == wanted);
  }
}
