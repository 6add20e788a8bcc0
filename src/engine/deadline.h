// By when: the words of a sentence that say so, and the last day they mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dates.h"

namespace polex::engine {

// A date expression found in a text: half-open bytes of it, and what it means.
struct FoundDate {
  std::size_t begin = 0;
  std::size_t end = 0;
  DateValue value;
};

// Half-open bytes of the text, lead word included ("by the end of 2025"), and its last day.
struct DeadlineMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<std::string> date;
};

// The first words of `folded_text` (an action, or the head of its clause) that say by when: a date behind
// "by", "before", "within", "in", "over" ..., a bare one that lies ahead ("next year"), or a point in time
// without a date ("before the summer recess"). Not a start ("from July"), nor "until", nor a day gone by.
// `dates` are in text order and do not overlap.
[[nodiscard]] std::optional<DeadlineMatch> find_deadline(std::string_view folded_text,
                                                         const std::vector<FoundDate>& dates,
                                                         const DateContext& context);

// Whether all that these words say by when lies behind the document, and one of them with "by": what was
// promised by then is no undertaking any more. False where the document has no date.
[[nodiscard]] bool deadline_gone_by(std::string_view folded_text, const std::vector<FoundDate>& dates,
                                    const DateContext& context);

}  // namespace polex::engine
