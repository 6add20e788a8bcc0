// Turns weekdays into days: "Monday" by the sentence's tense, "last Monday", "from Monday to Thursday", "the
// first Monday in June". Leaves weekdays that come back to dates_durations.cc, and the tense to tense.cc.
// Tested by dates_test.cc.
#include "engine/dates_evaluation.h"

namespace polex::engine {

namespace {

using Anchor = std::optional<CivilDate>;

constexpr int kWeek = 7;

// The first `wanted` from `from` on, `from` itself too.
CivilDate on_or_after(const CivilDate& from, int wanted) {
  return add_days(from, (wanted - weekday(from) + kWeek) % kWeek);
}

CivilDate on_or_before(const CivilDate& from, int wanted) {
  return add_days(from, -((weekday(from) - wanted + kWeek) % kWeek));
}

// "next Monday" is the first after the anchor, "last" the one before it, "this" that of its week, or of the
// next one where that is gone by and the sentence looks ahead.
CivilDate directed_weekday(const DateReading& reading, const CivilDate& from, int wanted, int sign) {
  if (sign > 0) return on_or_after(add_days(from, 1), wanted);
  if (sign < 0) return on_or_before(add_days(from, -1), wanted);
  const CivilDate day = add_days(from, wanted - weekday(from));
  return day < from && !reading.past() ? add_days(day, kWeek) : day;
}

// Bare "Monday": the article's own day counts both ways.
CivilDate bare_weekday(const CivilDate& from, int wanted, bool past) {
  return past ? on_or_before(from, wanted) : on_or_after(from, wanted);
}

// "from Monday to Thursday": what is past ends before the article and begins before its end; what lies ahead
// begins behind the article.
CivilDate weekday_of_span(const DateReading& reading, const CivilDate& from, int wanted) {
  const auto until = weekday_of(reading.group("until"));
  if (reading.past() && until) return on_or_before(bare_weekday(from, *until, true), wanted);
  const auto since = weekday_of(reading.group("since"));
  if (!reading.past() && since) return on_or_after(bare_weekday(from, *since, false), wanted);
  return bare_weekday(from, wanted, reading.past());
}

}  // namespace

std::optional<DateValue> evaluate_weekday(const DateReading& reading) {
  const auto wanted = weekday_of(reading.group("weekday"));
  if (!wanted) return std::nullopt;
  const auto way = reading.direction();
  const bool from_text = way && (way->from_text || lower(reading.group("direction")) == "the next");
  const Anchor& from = reading.anchor(from_text, DateUnit::day);
  if (!from || !from->full()) return at_time(unknown("day"), reading);
  CivilDate day =
      way ? directed_weekday(reading, *from, *wanted, way->sign) : weekday_of_span(reading, *from, *wanted);
  const std::string_view week = reading.group("week_direction");  // "Monday last week"
  if (const auto shift = direction_of(week); shift && !week.empty())
    day = add_days(add_days(*from, *wanted - weekday(*from)), static_cast<long>(shift->sign) * kWeek);
  return at_time(anchored(known(to_iso(day), "day"), from), reading);
}

std::optional<CivilDate> nth_weekday(const DateReading& reading, const CivilDate& month) {
  const auto wanted = weekday_of(reading.group("weekday"));
  if (!wanted) return std::nullopt;
  const CivilDate last = last_day(month.year, month.month);
  if (lower(reading.group("nth")) == "last") return on_or_before(last, *wanted);
  const auto nth = number_of(reading.group("nth"));
  if (!nth || *nth < 1) return std::nullopt;
  const CivilDate first = on_or_after({month.year, month.month, 1}, *wanted);
  const CivilDate day = add_days(first, (*nth - 1) * kWeek);
  return day <= last ? std::optional(day) : std::nullopt;
}

}  // namespace polex::engine
