// One pack: its files as TOML, its head, lists, fragments and rules.
#pragma once

#include "polex/pack.h"
#include "rules/fault_log.h"
#include "rules/pack_files.h"

namespace polex::rules {

// Nothing of other packs is looked at. Faults go to the log.
[[nodiscard]] Pack read_pack(const PackSource& source, const PackFiles& files, FaultLog& log);

}  // namespace polex::rules
