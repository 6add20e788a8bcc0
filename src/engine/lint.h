// Everything that can be told of packs without an article: what `polex lint` prints.
#pragma once

#include <vector>

#include "polex/diagnostic.h"
#include "polex/pack.h"

namespace polex::engine {

// The findings of loading, of compiling and of lint itself, in the order of their places. Warnings and notes
// are those of `chosen` (some of `packs`) only, errors those of all. What packs silence is left out. Runs the
// tests of the rules that have blockers, once for each blocker.
[[nodiscard]] std::vector<Diagnostic> lint(const PackSet& packs, const std::vector<const Pack*>& chosen);

}  // namespace polex::engine
