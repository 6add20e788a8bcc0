#include "engine/dates.h"

#include <catch2/catch.hpp>

using namespace polex::engine;

namespace {

struct Case {
  const char* compute;
  DateGroups groups;
  DateContext context;
  const char* value;  // "null": not known, "refused": impossible
  const char* why;
};

std::string told(const std::optional<DateValue>& date) {
  return date ? date->value.value_or("null") : std::string("refused");
}

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.compute, c.why);
    CHECK(told(evaluate_date(c.compute, c.groups, c.context)) == c.value);
  }
}

const DateContext kThursday{"2024-02-15", "", true};
const DateContext kAhead{"2024-02-15", "", false};
const DateContext kNone{};

}  // namespace

TEST_CASE("calendar dates", "[dates]") {
  check({
      {"calendar",
       {{"month", "July"}, {"day", "9"}, {"year", "2023"}},
       kNone,
       "2023-07-09",
       "a whole date needs no anchor"},
      {"calendar", {{"month", "July"}, {"day", "9"}}, kNone, "null", "no year and no article date"},
      {"calendar", {{"month", "February"}, {"day", "30"}}, kNone, "refused", "in no year"},
      {"calendar",
       {{"month", "February"}, {"day", "29"}, {"year", "2023"}},
       kNone,
       "refused",
       "no leap year"},
      {"calendar",
       {{"month", "June"}, {"year", "2024"}, {"nth", "fourth"}, {"weekday", "Monday"}},
       kNone,
       "2024-06-24",
       "the fourth Monday"},
      {"calendar",
       {{"month", "June"}, {"year", "2024"}, {"nth", "fifth"}, {"weekday", "Monday"}},
       kNone,
       "refused",
       "there is no fifth"},
      {"calendar",
       {{"month", "December"}, {"nearest", "the"}},
       {"2024-05-15", "", true, true},
       "2023-12",
       "of an attack: past for sure"},
      {"calendar", {{"month", "Feb"}, {"day", "13"}}, kThursday, "2024-02-13", "this year"},
      {"calendar", {{"month", "Dec."}, {"day", "20"}}, kThursday, "2023-12-20", "past: the one before"},
      {"calendar",
       {{"month", "February"}, {"day", "20"}},
       kThursday,
       "2024-02-20",
       "a few days ahead in spite of the tense"},
      {"calendar",
       {{"month", "January"}, {"day", "3"}},
       {"2024-05-15", "", false},
       "2025-01-03",
       "future: the next one"},
      {"calendar", {{"month", "December"}}, kThursday, "2023-12", "past month"},
      {"calendar", {{"month", "January"}}, {"2023-11-24", "", false}, "2024-01", "future month"},
      {"calendar", {{"month", "March"}}, {"2023", "", false}, "2023-03", "the article tells its year only"},
      {"calendar", {{"month", "August"}, {"direction", "last"}}, kThursday, "2023-08", "August last year"},
      {"calendar",
       {{"month", "09"}, {"day", "07"}, {"year", "2023"}, {"figures", "09/07"}},
       kNone,
       "2023-09-07",
       "month first"},
      {"calendar",
       {{"month", "26"}, {"day", "07"}, {"year", "2022"}, {"figures", "26/07"}},
       kNone,
       "2022-07-26",
       "no 26th month"},
      {"calendar",
       {{"month", "26"}, {"day", "27"}, {"year", "2022"}, {"figures", "26/27"}},
       kNone,
       "refused",
       "neither order"},
      {"calendar",
       {{"month", "May"}, {"day", "9"}, {"day2", "11"}},
       {"2023-05-08", "", false},
       "2023-05-09/2023-05-11",
       "a span"},
      {"calendar", {{"year", "2024"}, {"year2", "25"}}, kNone, "2024/2025", "a short second year"},
      {"calendar", {{"year", "2023"}, {"year2", "07"}}, kNone, "refused", "2023-07 is no span"},
      {"calendar",
       {{"weekday", "Tuesday"}, {"month", "February"}, {"day", "13"}},
       {"2025-02-13", "", true},
       "2024-02-13",
       "the weekday picks the year"},
      {"calendar", {{"month", "Ju"}}, kNone, "refused", "no month"},
      {"calendar",
       {{"month", "March"}, {"day", "3"}, {"year", "2024"}, {"hour", "25"}},
       kNone,
       "refused",
       "no hour"},
      {"sideways", {}, kNone, "refused", "no such compute"},
  });
}

