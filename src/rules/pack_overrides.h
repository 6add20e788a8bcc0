// What packs do to each other once all are read.
#pragma once

#include "polex/pack.h"
#include "rules/fault_log.h"

namespace polex::rules {

// Later definitions of a list, fragment or rule (of the same stage) replace earlier ones of the same name,
// with a note.
void replace_earlier(PackSet& set, FaultLog& log);

// Tells every `beats` that names no rule of its stage.
void check_beats(const PackSet& set, FaultLog& log);

}  // namespace polex::rules
