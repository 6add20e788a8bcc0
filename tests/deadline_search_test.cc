#include <catch2/catch.hpp>

#include "engine/deadline.h"

using namespace polex::engine;

namespace {

struct Case {
  std::string text;
  std::string date;  // the date expression in it; "": none
  DateValue value;
  std::string deadline;  // "": none
  std::string last_day;  // "": null
  const char* why;
};

}  // namespace

TEST_CASE("deadlines in actions", "[dates]") {
  const DateContext context{"2024-03-19", "", false};
  const Case cases[] = {
      {"cut waste by 2030", "2030", {"2030", "year", {}}, "by 2030", "2030", "a year stays a year"},
      {"cut waste by the end of 2025",
       "the end of 2025",
       {"2025", "year", {}},
       "by the end of 2025",
       "2025-12-31",
       "its last day"},
      {"cut waste by the end of 2025",
       "2025",
       {"2025", "year", {}},
       "by the end of 2025",
       "2025-12-31",
       "whatever the date's extent"},
      {"raise it at the June meeting", "June", {"2024-06", "month", {}}, "", "", "the meeting's date"},
      {"tell of rules made this past June", "this past June", {"2024-06", "month", {}}, "", "", "gone by"},
      {"finish within two months",
       "two months",
       {"P2M", "duration", {}},
       "within two months",
       "2024-05",
       "months to the month"},
      {"double it within two decades",
       "two decades",
       {"P2DE", "duration", {}},
       "within two decades",
       "2044",
       "decades count years"},
      {"double it within a century",
       "a century",
       {"P1CE", "duration", {}},
       "within a century",
       "2124",
       "so do centuries"},
      {"finish within a fortnight",
       "a fortnight",
       {"P2W", "duration", {}},
       "within a fortnight",
       "2024-04-02",
       "weeks to the day"},
      {"open next week", "next week", {"2024-W13", "week", {}}, "next week", "2024-03-31", "a week's Sunday"},
      {"open in the coming months",
       "the coming months",
       {{}, "duration", {}},
       "in the coming months",
       "",
       "cannot be fixed"},
      {"test taps before classes resume in September",
       "September",
       {"2024-09", "month", {}},
       "before classes resume in September",
       "2024-09",
       "the clause up to its date"},
      {"open it in the second half of the year",
       "the second half of the year",
       {"2024-H2", "half", {}},
       "in the second half of the year",
       "2024-12-31",
       "a half's end"},
      {"consult before the summer recess, and then act",
       "",
       {},
       "before the summer recess",
       "",
       "a point without a date"},
      {"pay from July 1", "July 1", {"2024-07-01", "day", {}}, "", "", "a start"},
      {"pay starting in July", "July", {"2024-07", "month", {}}, "", "", "a start in two words"},
      {"keep it until October", "October", {"2024-10", "month", {}}, "", "", "until"},
      {"extend the law passed in 2020", "2020", {"2020", "year", {}}, "", "", "gone by"},
      {"raise it by three years", "three years", {"P3Y", "duration", {}}, "", "", "a measure"},
      {"meet every Monday", "every Monday", {"XXXX-WXX-1", "set", {}}, "", "", "a set"},
      {"meet its 2030 goals", "2030", {"2030", "year", {}}, "", "", "an attribute"},
      {"", "", {}, "", "", "nothing"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text, c.why);
    std::vector<FoundDate> dates;
    if (!c.date.empty()) dates.push_back({c.text.find(c.date), c.text.find(c.date) + c.date.size(), c.value});
    const auto found = find_deadline(c.text, dates, context);
    CHECK((found ? c.text.substr(found->begin, found->end - found->begin) : "") == c.deadline);
    CHECK((found ? found->date.value_or("") : "") == c.last_day);
  }
}

TEST_CASE("deadlines gone by", "[dates]") {
  struct GoneBy {
    std::string text;
    std::string document;
    bool gone;
    const char* why;
  };
  const GoneBy cases[] = {
      {"finish the port by 2022", "2024-03-19", true, "what was due two years ago"},
      {"finish the port by 2030", "2024-03-19", false, "it lies ahead"},
      {"finish the port by 2022", "", false, "nobody knows when this was written"},
      {"repair what broke in 2022", "2024-03-19", false, "a day gone by that is no deadline"},
      {"finish the port", "2024-03-19", false, "no date at all"},
  };
  for (const GoneBy& each : cases) {
    INFO(each.text << ": " << each.why);
    std::vector<FoundDate> dates;
    if (const auto at = each.text.find("20"); at != std::string::npos)
      dates.push_back({at, at + 4, {each.text.substr(at, 4), "year", {}}});
    CHECK(deadline_gone_by(each.text, dates, {each.document, "", false}) == each.gone);
  }
}
