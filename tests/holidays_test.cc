#include <catch2/catch.hpp>

#include "engine/date_words.h"

using namespace polex::engine;

TEST_CASE("holidays fall on their published days", "[dates]") {
  struct Case {
    const char* name;
    int year;
    const char* day;  // "": not known
  };
  const Case cases[] = {
      {"Christmas", 2023, "2023-12-25"},
      {"New Year's Eve", 2024, "2024-12-31"},
      {"Good Friday", 2024, "2024-03-29"},
      {"Easter Monday", 2025, "2025-04-21"},
      {"Pentecost", 2024, "2024-05-19"},
      {"Thanksgiving", 2023, "2023-11-23"},
      {"Labor Day", 2024, "2024-09-02"},
      {"Memorial Day", 2024, "2024-05-27"},
      {"Spring Festival", 2024, "2024-02-10"},
      {"Lunar New Year", 2033, "2033-01-31"},
      {"Chinese New Year", 2030, "2030-02-03"},
      {"Lantern Festival", 2024, "2024-02-24"},
      {"Dragon Boat Festival", 2023, "2023-06-22"},
      {"Mid-Autumn Festival", 2025, "2025-10-06"},
      {"Qingming Festival", 2023, "2023-04-05"},
      {"Qingming", 2024, "2024-04-04"},
      {"Spring Festival", 2041, ""},
      {"Bastille Day", 2024, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name, c.year);
    const auto day = holiday(c.name, c.year);
    CHECK((day ? to_iso(*day) : "") == c.day);
  }
}
