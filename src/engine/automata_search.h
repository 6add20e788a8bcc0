// All patterns of a phase at once. For matching.cc.
#pragma once

#include <vector>

#include "engine/matching.h"

namespace polex::engine {

// As find_matches; the phase must have automata.
void search_automata(const PhaseRules& phase, const Rendering& rendering, std::vector<Match>& found,
                     std::vector<Blocked>* blocked);
void tell_groups(const PhaseRules& phase, const Rendering& rendering, Match& match);

}  // namespace polex::engine
