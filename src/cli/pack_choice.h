// The packs that a command is asked about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "polex/extractor.h"
#include "polex/pack.h"

namespace polex::cli {

inline constexpr const char* kDefaultPack = "policy-en";

// Those of the binary, in order.
[[nodiscard]] std::vector<std::string> builtin_pack_names();

// As load_packs; the default pack where none was typed.
[[nodiscard]] PackSet load_typed(const std::vector<std::string>& typed, RuleTests tests = RuleTests::read);

// Of what was loaded, the packs that were asked for by name or path, not those they import; all where none
// was.
[[nodiscard]] std::vector<const Pack*> chosen_packs(const PackSet& packs,
                                                    const std::vector<std::string>& asked);

// U030, with the nearest: the first of `names` ("pack:id" or "id") that no rule bears.
[[nodiscard]] std::optional<Diagnostic> unknown_rule(const PackSet& packs,
                                                     const std::vector<std::string>& names);

// Ready to run; none where the packs have faults, which are then shown.
[[nodiscard]] std::optional<Extractor> usable_extractor(const PackSet& packs, const ExtractorOptions& options,
                                                        Console& console);

}  // namespace polex::cli