TEST_CASE("parts of a year", "[dates]") {
  check({
      {"period", {{"quarter", "third"}}, kThursday, "2023-Q3", "past: the last third quarter"},
      {"period", {{"quarter", "3"}, {"year", "2024"}}, kNone, "2024-Q3", "Q3 2024"},
      {"period", {{"quarter", "fifth"}, {"year", "2024"}}, kNone, "refused", "no fifth quarter"},
      {"period", {{"half", "second"}, {"direction", "the"}}, kThursday, "2024-H2", "of the year"},
      {"period", {{"season", "summer"}, {"year", "2024"}}, kNone, "2024-SU", "a season"},
      {"period", {{"decade", "seventies"}}, kNone, "197", "a decade in words"},
      {"period", {{"decade", "1990s"}}, kNone, "199", "a decade"},
      {"period", {{"century", "19th"}}, kNone, "18", "a century"},
      {"period", {{"century", "44th"}}, kNone, "refused", "none that anyone tells of"},
      {"period", {{"fiscal", "FY"}, {"year", "24"}}, kNone, "FY2024", "two figures"},
      {"period",
       {{"fiscal", "FY"}, {"year", "2024"}, {"year2", "25"}},
       kNone,
       "FY2025",
       "named after its end"},
      {"period",
       {{"count", "three"}, {"unit", "quarters"}, {"year", "2023"}},
       kNone,
       "2023-01/2023-09",
       "first three quarters"},
      {"period", {{"plan", "14"}}, kNone, "2021/2025", "a five-year plan"},
      {"holiday", {{"holiday", "Christmas"}}, kThursday, "2023-12-25", "past Christmas"},
      {"holiday", {{"holiday", "Christmas"}}, kAhead, "2024-12-25", "the coming one"},
      {"holiday", {{"holiday", "Christmas"}}, kNone, "null", "no article date"},
  });
}

