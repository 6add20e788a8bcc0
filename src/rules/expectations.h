// Rewrites what tests expect, in the text of the pack itself.
#pragma once

#include <optional>
#include <string>

#include "polex/pack.h"

namespace polex::rules {

// `source` with the `want = {...}` or `absent = true` of `test` replaced by `expectation` (a whole TOML
// statement); all else stays as it is, so lines keep their numbers. nullopt: the statement was not found.
[[nodiscard]] std::optional<std::string> with_expectation(const std::string& source, const RuleTest& test,
                                                          const std::string& expectation);

}  // namespace polex::rules
