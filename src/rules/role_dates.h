// ISO dates as packs write them, whole or partial.
#pragma once

#include <string>
#include <string_view>

namespace polex::rules {

// "2023", "2023-07" or "2023-07-09", and such a month or day exists.
[[nodiscard]] bool is_iso_date(std::string_view text);

// The first day of a partial date, so that dates compare as strings: "2023-07" is "2023-07-01".
[[nodiscard]] std::string first_day(std::string_view iso);

// Half-open ranges of ISO dates; an empty end is open.
struct DateRange {
  std::string from;
  std::string to;
};
[[nodiscard]] bool overlap(const DateRange& a, const DateRange& b);

}  // namespace polex::rules
