// Turns ISO dates into ranges that can be compared; leaves telling faults to list_reader.cc; tested by
// role_dates_test.cc.
#include "rules/role_dates.h"

#include <algorithm>
#include <array>

namespace polex::rules {

namespace {

// Digits as a number, or -1.
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return digits.empty() ? -1 : value;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

}  // namespace

bool is_iso_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  const int year = number(text.substr(0, 4));
  if (year < 1) return false;
  if (text.size() == 4) return true;
  const int month = number(text.substr(5, 2));
  if (text[4] != '-' || month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  const int day = number(text.substr(8, 2));
  return text[7] == '-' && day >= 1 && day <= days_in(year, month);
}

std::string first_day(std::string_view iso) {
  std::string day(iso);
  while (day.size() < 10 && !day.empty()) day += "-01";
  return day;
}

bool overlap(const DateRange& a, const DateRange& b) {
  const std::string from = std::max(first_day(a.from), first_day(b.from));
  const auto ends_before = [&](const std::string& to) { return !to.empty() && first_day(to) <= from; };
  return !ends_before(a.to) && !ends_before(b.to);
}

}  // namespace polex::rules
