// Turns dates that are told from another one ("last Thursday", "two weeks later", "next spring") into values,
// as HeidelTime and SUTime do: weekdays by the sentence's tense, "the previous day" from the last date
// mentioned. Leaves months and quarters without a direction to dates_explicit.cc. Tested by dates_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/dates_evaluation.h"

namespace polex::engine {

namespace {

using Anchor = std::optional<CivilDate>;

CivilDate month_only(CivilDate date) {
  date.day = 0;
  return date;
}

std::string quarter_text(const CivilDate& from, int shift) {
  const int quarters = from.year * 4 + (from.month - 1) / 3 + shift;
  return fmt::format("{:04}-Q{}", quarters / 4, quarters % 4 + 1);
}

std::string half_text(const CivilDate& from, int shift) {
  const int halves = from.year * 2 + (from.month - 1) / 6 + shift;
  return fmt::format("{:04}-H{}", halves / 2, halves % 2 + 1);
}

// The unit that holds `from`, so many of them on; null where the anchor is not told so exactly.
DateValue unit_value(DateUnit unit, const CivilDate& from, long shift) {
  const int steps = static_cast<int>(shift);
  const bool month_known = from.month != 0;
  switch (unit) {
    case DateUnit::day:
      return from.full() ? known(to_iso(add_days(from, shift)), "day") : unknown("day");
    case DateUnit::fortnight:
      return unit_value(DateUnit::week, from, shift * 2);
    case DateUnit::week:
      return from.full() ? known(to_iso(iso_week(add_days(from, shift * 7))), "week") : unknown("week");
    case DateUnit::weekend:
      return from.full() ? known(to_iso(iso_week(add_days(from, shift * 7))) + "-WE", "week")
                         : unknown("week");
    case DateUnit::century:
      return known(fmt::format("{:02}", from.year / 100 + steps), "century");
    case DateUnit::month:
      return month_known ? known(to_iso(add_months(month_only(from), shift)), "month") : unknown("month");
    case DateUnit::quarter:
      return month_known ? known(quarter_text(from, steps), "quarter") : unknown("quarter");
    case DateUnit::half:
      return month_known ? known(half_text(from, steps), "half") : unknown("half");
    case DateUnit::year:
      return known(fmt::format("{:04}", from.year + steps), "year");
    case DateUnit::decade:
      return known(fmt::format("{:03}", from.year / 10 + steps), "decade");
    default:
      return unknown("time");
  }
}

std::string granularity_of(DateUnit unit) { return unit_value(unit, CivilDate{2000, 1, 1}, 0).granularity; }

// "last August", "next March": the nearest such month that is not the anchor's; "this May" is of its year.
std::optional<DateValue> month_value(const DateReading& reading, Direction way) {
  const auto month = month_of(reading.group("month"));
  if (!month) return std::nullopt;
  const Anchor& from = reading.anchor(way.from_text, DateUnit::month);
  if (!from || (from->month == 0 && way.sign != 0)) return unknown("month");
  int year = from->year;
  if (way.sign < 0 && *month >= from->month) --year;
  if (way.sign > 0 && *month <= from->month) ++year;
  return anchored(known(to_iso(CivilDate{year, *month, 0}), "month"), from);
}

// Seasons are those of the north, winter that of the year in which it begins (TIMEX3 in use).
int season_number(std::string_view season) {
  return season == "SP" ? 0 : season == "SU" ? 1 : season == "FA" ? 2 : 3;
}

std::optional<DateValue> season_value(const DateReading& reading, Direction way) {
  const auto season = season_of(reading.group("season"));
  if (!season) return std::nullopt;
  const Anchor& told = reading.anchor(way.from_text, DateUnit::year);
  if (way.from_text && told && told->month == 0)  // "in 1998; the following spring"
    return anchored(known(fmt::format("{:04}-{}", told->year + way.sign, *season), "season"), told);
  const Anchor& from = reading.anchor(way.from_text, DateUnit::season);
  if (!from || from->month == 0) return unknown("season");
  const int wanted = season_number(*season);
  const int months = from->year * 12 + from->month - 3;  // March is month 0 of its season year
  const int now = months / 3;                            // seasons since the spring of year 0
  int index = now - now % 4 + wanted;
  if (!reading.has("direction")) {  // "in the summer": the last one begun, or the next one not over
    if (reading.past() && index > now) index -= 4;
    if (!reading.past() && index < now) index += 4;
  } else if (way.sign == 0 && from->month <= 2 && wanted != 3) {
    index += 4;  // a winter's January speaks of its own year
  }
  if (way.sign > 0 && index <= now) index += 4;
  if (way.sign < 0 && index >= now) index -= 4;
  return anchored(known(fmt::format("{:04}-{}", index / 4, *season), "season"), from);
}

// "the previous day" tells of the text's day, "this day" of the article's; "the next day" follows what was
// told.
bool counts_from_text(const DateReading& reading, Direction way, DateUnit unit) {
  std::string_view word = reading.group("direction");
  if (word.starts_with("the ") || word.starts_with("The ")) word.remove_prefix(4);
  return way.from_text || (unit == DateUnit::day && (word == "next" || word == "same"));
}

// "the weekend" told as past on a weekday is the one before.
bool weekend_is_over(const DateReading& reading, Direction way, DateUnit unit, const CivilDate& from) {
  return unit == DateUnit::weekend && way.sign == 0 && !way.from_text && reading.past() && from.full() &&
         weekday(from) < 6;
}

}  // namespace

std::optional<DateValue> evaluate_relative(const DateReading& reading) {
  if (reading.has("weekday")) return evaluate_weekday(reading);
  const auto way =
      reading.has("direction") ? reading.direction() : Direction{};  // "the year's end" is this year's
  if (!way) return std::nullopt;
  if (reading.has("month")) return month_value(reading, *way);
  if (reading.has("season")) return season_value(reading, *way);
  const auto unit = reading.has("unit") ? unit_of(reading.group("unit")) : DateUnit::day;  // "that evening"
  if (!unit) return std::nullopt;
  const Anchor& from = reading.anchor(counts_from_text(reading, *way, *unit), *unit);
  const bool untold_day =
      *unit == DateUnit::day && way->sign == 0 && way->from_text && reading.month_since_day();
  if (!from || untold_day) return at_time(unknown(granularity_of(*unit)), reading);
  if (reading.has("back")) return anchored(unit_value(*unit, add_months(*from, -12), 0), from);
  const int shift = weekend_is_over(reading, *way, *unit, *from) ? -1 : way->sign;
  return at_time(anchored(unit_value(*unit, *from, shift), from), reading);
}

namespace {

// "Today, 70 years later, they met": told as past, it is no day that lies ahead of the article.
bool is_still_ahead(const DateReading& reading, const DateValue& value) {
  const auto date = value.value ? parse_iso(*value.value) : std::nullopt;
  return date && reading.past() && reading.document() && *reading.document() < *date;
}

// "half a century ago", "two and a half years ago": counted in the unit of which the half is a whole number.
std::optional<DateValue> halves_value(const DateReading& reading, DateUnit unit, Direction way) {
  static constexpr std::array<std::tuple<DateUnit, DateUnit, long>, 3> kHalves = {
      {{DateUnit::century, DateUnit::year, 50},
       {DateUnit::decade, DateUnit::year, 5},
       {DateUnit::year, DateUnit::month, 6}}};
  const auto count = reading.has("count") ? number_of(reading.group("count")) : std::optional<long>(0);
  const auto found = std::find_if(kHalves.begin(), kHalves.end(),
                                  [&](const auto& half) { return std::get<0>(half) == unit; });
  if (!count || found == kHalves.end()) return unknown(granularity_of(unit));
  const auto [whole, part, half] = *found;
  const Anchor& from = reading.anchor(way.from_text, part);
  if (!from || *count > 99) return unknown(granularity_of(part));
  return anchored(unit_value(part, *from, way.sign * (*count * 2 + 1) * half), from);
}

// "two years ago this month", "a year ago today", "a year ago in March": told more exactly than by its unit.
std::optional<DateValue> part_of_then(const DateReading& reading, DateUnit unit, long shift) {
  const Anchor& from = reading.document();  // a whole day
  const bool weeks = unit == DateUnit::week;
  const CivilDate then =
      weeks ? add_days(*from, shift * 7) : add_months(*from, shift * (unit == DateUnit::year ? 12 : 1));
  if (const auto month = month_of(reading.group("month")))
    return anchored(known(to_iso(CivilDate{then.year, *month, 0}), "month"), from);
  const std::string word = lower(reading.group("word"));
  const auto part = word == "today" ? DateUnit::day : word == "this week" ? DateUnit::week : DateUnit::month;
  return anchored(unit_value(part, then, 0), from);
}

}  // namespace

std::optional<DateValue> evaluate_offset(const DateReading& reading) {
  const auto way = reading.direction();
  auto unit = unit_of(reading.group("unit"));
  if (way && unit && reading.has("half")) return halves_value(reading, *unit, *way);
  if (!way || way->sign == 0 || !unit) return std::nullopt;
  auto count = number_of(reading.group("count"));
  if (!reading.has("count") && !lower(reading.group("unit")).ends_with('s'))
    count = 1;                                                         // "the year-ago period"
  if (const auto years = quarter_of(reading.group("count"), *unit)) {  // "a quarter of a century ago"
    unit = DateUnit::year;
    count = years;
  }
  const Anchor& from = reading.anchor(way->from_text, *unit);
  if (!count && way->from_text) return unknown(granularity_of(*unit));  // "years later": than what was told
  if (!count) return known(way->sign < 0 ? "PAST_REF" : "FUTURE_REF", "reference");  // "several years ago"
  if (!from || *count > 9999) return unknown(granularity_of(*unit));
  if (*unit == DateUnit::year && from->year + way->sign * *count < 1) return unknown("year");
  if (from->full() && (reading.has("word") || reading.has("month")))
    return part_of_then(reading, *unit, -*count);
  DateValue value = anchored(unit_value(*unit, *from, way->sign * *count), from);
  if (way->from_text && is_still_ahead(reading, value)) return unknown(value.granularity);
  value.aside = way->sign < 0;
  return value;
}

std::optional<DateValue> evaluate_day(const DateReading& reading) {
  const std::string word = lower(reading.group("word"));
  int shift = 0;
  if (word == "yesterday" || word == "last") shift = -1;
  if (word == "tomorrow") shift = 1;
  if (word == "the day before yesterday") shift = -2;
  if (word == "the day after tomorrow") shift = 2;
  const Anchor& from = word.empty() ? reading.day_at_hand() : reading.document();  // "at 6 a.m."
  DateValue day = unknown("day");
  if (from && from->full()) day = anchored(known(to_iso(add_days(*from, shift)), "day"), from);
  if (word == "tonight" || word == "overnight") {
    day.granularity = "time";
    if (day.value) *day.value += "TNI";
    return day;
  }
  return at_time(std::move(day), reading);
}

}  // namespace polex::engine
