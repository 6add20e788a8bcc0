// All patterns of a phase at once. For matching.cc.
#pragma once

#include <vector>

#include "engine/matching.h"

namespace polex::engine {

// As find_matches; the phase must have automata.
void search_automata(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& found,
                     std::vector<Blocked>* blocked);
// As tell_groups.
void set_groups(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& matches);

}  // namespace polex::engine
