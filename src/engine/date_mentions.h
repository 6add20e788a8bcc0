// Dates as mentions: the value of a match, and the dates that stand before the running text. Private to
// engine/.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/analysis.h"
#include "engine/dates.h"
#include "engine/matching.h"

namespace polex::engine {

// The value of a date's match in `rendering`; nullopt when it is impossible.
[[nodiscard]] std::optional<DateValue> date_value(const Analysis& analysis, const rules::CompiledRule& rule,
                                                  const Match& match, const Rendering& rendering,
                                                  const DateContext& context);

// Sets in `context` how the sentence tells of the date at `date` of its rendering: as past, of a happening.
void read_tense(const Rendering& words, const Range& date, DateContext& context);

// Appends the dates of header lines and of the dateline, which no sentence holds: records of their own, but
// no symbols. They count as mentioned before the first sentence.
void find_header_dates(Analysis& analysis, DateContext& context);

}  // namespace polex::engine
