// Turns the groups of a [[date]] match into a TIMEX3 value: picks the evaluator, and holds what they share.
// Leaves dates that name a year, month or holiday to dates_explicit.cc, the others to dates_relative.cc,
// deadlines to deadline.cc. Tested by dates_test.cc.
#include "engine/dates.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <utility>

#include "engine/dates_evaluation.h"

namespace polex::engine {

DateReading::DateReading(const DateGroups& groups, const DateContext& context)
    : groups_(groups),
      document_(parse_iso(context.document)),
      last_(parse_iso(context.last)),
      last_month_(parse_iso(context.last_month)),
      last_year_(parse_iso(context.last_year)),
      past_(context.past_tense),
      happened_(context.happened) {
  constexpr int kStory = 8;  // so many dates of long ago in a row are no mere aside
  if (context.long_ago >= kStory) story_ = last_year_;
}

std::string_view DateReading::group(std::string_view name) const {
  const auto it = groups_.find(name);
  return it == groups_.end() ? std::string_view{} : std::string_view{it->second};
}

const std::optional<CivilDate>& DateReading::anchor(bool from_text, DateUnit unit) const {
  if (!from_text) return document_;
  const bool years = unit == DateUnit::year || unit == DateUnit::decade || unit == DateUnit::century;
  const bool months = unit == DateUnit::month || unit == DateUnit::quarter || unit == DateUnit::half ||
                      unit == DateUnit::season;
  if (years && last_year_) return last_year_;
  if (months && last_month_) return last_month_;
  return last_ ? last_ : document_;
}

const std::optional<CivilDate>& DateReading::day_at_hand() const {
  constexpr long kDaysAround = 7;
  const bool near = last_ && last_->full() && document_ && document_->full() &&
                    std::abs(day_number(*last_) - day_number(*document_)) <= kDaysAround;
  return near ? last_ : document_;
}

void DateContext::mention(const DateValue& date) {
  constexpr int kYearsAgo = 2;
  const auto told = date.value && !date.aside ? parse_iso(*date.value) : std::nullopt;
  if (!told) return;
  const auto now = parse_iso(document);
  long_ago = now && told->year + kYearsAgo <= now->year ? long_ago + 1 : 0;
  if (date.granularity == "day") last = *date.value;
  if (date.granularity == "day" || date.granularity == "month") last_month = *date.value;
  last_year = *date.value;
}

std::optional<int> DateReading::year() const {
  if (has("year")) return year_of(group("year"));
  const auto way = direction();
  if (!way) return std::nullopt;
  const auto& from = anchor(way->from_text, DateUnit::year);
  return from ? std::optional<int>(from->year + way->sign) : std::nullopt;
}

std::optional<int> year_of(std::string_view text) {
  if (text.starts_with('\'')) text.remove_prefix(1);
  const auto number = number_of(text);
  if (!number) return std::nullopt;
  const int year = static_cast<int>(*number);
  if (text.size() == 2) return year < 50 ? 2000 + year : 1900 + year;
  return year;
}

std::optional<long> quarter_of(std::string_view count, DateUnit unit) {
  constexpr long kYears = 25;
  return unit == DateUnit::century && count.ends_with("quarter") ? std::optional<long>(kYears) : std::nullopt;
}

DateValue known(std::string value, std::string granularity) {
  return {std::move(value), std::move(granularity), {}, false};
}

DateValue unknown(std::string granularity) { return {std::nullopt, std::move(granularity), {}, false}; }

DateValue anchored(DateValue value, const std::optional<CivilDate>& anchor) {
  if (anchor && value.value) value.anchor = to_iso(*anchor);
  return value;
}

namespace {

// "10 a.m." is 10, "12 a.m." 0, "3 pm" 15; nullopt where no clock shows such an hour.
std::optional<int> hour_of(const DateReading& reading) {
  const std::string word = lower(reading.group("hour"));
  if (word == "noon") return 12;
  if (word == "midnight") return 24;  // the end of the day, as ISO 8601 and TIMEX3 write it
  const auto number = number_of(reading.group("hour"));
  if (!number || *number > 24) return std::nullopt;
  const std::string half = lower(reading.group("half_day"));
  if (half.empty()) {  // "10:15 on Sunday night"
    const std::string part = part_of_day(reading.group("part_of_day")).value_or("");
    const bool late = (part == "NI" && *number >= 6) || part == "EV" || part == "AF";
    return static_cast<int>(late && *number >= 1 && *number < 12 ? *number + 12 : *number);
  }
  if (*number < 1 || *number > 12) return std::nullopt;
  return static_cast<int>(*number % 12 + (half[0] == 'p' ? 12 : 0));
}

}  // namespace

std::optional<DateValue> at_time(DateValue day, const DateReading& reading) {
  std::string time;
  if (reading.has("hour")) {
    const auto hour = hour_of(reading);
    const auto minute = reading.has("minute") ? number_of(reading.group("minute")) : std::optional<long>(0);
    if (!hour || !minute || *minute > 59) return std::nullopt;
    time = fmt::format("T{:02}:{:02}", *hour, *minute);
  } else if (const auto part = part_of_day(reading.group("part_of_day"))) {
    time = "T" + *part;
  } else {
    return day;
  }
  day.granularity = "time";
  if (day.value) *day.value += time;
  return day;
}

std::optional<DateValue> evaluate_date(std::string_view compute, const DateGroups& groups,
                                       const DateContext& context) {
  using Evaluator = std::optional<DateValue> (*)(const DateReading&);
  static constexpr std::array<std::pair<std::string_view, Evaluator>, 10> kEvaluators = {{
      {"calendar", evaluate_calendar},
      {"period", evaluate_period},
      {"holiday", evaluate_holiday},
      {"relative", evaluate_relative},
      {"offset", evaluate_offset},
      {"day", evaluate_day},
      {"duration", evaluate_duration},
      {"set", evaluate_set},
      {"frequency", evaluate_set},
      {"reference", evaluate_reference},
  }};
  const DateReading reading(groups, context);
  for (const auto& [name, evaluate] : kEvaluators)
    if (name == compute) return evaluate(reading);
  return std::nullopt;
}

bool stays_words(std::string_view compute) { return compute == "frequency" || compute == "reference"; }

bool exists(std::string_view iso) { return parse_iso(iso).has_value(); }

}  // namespace polex::engine
