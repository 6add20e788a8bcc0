// Turns lengths of time, times that come back, and words like "now" into TIMEX3 values. Leaves what stands on
// the calendar to dates_explicit.cc and dates_relative.cc. Tested by dates_test.cc.
#include <fmt/format.h>

#include "engine/dates_evaluation.h"

namespace polex::engine {

namespace {

// P3Y, PT48H; months for quarters and halves, since ISO 8601 knows no such periods; TIMEX3 counts decades and
// centuries apart (P3DE, P1CE).
std::optional<std::string> period_of(long count, DateUnit unit) {
  switch (unit) {
    case DateUnit::minute:
      return fmt::format("PT{}M", count);
    case DateUnit::hour:
      return fmt::format("PT{}H", count);
    case DateUnit::day:
      return fmt::format("P{}D", count);
    case DateUnit::week:
      return fmt::format("P{}W", count);
    case DateUnit::weekend:
      return fmt::format("P{}WE", count);
    case DateUnit::fortnight:
      return fmt::format("P{}W", count * 2);
    case DateUnit::month:
      return fmt::format("P{}M", count);
    case DateUnit::quarter:
      return fmt::format("P{}M", count * 3);
    case DateUnit::half:
      return fmt::format("P{}M", count * 6);
    case DateUnit::year:
      return fmt::format("P{}Y", count);
    case DateUnit::decade:
      return fmt::format("P{}DE", count);
    case DateUnit::century:
      return fmt::format("P{}CE", count);
    default:
      return std::nullopt;
  }
}

// "several months", "for decades": TIMEX3 writes X for what is not told.
std::optional<std::string> vague_period(DateUnit unit) {
  switch (unit) {
    case DateUnit::quarter:
      return "PXQ";
    case DateUnit::half:
    case DateUnit::season:
      return std::nullopt;
    default:
      break;
  }
  std::string period = *period_of(1, unit);  // "P1M", "PT1H", "P1DE"; "P2W" for a fortnight
  period[period.find_first_of("12")] = 'X';
  return period;
}

// "two and a half years": P2.5Y, as TIMEX3 writes it.
std::optional<std::string> period_and_half(const std::optional<long>& count, DateUnit unit) {
  if (!count) return std::nullopt;
  constexpr long kDecade = 10;
  constexpr long kCentury = 100;
  switch (unit) {
    case DateUnit::decade:
      return period_of(*count * kDecade + kDecade / 2, DateUnit::year);
    case DateUnit::century:
      return period_of(*count * kCentury + kCentury / 2, DateUnit::year);
    case DateUnit::fortnight:
      return period_of(*count * 2 + 1, DateUnit::week);
    case DateUnit::weekend:
    case DateUnit::season:
    case DateUnit::quarter:
    case DateUnit::half:
      return std::nullopt;
    default:
      break;
  }
  auto period = period_of(*count, unit);
  if (period) period->insert(period->size() - 1, ".5");
  return period;
}

std::optional<std::string> period_text(const std::optional<long>& count, DateUnit unit) {
  return count ? period_of(*count, unit) : vague_period(unit);
}

}  // namespace

std::optional<DateValue> evaluate_duration(const DateReading& reading) {
  const auto unit = unit_of(reading.group("unit"));
  if (!unit) return std::nullopt;
  const std::string text = lower(reading.group("count"));
  if (text.starts_with("half a")) {
    if (*unit == DateUnit::year) return known("P6M", "duration");
    if (*unit == DateUnit::hour) return known("PT30M", "duration");
    return DateValue{period_and_half(0, *unit), "duration", {}, false};
  }
  if (const auto years = quarter_of(text, *unit)) return known(fmt::format("P{}Y", *years), "duration");
  if (reading.has("half"))  // "a year and a half", "the past year and a half"
    return DateValue{period_and_half(text.empty() ? 1 : number_of(text), *unit), "duration", {}, false};
  if (const std::size_t half = text.find(" and a half"); half != std::string::npos)
    return DateValue{period_and_half(number_of(text.substr(0, half)), *unit), "duration", {}, false};
  auto count = number_of(text);
  if (text.empty() && !lower(reading.group("unit")).ends_with('s')) count = 1;
  DateValue value{period_text(count, *unit), "duration", {}, false};
  return reading.has("direction") ? anchored(std::move(value), reading.document()) : value;
}

std::optional<DateValue> evaluate_set(const DateReading& reading) {
  if (const auto day = weekday_of(reading.group("weekday"))) {
    const auto part = part_of_day(reading.group("part_of_day"));  // "Tuesday nights"
    return known(fmt::format("XXXX-WXX-{}{}", *day, part ? "T" + *part : ""), "set");
  }
  if (const auto month = month_of(reading.group("month")))
    return known(fmt::format("XXXX-{:02}", *month), "set");
  if (const auto season = season_of(reading.group("season"))) return known("XXXX-" + *season, "set");
  if (const auto part = part_of_day(reading.group("part_of_day"))) return known("XXXX-XX-XXT" + *part, "set");
  const auto unit = unit_of(reading.group("unit"));
  if (!unit) return std::nullopt;
  const std::string word = lower(reading.group("count"));
  const auto count = word.empty()      ? std::optional<long>(1)
                     : word == "other" ? std::optional<long>(2)
                                       : number_of(word);
  if (*unit == DateUnit::weekend) return known("XXXX-WXX-WE", "set");
  return DateValue{period_text(count, *unit), "set", {}, false};
}

std::optional<DateValue> evaluate_reference(const DateReading& reading) {
  if (reading.has("past")) return known("PAST_REF", "reference");
  if (reading.has("future")) return known("FUTURE_REF", "reference");
  return known("PRESENT_REF", "reference");
}

}  // namespace polex::engine