TEST_CASE("dates told from another", "[dates]") {
  const DateContext told_before{"2024-02-15", "2023-06-30", true};
  check({
      {"relative", {{"weekday", "Tuesday"}}, kThursday, "2024-02-13", "past: the last one"},
      {"relative", {{"weekday", "Tuesday"}}, kAhead, "2024-02-20", "else the next one"},
      {"relative", {{"weekday", "Thursday"}}, kThursday, "2024-02-15", "the article's own day"},
      {"relative",
       {{"weekday", "Thursday"}, {"direction", "last"}},
       kThursday,
       "2024-02-08",
       "never the own day"},
      {"relative",
       {{"weekday", "Thursday"}, {"direction", "next"}},
       kThursday,
       "2024-02-22",
       "never the own day"},
      {"relative",
       {{"weekday", "Wednesday"}, {"part_of_day", "night"}},
       kThursday,
       "2024-02-14TNI",
       "a part of it"},
      {"relative",
       {{"weekday", "Monday"}, {"week_direction", "next"}},
       kThursday,
       "2024-02-19",
       "Monday next week"},
      {"relative", {{"weekday", "Monday"}}, kNone, "null", "no article date"},
      {"relative",
       {{"direction", "previous"}, {"unit", "day"}},
       kThursday,
       "2024-02-14",
       "the article's day where none was told"},
      {"relative",
       {{"direction", "previous"}, {"unit", "day"}},
       told_before,
       "2023-06-29",
       "from the last date told"},
      {"relative", {{"direction", "this"}, {"unit", "week"}}, kThursday, "2024-W07", "a week"},
      {"relative",
       {{"direction", "last"}, {"unit", "month"}},
       {"2024-01-31", "", true},
       "2023-12",
       "over the year's end"},
      {"relative", {{"direction", "last"}, {"unit", "quarter"}}, kThursday, "2023-Q4", "over the year's end"},
      {"relative",
       {{"direction", "next"}, {"unit", "year"}},
       {"2024", "", false},
       "2025",
       "a year is enough"},
      {"relative",
       {{"direction", "next"}, {"unit", "month"}},
       {"2024", "", false},
       "null",
       "a year is not enough"},
      {"relative", {{"direction", "next"}, {"unit", "weekend"}}, kThursday, "2024-W08-WE", "a weekend"},
      {"relative", {{"direction", "the"}, {"unit", "weekend"}}, kThursday, "2024-W06-WE", "told as past"},
      {"relative", {{"direction", "the"}, {"unit", "weekend"}}, kAhead, "2024-W07-WE", "the coming one"},
      {"relative",
       {{"direction", "that"}, {"part_of_day", "evening"}},
       told_before,
       "2023-06-30TEV",
       "of that day"},
      {"relative",
       {{"direction", "the next"}, {"part_of_day", "morning"}},
       told_before,
       "2023-07-01TMO",
       "the morning behind the day told"},
      {"relative",
       {{"direction", "same"}, {"unit", "month"}, {"back", "a year earlier"}},
       {"2024-02-15", "2023-06-30", true, false, "2022-03", "2022-03"},
       "2021-03",
       "of the year before the month told"},
      {"relative",
       {{"direction", "following"}, {"season", "spring"}},
       {"2024-02-15", "", true, false, "", "1998"},
       "1999-SP",
       "of the year behind the one told"},
      {"relative",
       {{"weekday", "Monday"}, {"until", "Tuesday"}},
       kThursday,
       "2024-02-12",
       "a span that is over"},
      {"relative",
       {{"weekday", "Friday"}, {"until", "Tuesday"}},
       kThursday,
       "2024-02-09",
       "begins before its end"},
      {"relative", {{"weekday", "Monday"}, {"since", "Friday"}}, kAhead, "2024-02-19", "a span ahead"},
      {"relative",
       {{"weekday", "Friday"}, {"since", "Monday"}},
       kAhead,
       "2024-02-23",
       "ends behind its start"},
      {"relative",
       {{"direction", "the next"}, {"weekday", "Tuesday"}},
       told_before,
       "2023-07-04",
       "the next one, from the day told"},
      {"relative",
       {{"direction", "this"}, {"weekday", "Tuesday"}},
       kAhead,
       "2024-02-20",
       "one gone by, and the verb looks ahead"},
      {"relative", {{"direction", "this"}, {"unit", "century"}}, kThursday, "20", "TIMEX3 counts so"},
      {"relative", {{"season", "summer"}}, kThursday, "2023-SU", "past: the last one"},
      {"relative", {{"season", "winter"}}, kAhead, "2023-WI", "the one that goes on"},
      {"relative",
       {{"direction", "that"}, {"unit", "year"}},
       {"2024-02-15", "2023-06-30", true, false, "2023-06-30", "2019"},
       "2019",
       "the last year told, a day or not"},
      {"relative",
       {{"direction", "following"}, {"unit", "month"}},
       {"2024-02-15", "2023-06-30", true, false, "2022-03", "2022-03"},
       "2022-04",
       "the last month told"},
      {"relative",
       {{"direction", "previous"}, {"unit", "day"}},
       {"2024-02-15", "2023-06-30", true, false, "2022-03", "2019"},
       "2023-06-29",
       "the last day told"},
      {"relative",
       {{"direction", "next"}, {"season", "spring"}},
       {"2023-11-21", "", false},
       "2024-SP",
       "next spring"},
      {"relative",
       {{"direction", "this"}, {"season", "summer"}},
       {"2024-01-21", "", false},
       "2024-SU",
       "in January, this summer is to come"},
      {"relative",
       {{"direction", "this"}, {"season", "winter"}},
       {"2024-01-21", "", false},
       "2023-WI",
       "a winter has its first December's year"},
      {"relative", {{"direction", "last"}, {"season", "summer"}}, kThursday, "2023-SU", "last summer"},
      {"relative", {{"direction", "last"}, {"month", "August"}}, kThursday, "2023-08", "last August"},
      {"relative", {{"direction", "next"}, {"month", "March"}}, kThursday, "2024-03", "next March"},
      {"offset",
       {{"count", "two"}, {"unit", "weeks"}, {"direction", "ago"}},
       kThursday,
       "2024-W05",
       "weeks stay weeks"},
      {"offset",
       {{"count", "two"}, {"unit", "weeks"}, {"direction", "later"}},
       told_before,
       "2023-W28",
       "from the last date told"},
      {"offset",
       {{"count", "10"}, {"unit", "days"}, {"direction", "ago"}},
       kThursday,
       "2024-02-05",
       "days are days"},
      {"offset",
       {{"count", "several"}, {"unit", "years"}, {"direction", "ago"}},
       kThursday,
       "PAST_REF",
       "how many is not told"},
      {"day", {{"word", "Yesterday"}}, {"2024-03-01", "", true}, "2024-02-29", "over a leap day"},
      {"day", {{"word", "tonight"}}, kThursday, "2024-02-15TNI", "tonight"},
      {"day", {{"word", "today"}}, {"2024-02", "", true}, "null", "no day told"},
      {"day",
       {{"hour", "12"}, {"minute", "30"}, {"half_day", "a.m."}},
       kThursday,
       "2024-02-15T00:30",
       "after midnight"},
  });
}

