// Turns days into numbers, weeks and weekdays and back; knows the calendar and no language. Leaves words to
// date_words.cc and meaning to dates.cc. Tested by calendar_test.cc.
#include "engine/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace polex::engine {

namespace {

std::chrono::year_month_day to_chrono(const CivilDate& date) {
  return std::chrono::year(date.year) / static_cast<int>(date.month) / static_cast<int>(date.day);
}

std::optional<int> digits(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool exists(const CivilDate& date) {
  if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12 || date.day < 0) return false;
  if (date.day == 0) return true;
  return date.month != 0 && date.day <= days_in_month(date.year, date.month);
}

long day_number(const CivilDate& date) {
  return std::chrono::sys_days(to_chrono(date)).time_since_epoch().count();
}

CivilDate civil_date(long day_number) {
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(day_number))};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

CivilDate add_days(const CivilDate& date, long days) { return civil_date(day_number(date) + days); }

CivilDate add_months(const CivilDate& date, long months) {
  const long total = static_cast<long>(date.year) * 12 + std::max(date.month, 1) - 1 + months;
  CivilDate moved{static_cast<int>(total / 12), static_cast<int>(total % 12) + 1, date.day};
  if (date.month == 0) moved.month = 0;
  if (date.day != 0) moved.day = std::min(date.day, days_in_month(moved.year, moved.month));
  return moved;
}

int weekday(const CivilDate& date) {
  return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(to_chrono(date))).iso_encoding());
}

IsoWeek iso_week(const CivilDate& date) {
  const CivilDate thursday = add_days(date, 4 - weekday(date));
  const long since = day_number(thursday) - day_number({thursday.year, 1, 1});
  return {thursday.year, static_cast<int>(since / 7) + 1};
}

CivilDate monday_of(const IsoWeek& week) {
  const CivilDate fourth{week.year, 1, 4};  // always in week 1
  return add_days(fourth, 1 - weekday(fourth) + (week.week - 1) * 7L);
}

CivilDate last_day(int year, int month) { return {year, month, days_in_month(year, month)}; }

CivilDate easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return {year, n / 31, n % 31 + 1};
}

std::optional<CivilDate> parse_iso(std::string_view iso) {
  const bool shaped = iso.size() == 4 || (iso.size() == 7 && iso[4] == '-') ||
                      (iso.size() == 10 && iso[4] == '-' && iso[7] == '-');
  if (!shaped) return std::nullopt;
  CivilDate date;
  const auto year = digits(iso.substr(0, 4));
  const auto month = iso.size() >= 7 ? digits(iso.substr(5, 2)) : std::optional<int>(0);
  const auto day = iso.size() == 10 ? digits(iso.substr(8, 2)) : std::optional<int>(0);
  if (!year || !month || !day) return std::nullopt;
  date = {*year, *month, *day};
  if ((iso.size() >= 7 && date.month == 0) || (iso.size() == 10 && date.day == 0)) return std::nullopt;
  if (!exists(date)) return std::nullopt;
  return date;
}

std::string to_iso(const CivilDate& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_iso(const IsoWeek& week) { return fmt::format("{:04}-W{:02}", week.year, week.week); }

}  // namespace polex::engine
