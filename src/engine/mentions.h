// The mention phases: from sentences to mentions to masked sentences.
#pragma once

#include "engine/analysis.h"

namespace polex::engine {

// Fills Sentence::words and the mentions of the phase "name" (dates with their values).
void find_names(Analysis& analysis);

// Runs the later phases, each over the sentences masked by the ones before; fills Sentence::masked and
// symbols.
void find_phrases(Analysis& analysis);

}  // namespace polex::engine
