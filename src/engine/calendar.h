// Civil days of the proleptic Gregorian calendar, as ISO 8601-1:2019 counts and writes them. Private to
// engine/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace polex::engine {

// What an ISO date tells: `month` and `day` are 0 where it stops before them.
struct CivilDate {
  int year = 0;
  int month = 0;
  int day = 0;

  [[nodiscard]] bool full() const { return day != 0; }
  friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

struct IsoWeek {
  int year = 0;  // of its Thursday
  int week = 0;  // 1..53
};

[[nodiscard]] bool is_leap(int year);
[[nodiscard]] int days_in_month(int year, int month);
[[nodiscard]] bool exists(const CivilDate& date);

// Days since 1970-01-01. `date` must be full and exist.
[[nodiscard]] long day_number(const CivilDate& date);
[[nodiscard]] CivilDate civil_date(long day_number);
[[nodiscard]] CivilDate add_days(const CivilDate& date, long days);

// The same day so many months on, the month's last where it has no such day. Partial dates stay partial.
[[nodiscard]] CivilDate add_months(const CivilDate& date, long months);

// Monday 1 .. Sunday 7.
[[nodiscard]] int weekday(const CivilDate& date);
[[nodiscard]] IsoWeek iso_week(const CivilDate& date);
[[nodiscard]] CivilDate monday_of(const IsoWeek& week);
[[nodiscard]] CivilDate last_day(int year, int month);

// Easter Sunday of the Western churches (Meeus/Jones/Butcher), years from 1583.
[[nodiscard]] CivilDate easter(int year);

// "2023", "2023-07", "2023-07-09"; nullopt for anything else and for days that do not exist.
[[nodiscard]] std::optional<CivilDate> parse_iso(std::string_view iso);
[[nodiscard]] std::string to_iso(const CivilDate& date);
[[nodiscard]] std::string to_iso(const IsoWeek& week);

}  // namespace polex::engine
