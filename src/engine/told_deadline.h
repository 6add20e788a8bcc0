// By when a commitment is to be done, as its sentence tells.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/analysis.h"
#include "engine/clauses.h"
#include "polex/record.h"

namespace polex::engine {

// The dates of an article's text by where they begin, as indices of mentions.
using DateOrder = std::vector<std::size_t>;
[[nodiscard]] DateOrder order_dates(const Analysis& analysis);

// In the action, else in what opens the sentence.
[[nodiscard]] std::optional<Deadline> deadline_of(const Analysis& analysis, const DateOrder& order,
                                                  const Head& head);

// Whether the action's deadline lies before the article's date.
[[nodiscard]] bool is_over(const Analysis& analysis, const DateOrder& order, const Head& head);

}  // namespace polex::engine
