// Who is who: aliases that the article introduces, and mentions gathered into entities.
#pragma once

#include "engine/analysis.h"
#include "engine/name_forms.h"

namespace polex::engine {

// Reads aliases introduced in parentheses ("Ministry of Finance (MoF)", "Nordvale Oyj (“Nordvale”)"),
// surnames of full names and companies without their suffix, and adds a mention wherever one of them stands
// uncovered.
void find_aliases(Analysis& analysis);

// Notes the abbreviations of bodies that phrases made, from the mention `first` on, for gather_entities().
void find_late_aliases(Analysis& analysis, std::size_t first);

// Gathers the mentions of persons, bodies, places and names into entities; each takes its fullest name.
void gather_entities(Analysis& analysis);

}  // namespace polex::engine
