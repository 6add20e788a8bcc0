// The codes of what `polex test` tells; those of packs are in rules/codes.h.
#pragma once

#include <array>

#include "rules/codes.h"

namespace polex::cli {

inline constexpr rules::Code kTestFailed{"T001", Severity::error, "a rule's test fails"};
inline constexpr rules::Code kGoldenFailed{"T002", Severity::error, "a golden folder's records have changed"};
inline constexpr rules::Code kUnexercised{"T003", Severity::warning, "no test exercises a part of the pack"};
inline constexpr rules::Code kBelowThreshold{"T004", Severity::error, "coverage is below the threshold"};
inline constexpr std::array kTestCodes = {kTestFailed, kGoldenFailed, kUnexercised, kBelowThreshold};

}  // namespace polex::cli
