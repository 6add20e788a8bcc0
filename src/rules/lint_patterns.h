// What is wrong or odd with the patterns of one rule, seen without any text.
#pragma once

#include "rules/fault_log.h"
#include "rules/rule_set.h"

namespace polex::rules {

// `compiled` is null where the rule does not compile: only what is written is looked at then. `vocabulary` is
// that of the rule's alphabet. Told: groups, extents and symbols that mean nothing there, what can never
// match, what is slow.
void lint_patterns(const Rule& rule, const CompiledRule* compiled, const Vocabulary& vocabulary,
                   FaultLog& log);

}  // namespace polex::rules
