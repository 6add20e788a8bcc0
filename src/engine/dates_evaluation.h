// What the parts of dates.cc share: the groups as read, the anchors, and the ways to write a value. Private
// to dates*.cc and deadline.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/calendar.h"
#include "engine/date_words.h"
#include "engine/dates.h"

namespace polex::engine {

class DateReading {
 public:
  DateReading(const DateGroups& groups, const DateContext& context);

  // The group's text, empty where the match has none of it.
  [[nodiscard]] std::string_view group(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return !group(name).empty(); }

  // The article's date, or with `from_text` the last one mentioned that is told exactly enough for `unit`,
  // where there is one.
  [[nodiscard]] const std::optional<CivilDate>& anchor(bool from_text, DateUnit unit) const;
  [[nodiscard]] const std::optional<CivilDate>& document() const { return document_; }
  [[nodiscard]] bool past() const { return past_; }
  [[nodiscard]] bool happened() const { return happened_; }
  // Whether a month was mentioned since the last day: "that day" is then one of the month's, but none is
  // told.
  [[nodiscard]] bool month_since_day() const {
    return last_year_ && last_year_->month != 0 && !last_year_->full();
  }
  // The last day mentioned where it is one of the days around the article's, else the article's.
  [[nodiscard]] const std::optional<CivilDate>& day_at_hand() const;
  // The last date of a story of long ago that the text is telling.
  [[nodiscard]] const std::optional<CivilDate>& story() const { return story_; }

  // The group `direction`.
  [[nodiscard]] std::optional<Direction> direction() const { return direction_of(group("direction")); }
  // The year told by `year` ("2024", "24"), or by `direction` against the anchor; nullopt: none told or no
  // anchor.
  [[nodiscard]] std::optional<int> year() const;

 private:
  const DateGroups& groups_;
  std::optional<CivilDate> document_;
  std::optional<CivilDate> last_;
  std::optional<CivilDate> last_month_;
  std::optional<CivilDate> last_year_;
  std::optional<CivilDate> story_;
  bool past_ = false;
  bool happened_ = false;
};

// "2024", "24", "'24"; two digits are 1950-2049.
[[nodiscard]] std::optional<int> year_of(std::string_view text);

// "a quarter" of a century: its years; nullopt for any other count or unit.
[[nodiscard]] std::optional<long> quarter_of(std::string_view count, DateUnit unit);

[[nodiscard]] DateValue known(std::string value, std::string granularity);
[[nodiscard]] DateValue unknown(std::string granularity);
[[nodiscard]] DateValue anchored(DateValue value, const std::optional<CivilDate>& anchor);

// "2024-02-13" + the groups part_of_day, hour, minute, half_day: "2024-02-13TNI", "2024-02-13T10:00".
// nullopt: no such time ("25:10").
[[nodiscard]] std::optional<DateValue> at_time(DateValue day, const DateReading& reading);

// "the first Monday" of a month, by the groups `nth` and `weekday`; nullopt: it has no fifth one.
[[nodiscard]] std::optional<CivilDate> nth_weekday(const DateReading& reading, const CivilDate& month);

// The evaluators, one a `compute` (rules/README.md, "Dates").
[[nodiscard]] std::optional<DateValue> evaluate_calendar(const DateReading& reading);
[[nodiscard]] std::optional<DateValue> evaluate_period(
    const DateReading& reading);  // quarter, half, season, decade
[[nodiscard]] std::optional<DateValue> evaluate_holiday(const DateReading& reading);
[[nodiscard]] std::optional<DateValue> evaluate_relative(const DateReading& reading);
[[nodiscard]] std::optional<DateValue> evaluate_weekday(const DateReading& reading);  // of `relative`
[[nodiscard]] std::optional<DateValue> evaluate_offset(const DateReading& reading);
[[nodiscard]] std::optional<DateValue> evaluate_day(const DateReading& reading);  // today, yesterday
[[nodiscard]] std::optional<DateValue> evaluate_duration(const DateReading& reading);
[[nodiscard]] std::optional<DateValue> evaluate_set(const DateReading& reading);
[[nodiscard]] std::optional<DateValue> evaluate_reference(const DateReading& reading);  // now, recently, soon

}  // namespace polex::engine