TEST_CASE("durations and sets", "[dates]") {
  check({
      {"duration", {{"count", "three"}, {"unit", "years"}}, kNone, "P3Y", "three years"},
      {"duration", {{"count", "48"}, {"unit", "hours"}}, kNone, "PT48H", "hours"},
      {"duration", {{"count", "a"}, {"unit", "fortnight"}}, kNone, "P2W", "a fortnight"},
      {"duration", {{"count", "half a"}, {"unit", "year"}}, kNone, "P6M", "half a year"},
      {"duration", {{"count", "half an"}, {"unit", "hour"}}, kNone, "PT30M", "half an hour"},
      {"duration", {{"count", "two"}, {"unit", "decades"}}, kNone, "P2DE", "TIMEX3 counts decades apart"},
      {"duration", {{"count", "a"}, {"unit", "century"}}, kNone, "P1CE", "and centuries"},
      {"duration", {{"count", "a quarter"}, {"unit", "century"}}, kNone, "P25Y", "a quarter of one"},
      {"duration", {{"count", "several"}, {"unit", "months"}}, kNone, "PXM", "how many is not told"},
      {"duration", {{"unit", "hours"}}, kNone, "PTXH", "nor here"},
      {"duration", {{"count", "two and a half"}, {"unit", "years"}}, kNone, "P2.5Y", "half a year more"},
      {"duration",
       {{"count", "two and a half"}, {"unit", "centuries"}},
       kNone,
       "P250Y",
       "half a century more"},
      {"duration",
       {{"count", "two and a half"}, {"unit", "fortnights"}},
       kNone,
       "P5W",
       "half a fortnight more"},
      {"duration", {{"count", "two and a half"}, {"unit", "decades"}}, kNone, "P25Y", "half a decade more"},
      {"duration", {{"unit", "decades"}}, kNone, "PXDE", "without a number"},
      {"duration",
       {{"count", "a few"}, {"unit", "weekends"}},
       kNone,
       "PXWE",
       "weekends have a letter of their own"},
      {"duration", {{"count", "two"}, {"unit", "weekends"}}, kNone, "P2WE", "so have two"},
      {"set", {{"weekday", "Monday"}}, kNone, "XXXX-WXX-1", "every Monday"},
      {"set", {{"unit", "year"}}, kNone, "P1Y", "every year"},
      {"set", {{"count", "two"}, {"unit", "weeks"}}, kNone, "P2W", "every two weeks"},
      {"frequency", {{"unit", "annually"}}, kNone, "P1Y", "an adverb"},
      {"reference", {{"present", "now"}}, kNone, "PRESENT_REF", "no date is needed"},
      {"reference", {{"past", "recently"}}, kThursday, "PAST_REF", "nor used"},
      {"reference", {{"future", "soon"}}, kNone, "FUTURE_REF", "the third"},
  });
}

