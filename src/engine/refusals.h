// Heads that come to nothing although their patterns match; the trace tells why.
#pragma once

#include <vector>

#include "engine/clauses.h"

namespace polex::engine {

// Once extents are set: heads without words, outside the statements that their rules want, or dropped by a
// modifier. Modifiers also negate.
void drop_refused(const Analysis& analysis, std::vector<Head>& heads);

}  // namespace polex::engine
