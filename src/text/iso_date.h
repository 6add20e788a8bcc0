// Dates as dumps tell them, in ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace polex::text {

// "2023-07-09", "2023-07-09T08:00:00Z", "2023-07", "2023", "20230709", "2023/07/09", "2023.7.9",
// "24-May-2007", "24 May 2007", "May 24, 2007", "Thu, 24 May 2007 08:00:00 GMT": the day, month or year as it
// stands there, no zone applied. nullopt: another form, an ambiguous one ("07/09/2023") or a day that does
// not exist.
[[nodiscard]] std::optional<std::string> to_iso_date(std::string_view told);

}  // namespace polex::text
