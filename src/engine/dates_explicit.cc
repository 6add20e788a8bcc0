// Turns dates that name a year, a month, a quarter, a season or a holiday into values; a year left out is the
// one that the sentence's tense points to. Leaves "last Thursday" to dates_relative.cc. Tested by
// dates_test.cc.
#include <fmt/format.h>

#include <algorithm>

#include "engine/dates_evaluation.h"

namespace polex::engine {

namespace {

// A day of this year still counts as told in the past when it is so many days ahead, and the reverse: writers
// tell the year of a day that is months away.
constexpr long kFewDays = 60;

// "a June agreement" may be past or ahead, whatever the sentence's tense: the nearer one.
int year_of_nearest(const CivilDate& from, int month) {
  constexpr int kHalfYear = 6;
  const int ahead = month - from.month;
  return from.year + (ahead > kHalfYear ? -1 : ahead < -kHalfYear ? 1 : 0);
}

// The year of a month without one: the latest such month up to the article's, or the next one.
int nearest_year(const DateReading& reading, int month, int day) {
  const CivilDate& from = *reading.document();
  if (from.month == 0) return from.year;
  if (day != 0 && from.full() && exists(CivilDate{from.year, month, day})) {
    const long ahead = day_number({from.year, month, day}) - day_number(from);
    if (reading.past()) return ahead > kFewDays ? from.year - 1 : from.year;
    return ahead < -kFewDays ? from.year + 1 : from.year;
  }
  if (reading.has("nearest") && !reading.happened()) return year_of_nearest(from, month);
  if (reading.past()) return month > from.month ? from.year - 1 : from.year;
  return month < from.month ? from.year + 1 : from.year;
}

// In a story of long ago the year is the one being told: "in June 1955 ... in August"; the next one where the
// month is long past.
int year_of_story(const CivilDate& last, int month) {
  constexpr int kHalfYear = 6;
  return last.month - month >= kHalfYear ? last.year + 1 : last.year;
}

// Of the years around, the one in which the day falls on the weekday that stands beside it.
int year_with_weekday(const DateReading& reading, int year, int month, int day) {
  const auto wanted = weekday_of(reading.group("weekday"));
  if (!wanted || day == 0) return year;
  for (const int near : {0, reading.past() ? -1 : 1, reading.past() ? 1 : -1}) {
    const CivilDate date{year + near, month, day};
    if (exists(date) && weekday(date) == *wanted) return date.year;
  }
  return year;
}

std::string_view granularity_of(const CivilDate& date) {
  return date.full() ? "day" : date.month != 0 ? "month" : "year";
}

// "2024" + "25": the end of a span of years whose century is left out.
std::optional<int> closing_year(const DateReading& reading, int opening) {
  const std::string_view text = reading.group("year2");
  const auto year = text.size() == 2 ? number_of(text) : std::nullopt;
  if (!year) return year_of(text);
  if (*year <= 12 && *year != (opening + 1) % 100) return std::nullopt;  // "2023-07" is a month
  return opening - opening % 100 + static_cast<int>(*year) + (*year < opening % 100 ? 100 : 0);
}

// A span's end has what it does not tell from its beginning: "May 9-11", "June to August 2024".
std::optional<DateValue> span_value(const DateReading& reading, const CivilDate& from) {
  CivilDate to = from;
  if (reading.has("year2")) {
    const auto year = closing_year(reading, from.year);
    if (!year) return std::nullopt;
    to.year = *year;
  }
  if (reading.has("month2")) {
    const auto month = month_of(reading.group("month2"));
    if (!month) return std::nullopt;
    to.month = *month;
    if (!reading.has("day2")) to.day = 0;
    if (to.month < from.month && !reading.has("year2")) ++to.year;
  }
  if (reading.has("day2")) {
    const auto day = number_of(reading.group("day2"));
    if (!day) return std::nullopt;
    to.day = static_cast<int>(*day);
  }
  if (!exists(to) || to < from) return std::nullopt;
  return known(to_iso(from) + "/" + to_iso(to), std::string(granularity_of(to)));
}

// Figures alone: month first, as most news in English writes, unless no month has that number.
void order_figures(const DateReading& reading, CivilDate& date) {
  if (reading.has("figures") && date.month > 12 && date.day <= 12) std::swap(date.month, date.day);
}

int figure(std::string_view text) { return static_cast<int>(number_of(text).value_or(99)); }

}  // namespace

std::optional<DateValue> evaluate_calendar(const DateReading& reading) {
  CivilDate date;
  if (reading.has("month"))
    date.month = reading.has("figures") ? figure(reading.group("month"))
                                        : month_of(reading.group("month")).value_or(99);
  if (reading.has("day")) date.day = figure(reading.group("day"));
  if ((reading.has("day") && date.day == 0) || (reading.has("month") && date.month == 0)) return std::nullopt;
  order_figures(reading, date);
  if (!exists(CivilDate{2000, date.month, date.day})) return std::nullopt;  // impossible in any year
  const auto year = reading.year();
  const bool relative = !reading.has("year");
  if (year) {
    date.year = *year;
  } else if (reading.document() && relative && !reading.has("direction")) {
    date.year = reading.past() && reading.story() ? year_of_story(*reading.story(), date.month)
                                                  : nearest_year(reading, date.month, date.day);
    date.year = year_with_weekday(reading, date.year, date.month, date.day);
  } else {
    return at_time(unknown(reading.has("nth") ? "day" : std::string(granularity_of(date))), reading);
  }
  if (!exists(date)) return std::nullopt;
  if (reading.has("nth")) {
    const auto day = nth_weekday(reading, date);
    if (!day) return std::nullopt;
    date = *day;
  }
  DateValue value = known(to_iso(date), std::string(granularity_of(date)));
  if (reading.has("year2") || reading.has("month2") || reading.has("day2")) {
    const auto span = span_value(reading, date);
    if (!span) return std::nullopt;
    value = *span;
  }
  if (relative) value = anchored(std::move(value), reading.document());
  return at_time(std::move(value), reading);
}

namespace {

// Quarters and halves without a year: the last one begun, or the next one not over, by tense.
int nearest_part_year(const DateReading& reading, int part, int months) {
  const CivilDate& from = *reading.document();
  if (from.month == 0) return from.year;
  const int now = (from.month - 1) / months + 1;
  const int just_ended = now == 1 ? 12 / months : now - 1;
  if (months == 3 && part == just_ended)
    return now == 1 ? from.year - 1 : from.year;  // "will report third-quarter results"
  if (reading.past()) return part > now ? from.year - 1 : from.year;
  return part < now ? from.year + 1 : from.year;
}

std::optional<DateValue> year_part(const DateReading& reading, std::string_view group, char letter,
                                   int months) {
  const std::string granularity = letter == 'Q' ? "quarter" : "half";
  const std::string word = lower(reading.group(group));
  const auto part = word == "last" || word == "final" ? std::optional<long>(12 / months) : number_of(word);
  if (!part || *part < 1 || *part > 12 / months) return std::nullopt;
  auto year = reading.year();
  const bool told = reading.has("year") || reading.has("direction");
  if (!year && !told && reading.document())
    year = nearest_part_year(reading, static_cast<int>(*part), months);
  if (!year) return unknown(granularity);
  DateValue value = known(fmt::format("{:04}-{}{}", *year, letter, *part), granularity);
  return reading.has("year") ? value : anchored(std::move(value), reading.document());
}

// "the first three quarters of 2023", "the first nine months of the year"
std::optional<DateValue> leading_months(const DateReading& reading) {
  const auto count = number_of(reading.group("count"));
  const auto unit = unit_of(reading.group("unit"));
  const int months = unit == DateUnit::quarter ? 3 : unit == DateUnit::month ? 1 : 0;
  if (!count || months == 0 || *count * months > 12 || *count < 1) return std::nullopt;
  auto year = reading.year();
  if (!year && !reading.has("direction") && reading.document()) year = reading.document()->year;
  if (!year) return unknown("month");
  const CivilDate from{*year, 1, 0};
  const CivilDate to{*year, static_cast<int>(*count) * months, 0};
  DateValue value = known(to_iso(from) + "/" + to_iso(to), "month");
  return reading.has("year") ? value : anchored(std::move(value), reading.document());
}

// "the sixties" are those of the 20th century.
std::optional<int> decade_of_word(std::string word) {
  word.replace(word.size() - 3, 3, "y");  // "sixty"
  const auto tens = number_of(word);
  return tens ? std::optional<int>(1900 + static_cast<int>(*tens)) : std::nullopt;
}

std::optional<DateValue> decade_value(std::string_view text) {
  const auto year =
      text.ends_with("ties") ? decade_of_word(lower(text)) : year_of(text.substr(0, text.find('s')));
  if (!year || *year % 10 != 0) return std::nullopt;
  return known(fmt::format("{:03}", *year / 10), "decade");
}

// "the 19th century" is 18, as TIMEX3 counts.
std::optional<DateValue> century_value(std::string_view text) {
  const auto century = number_of(text);
  if (!century || *century < 1 || *century > 30) return std::nullopt;
  return known(fmt::format("{:02}", *century - 1), "century");
}

std::optional<DateValue> fiscal_value(const DateReading& reading) {
  const auto year = reading.year();
  if (!year) return unknown("year");
  const auto last = reading.has("year2") ? closing_year(reading, *year) : year;
  if (!last) return std::nullopt;
  DateValue value = known(fmt::format("FY{:04}", *last), "year");
  return reading.has("year") ? value : anchored(std::move(value), reading.document());
}

// China's n-th five-year plan: the 6th began in 1981, every later one five years after the one before.
std::optional<DateValue> plan_value(const DateReading& reading) {
  const auto plan = number_of(reading.group("plan"));
  if (!plan || *plan < 6 || *plan > 99) return std::nullopt;
  const long first = 1981 + (*plan - 6) * 5;
  return known(fmt::format("{}/{}", first, first + 4), "year");
}

}  // namespace

std::optional<DateValue> evaluate_period(const DateReading& reading) {
  if (reading.has("plan")) return plan_value(reading);
  if (reading.has("quarter")) return year_part(reading, "quarter", 'Q', 3);
  if (reading.has("half")) return year_part(reading, "half", 'H', 6);
  if (reading.has("century")) return century_value(reading.group("century"));
  if (reading.has("decade")) return decade_value(reading.group("decade"));
  if (reading.has("fiscal")) return fiscal_value(reading);
  if (reading.has("count")) return leading_months(reading);
  const auto season = season_of(reading.group("season"));
  if (!season) return std::nullopt;
  const auto year = reading.year();
  if (!year) return unknown("season");
  DateValue value = known(fmt::format("{:04}-{}", *year, *season), "season");
  return reading.has("year") ? value : anchored(std::move(value), reading.document());
}

std::optional<DateValue> evaluate_holiday(const DateReading& reading) {
  const std::string_view name = reading.group("holiday");
  auto year = reading.year();
  const bool relative = !reading.has("year");
  if (!year && reading.document()) {
    const int now = reading.document()->year;
    const auto day = holiday(name, now);
    year = day ? nearest_year(reading, day->month, day->day) : now;
  }
  if (!year) return unknown("day");
  const auto day = holiday(name, *year);
  if (!day) return unknown("day");
  DateValue value = known(to_iso(*day), "day");
  return relative ? anchored(std::move(value), reading.document()) : value;
}

}  // namespace polex::engine
