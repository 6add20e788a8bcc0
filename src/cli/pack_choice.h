// The packs that lint, test and stats are asked about.
#pragma once

#include <string>
#include <vector>

#include "polex/pack.h"

namespace polex::cli {

inline constexpr const char* kDefaultPack = "policy-en";

// In order.
[[nodiscard]] std::vector<std::string> builtin_pack_names();

// Of what was loaded, the packs that were asked for by name or path, not those they import; all where none
// was.
[[nodiscard]] std::vector<const Pack*> chosen_packs(const PackSet& packs,
                                                    const std::vector<std::string>& asked);

}  // namespace polex::cli
