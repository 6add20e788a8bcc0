// What is odd about rules and fragments beside each other.
#pragma once

#include <vector>

#include "polex/pack.h"
#include "rules/fault_log.h"
#include "rules/rule_set.h"

namespace polex::rules {

// Of the rules and fragments of `chosen` (some of `packs`): rules that an earlier one shadows, rules that
// beat each other, fragments that no pattern uses.
void lint_rules(const PackSet& packs, const std::vector<const Pack*>& chosen, const RuleSet& rule_set,
                FaultLog& log);

// The names that only hide: every reference to them stands in a blocker or behind the dash of {Cap-name}.
[[nodiscard]] std::vector<std::string> names_that_hide(const PackSet& packs);

}  // namespace polex::rules
