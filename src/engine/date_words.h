// English words of dates, as numbers. Every function takes a word or phrase as it stands in folded text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/calendar.h"

namespace polex::engine {

enum class DateUnit {
  minute,
  hour,
  day,
  weekend,
  week,
  fortnight,
  month,
  quarter,
  half,
  season,
  year,
  decade,
  century
};

// Where a relative expression points: last, this, next. `from_text` tells that it counts from the date
// mentioned before ("the previous day", "two weeks later"), not from the article's.
struct Direction {
  int sign = 0;
  bool from_text = false;
};

[[nodiscard]] std::string lower(std::string_view text);

// "March", "Sept.", "sep", "mid-July", "03"; 1..12.
[[nodiscard]] std::optional<int> month_of(std::string_view text);
// "Monday", "Tues."; Monday 1 .. Sunday 7.
[[nodiscard]] std::optional<int> weekday_of(std::string_view text);
// "3", "1,000", "twenty-five", "third", "2nd", "a", "a couple of"; nullopt for "several", "few", "coming".
[[nodiscard]] std::optional<long> number_of(std::string_view text);
[[nodiscard]] std::optional<DateUnit> unit_of(std::string_view text);
[[nodiscard]] std::optional<Direction> direction_of(std::string_view text);
// TIMEX3: SP SU FA WI.
[[nodiscard]] std::optional<std::string> season_of(std::string_view text);
// TIMEX3: MO MI AF EV NI.
[[nodiscard]] std::optional<std::string> part_of_day(std::string_view text);

// The day of a holiday in a year. nullopt: not known, or outside the table of lunar ones (2000-2040).
[[nodiscard]] std::optional<CivilDate> holiday(std::string_view name, int year);

}  // namespace polex::engine
