// The date forms that dumps use, and those that are refused.
#include "text/iso_date.h"

#include <catch2/catch.hpp>

TEST_CASE("a dump's date in ISO 8601") {
  struct Row {
    const char* told;
    const char* iso;  // "": refused
  };
  const Row rows[] = {
      {"2023-07-09", "2023-07-09"},
      {"2023-07-09T08:00:00Z", "2023-07-09"},
      {"2023-07-09 08:00", "2023-07-09"},
      {"2023-07", "2023-07"},
      {"2023", "2023"},
      {"20230709", "2023-07-09"},
      {"20230709T080000", "2023-07-09"},
      {"2023/7/9", "2023-07-09"},
      {"2023.07.09", "2023-07-09"},
      {"24-May-2007", "2007-05-24"},
      {"24 May 2007", "2007-05-24"},
      {"24th May, 2007", "2007-05-24"},
      {"May 24, 2007", "2007-05-24"},
      {"Sept. 3rd, 2007", "2007-09-03"},
      {"May 2007", "2007-05"},
      {"Thu, 24 May 2007 08:00:00 GMT", "2007-05-24"},
      {"Thursday, May 24, 2007", "2007-05-24"},
      {"  2023-07-09 ", "2023-07-09"},
      {"2024-02-29", "2024-02-29"},
      // refused: no such day
      {"2023-02-29", ""},
      {"2023-13-01", ""},
      {"20231301", ""},
      {"0000", ""},
      // refused: day and month cannot be told apart
      {"07/09/2023", ""},
      {"7-9-2023", ""},
      // refused: no date
      {"", ""},
      {"tomorrow", ""},
      {"2023-07-09-11", ""},
      {"2023-07/09", ""},
      {"123456789012", ""},
      {"1684915200", ""},
      {"-", ""},
  };
  for (const Row& row : rows) {
    INFO(row.told);
    CHECK(polex::text::to_iso_date(row.told).value_or("") == row.iso);
  }
}
