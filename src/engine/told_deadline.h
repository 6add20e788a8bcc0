// By when a commitment is to be done, as its sentence tells.
#pragma once

#include <optional>

#include "engine/analysis.h"
#include "engine/clauses.h"
#include "polex/record.h"

namespace polex::engine {

// In the action, else in what opens the sentence.
[[nodiscard]] std::optional<Deadline> deadline_of(const Analysis& analysis, const Head& head);

// Whether the action's deadline lies before the article's date.
[[nodiscard]] bool is_over(const Analysis& analysis, const Head& head);

}  // namespace polex::engine
