// The default packs and their rules in the form that the build has made ready: what loading and compiling the
// texts in the binary comes to, so that a run need not do it. The build makes it anew when a rule changes;
// ready_test.cc compares the two.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "polex/pack.h"
#include "rules/rule_set.h"

namespace polex::rules {

// Which packs: as for load_packs().
inline constexpr std::string_view kReadyPack = "policy-en";

// Loads and compiles the packs. Empty where loading or compiling finds anything to tell of: then each run is
// to tell it.
[[nodiscard]] std::string make_ready(const std::vector<EmbeddedFile>& embedded);
// The bytes of what make_ready() makes such of: the same bytes, if `rules` were compiled from `packs`, read
// or made.
[[nodiscard]] std::string write_ready(PackSet& packs, RuleSet& rules);

// The packs, with PackSet::ready; nullopt where nothing was made ready.
[[nodiscard]] std::optional<PackSet> read_ready_packs(std::string_view bytes);
// Of packs that read_ready_packs() has read. They and the bytes must outlive the result.
[[nodiscard]] Lexicon read_ready_lexicon(const PackSet& packs);
[[nodiscard]] RuleSet read_ready_rules(const PackSet& packs);

// What the build made, for this binary; empty in the program that makes it.
[[nodiscard]] std::string_view ready_bytes();

}  // namespace polex::rules
