// Turns a date's value into the last day that it covers. Leaves finding a deadline in a sentence to
// deadline_search.cc. Tested by deadline_test.cc.
#include "engine/deadline.h"

#include <array>

#include "engine/dates_evaluation.h"

namespace polex::engine {

namespace {

// Whether one of the words stands in `text` as a word.
bool says(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool left = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
    const std::size_t end = at + word.size();
    if (left && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

bool says_end(std::string_view expression) {
  static constexpr std::array<std::string_view, 7> kEnds = {
      "end of", "close of", "year-end", "year's end", "month's end", "end", "last day of"};
  for (const std::string_view end : kEnds)
    if (says(expression, end)) return true;
  return false;
}

std::optional<long> number_at(std::string_view text, std::size_t from, std::size_t size) {
  return text.size() >= from + size ? number_of(text.substr(from, size)) : std::nullopt;
}

// "2024-W28", "2024-W28-WE": its Sunday.
std::optional<std::string> week_end(std::string_view value) {
  const auto year = number_at(value, 0, 4);
  const auto week = number_at(value, 6, 2);
  if (!year || !week) return std::nullopt;
  return to_iso(add_days(monday_of({static_cast<int>(*year), static_cast<int>(*week)}), 6));
}

// "2024-Q3", "2024-H1", "2024-SU": the last day of its last month.
std::optional<std::string> part_end(std::string_view value) {
  const auto year = number_at(value, 0, 4);
  if (!year) return std::nullopt;
  const std::string_view part = value.substr(5);
  int month = 0;
  if (part[0] == 'Q') month = (part[1] - '0') * 3;
  if (part[0] == 'H') month = (part[1] - '0') * 6;
  if (part == "SP") month = 5;
  if (part == "SU") month = 8;
  if (part == "FA") month = 11;
  if (part == "WI") month = 14;
  if (month == 0) return std::nullopt;
  const int carried = static_cast<int>(*year) + (month > 12 ? 1 : 0);
  return to_iso(last_day(carried, month > 12 ? month - 12 : month));
}

std::optional<std::string> years_on(const CivilDate& from, long years) {
  if (from.year + years > 9999) return std::nullopt;
  return to_iso(CivilDate{from.year + static_cast<int>(years), 0, 0});
}

// "P2M" from the article's date: counted in days to the day, in months to the month, in years to the year, as
// are decades and centuries ("P2DE", "P1CE").
std::optional<std::string> period_end(std::string_view period, const DateContext& context) {
  const auto from = parse_iso(context.document);
  const long years = period.ends_with("DE") ? 10 : period.ends_with("CE") ? 100 : 1;
  if (years > 1) period.remove_suffix(1);
  const bool hours = period.starts_with("PT");
  const std::size_t digits = hours ? 2 : 1;
  if (!from || period.size() < digits + 2) return std::nullopt;
  const auto count = number_of(period.substr(digits, period.size() - digits - 1));
  if (!count || *count > 99999) return std::nullopt;
  CivilDate end = *from;
  switch (period.back()) {
    case 'Y':
      return years_on(*from, *count);
    case 'M':
      if (hours) return from->full() ? std::optional(to_iso(end)) : std::nullopt;
      end.day = 0;
      return end.month == 0 ? std::nullopt : std::optional(to_iso(add_months(end, *count)));
    case 'H':
      return from->full() ? std::optional(to_iso(add_days(end, (*count + 23) / 24))) : std::nullopt;
    case 'W':
      return from->full() ? std::optional(to_iso(add_days(end, *count * 7))) : std::nullopt;
    case 'D':
      if (years > 1) return years_on(*from, *count * years);
      return from->full() ? std::optional(to_iso(add_days(end, *count))) : std::nullopt;
    case 'C':
      return years_on(*from, *count * years);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<std::string> deadline_date(std::string_view expression, const DateValue& value,
                                         const DateContext& context) {
  if (!value.value || value.granularity == "set") return std::nullopt;
  std::string_view text = *value.value;
  if (value.granularity == "duration") return period_end(text, context);
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos)
    text.remove_prefix(slash + 1);
  if (const std::size_t time = text.find('T'); time == 10) text = text.substr(0, time);
  if (text.starts_with("FY")) text.remove_prefix(2);
  if (value.granularity == "decade")
    return text.size() == 3 ? std::optional(std::string(text) + "9") : std::nullopt;
  if (text.find("-W") == 4 && text != "WI" && text.size() >= 8) return week_end(text);
  const auto date = parse_iso(text);
  if (!date) return text.size() == 7 ? part_end(text) : std::nullopt;
  if (date->full() || !says_end(lower(expression))) return to_iso(*date);
  return to_iso(last_day(date->year, date->month == 0 ? 12 : date->month));
}

}  // namespace polex::engine
