// One article through all stages, with rules that the caller holds: what Extractor::extract does.
#pragma once

#include "polex/article.h"
#include "polex/record.h"
#include "polex/trace.h"
#include "rules/rule_set.h"

namespace polex::engine {

// `trace` may be null; it is filled from its first sentence on.
[[nodiscard]] Extraction extract(const rules::RuleSet& rule_set, const Article& article, Trace* trace,
                                 std::size_t max_steps = static_cast<std::size_t>(-1));

}  // namespace polex::engine
