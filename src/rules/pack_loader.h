// load_packs() with the built-in packs given by the caller, for tests.
#pragma once

#include <string>
#include <vector>

#include "polex/pack.h"

namespace polex::rules {

[[nodiscard]] PackSet load_packs(const std::vector<std::string>& wanted,
                                 const std::vector<EmbeddedFile>& embedded,
                                 RuleTests tests = RuleTests::read);

}  // namespace polex::rules
