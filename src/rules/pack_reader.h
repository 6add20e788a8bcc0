// One pack: its files as TOML, its head, lists, fragments and rules.
#pragma once

#include "polex/pack.h"
#include "rules/fault_log.h"
#include "rules/pack_files.h"

namespace polex::rules {

// Nothing of other packs is looked at. Faults go to the log. The pack's hash is over all its files, read or
// not.
[[nodiscard]] Pack read_pack(const PackSource& source, const PackFiles& files, FaultLog& log,
                             RuleTests tests = RuleTests::read);

}  // namespace polex::rules
