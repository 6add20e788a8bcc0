// Where a content or an action ends: scanned from the head on, not matched by a regex tail.
#pragma once

#include <vector>

#include "engine/clauses.h"

namespace polex::engine {

// Sets Head::content of every head of one sentence. `heads` are that sentence's, by cue.
void set_extents(const Analysis& analysis, const Sentence& sentence, std::vector<Head>& heads);

// Spans of an action's coordinated parts, each from its verb; empty where there is one part only.
[[nodiscard]] std::vector<Range> split_items(const Analysis& analysis, const Rendering& masked,
                                             const Range& action);

}  // namespace polex::engine
