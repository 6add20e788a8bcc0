// Warnings that an author has judged and silenced, with the reason: silence = { P042 = "..." }.
#pragma once

#include <vector>

#include "polex/pack.h"
#include "rules/fault_log.h"
#include "rules/toml_reader.h"

namespace polex::rules {

// The table's `silence`. Told: codes that do not exist or are no warnings, and missing reasons.
[[nodiscard]] std::vector<Silence> read_silences(const TomlNode& table, FaultLog& log);

// Takes out of `findings` what its rule, its list or its pack silences, and returns it.
[[nodiscard]] std::vector<Diagnostic> take_silenced(const PackSet& packs, std::vector<Diagnostic>& findings);

// The silences of `pack` that are of no use: nothing in `silenced` is theirs.
[[nodiscard]] std::vector<Diagnostic> idle_silences(const PackSet& packs, const Pack& pack,
                                                    const std::vector<Diagnostic>& silenced);

}  // namespace polex::rules