TEST_CASE("hours without a day", "[dates]") {
  const DateContext monday{"2024-02-15", "2024-02-12", true};
  const DateContext long_gone{"2024-02-15", "1962-05-03", true};
  check({
      {"day", {{"hour", "6"}, {"half_day", "a.m."}}, monday, "2024-02-12T06:00", "of the day just told"},
      {"day", {{"hour", "6"}, {"half_day", "a.m."}}, long_gone, "2024-02-15T06:00", "of a near one only"},
      {"day", {{"hour", "noon"}}, kThursday, "2024-02-15T12:00", "noon"},
      {"relative",
       {{"weekday", "Monday"}, {"hour", "midnight"}},
       kThursday,
       "2024-02-12T24:00",
       "a day's end"},
      {"offset", {{"unit", "year"}, {"direction", "ago"}}, kThursday, "2023", "the year-ago period"},
      {"offset",
       {{"count", "70"}, {"unit", "years"}, {"direction", "later"}},
       kThursday,
       "null",
       "told as past, it cannot lie ahead"},
      {"offset",
       {{"half", "half a"}, {"unit", "century"}, {"direction", "ago"}},
       kThursday,
       "1974",
       "half a century"},
      {"offset",
       {{"count", "two"}, {"unit", "years"}, {"direction", "ago"}, {"word", "this month"}},
       kThursday,
       "2022-02",
       "the month of then"},
      {"offset",
       {{"count", "a"}, {"unit", "year"}, {"direction", "ago"}, {"word", "today"}},
       {"2024-02-29", "", true},
       "2023-02-28",
       "the day of then, or the month's last"},
      {"offset",
       {{"count", "a"}, {"unit", "year"}, {"half", "and a half"}, {"direction", "ago"}},
       kThursday,
       "2022-08",
       "halves of a year are months"},
      {"offset",
       {{"half", "half an"}, {"unit", "hour"}, {"direction", "ago"}},
       kThursday,
       "null",
       "no clock"},
      {"set", {{"weekday", "Tuesday"}, {"part_of_day", "night"}}, kNone, "XXXX-WXX-2TNI", "Tuesday nights"},
  });
}

TEST_CASE("a month in a story of long ago is of the year being told", "[dates]") {
  DateContext context{"2009-12-19", "", true};
  const DateGroups may = {{"month", "May"}};
  const auto tell = [&](const char* value, const char* granularity) {
    context.mention({value, granularity, {}});
  };
  for (int year = 0; year < 7; ++year) tell("1955", "year");
  CHECK(told(evaluate_date("calendar", may, context)) == "2009-05");  // seven asides are no story
  tell("1956-02", "month");
  CHECK(told(evaluate_date("calendar", may, context)) == "1956-05");
  tell("1956-12", "month");
  CHECK(told(evaluate_date("calendar", may, context)) == "1957-05");  // told onwards
  context.past_tense = false;
  CHECK(told(evaluate_date("calendar", may, context)) == "2010-05");
  context.past_tense = true;
  tell("2009", "year");
  CHECK(told(evaluate_date("calendar", may, context)) == "2009-05");  // back in the article's own days
}

TEST_CASE("a comparison with a year earlier moves no anchor", "[dates]") {
  DateContext context{"1989-10-26", "", true};
  const DateGroups earlier = {{"count", "a"}, {"unit", "year"}, {"direction", "earlier"}};
  for (int time = 0; time < 2; ++time) {
    const auto date = evaluate_date("offset", earlier, context);
    CHECK(told(date) == "1988");
    context.mention(*date);
  }
}

TEST_CASE("months and quarters near the article's day", "[dates]") {
  const DateContext october{"2023-10-15", "", false};
  const DateContext january{"2024-01-15", "", false};
  check({
      {"calendar", {{"month", "June"}, {"nearest", "a"}}, october, "2023-06", "a June accord"},
      {"calendar", {{"month", "March"}, {"nearest", "a"}}, october, "2024-03", "a March accord"},
      {"calendar", {{"month", "November"}, {"nearest", "a"}}, january, "2023-11", "a November accord"},
      {"period", {{"quarter", "third"}}, october, "2023-Q3", "the quarter just ended, though told ahead"},
      {"period", {{"quarter", "fourth"}}, january, "2023-Q4", "of the year before"},
      {"period", {{"quarter", "second"}}, october, "2024-Q2", "an earlier one is the next"},
  });
}

TEST_CASE("that day is not told where a month was mentioned since", "[dates]") {
  const DateGroups that_day = {{"direction", "that same"}, {"unit", "day"}};
  DateContext context{"1999-02-06", "", true};
  context.mention({"1999-02-05", "day", {}});
  CHECK(told(evaluate_date("relative", that_day, context)) == "1999-02-05");
  context.mention({"1998-10", "month", {}});
  CHECK(told(evaluate_date("relative", that_day, context)) == "null");
}
