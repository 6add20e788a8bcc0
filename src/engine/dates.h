// Date expressions: from the named groups of a [[date]] rule's match to a TIMEX3 value, and deadlines' last
// days. Sources: ISO 8601-1:2019; TIMEX3 (TimeML 1.2.1). Never reads a clock.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace polex::engine {

// What a rule's match captured: group name -> text, folded to ASCII, white space folded to one space.
using DateGroups = std::map<std::string, std::string, std::less<>>;

struct DateValue {
  std::optional<std::string> value;  // "2023-07-09", "2023-W28", "2023-Q3", "P3Y"; null: cannot be fixed
  std::string granularity;  // day | week | month | quarter | season | half | year | decade | century |
                            // duration | set | time | reference (PAST_REF, PRESENT_REF, FUTURE_REF)
  std::optional<std::string> anchor;
  bool aside = false;  // "a year earlier": what follows is not counted from it
};

struct DateContext {
  std::string document;  // ISO date of the article, partial allowed; empty: unknown
  std::string
      last;  // last full date mentioned before, for "the previous day", "two weeks later"; may be empty
  bool past_tense = false;  // the sentence's verb is past: "on Monday" is the last one; else nearest by rule
  bool happened = false;    // it goes with an attack or the like: the date is past for sure
  std::string last_month = {};  // last date mentioned before that tells a month, for "the following month"
  std::string last_year = {};   // last one that tells a year, for "that year"
  int long_ago = 0;  // how many dates in a row lay years before the article's: it tells a story of then

  // Takes in what was mentioned: days, months and years.
  void mention(const DateValue& date);
};

// `compute` is the rule's field of that name; which groups it reads is told in rules/README.md ("Dates").
// nullopt: the expression is impossible ("February 30") and must be refused.
[[nodiscard]] std::optional<DateValue> evaluate_date(std::string_view compute, const DateGroups& groups,
                                                     const DateContext& context);

// Whether the words of such a date stay words to later phases: adverbs and adjectives ("now", "annual") are
// no day that a statement or deadline could have.
[[nodiscard]] bool stays_words(std::string_view compute);

// The last day that `value` covers at the granularity told: "2025-12-31" for an end-of-2025 value, "2030" for
// 2030. `expression` is the whole deadline's text ("by the end of 2025", "within two months").
[[nodiscard]] std::optional<std::string> deadline_date(std::string_view expression, const DateValue& value,
                                                       const DateContext& context);

// Whether `iso` (partial allowed) is a day, month or year that exists.
[[nodiscard]] bool exists(std::string_view iso);

}  // namespace polex::engine
