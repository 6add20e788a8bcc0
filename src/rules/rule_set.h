// Packs compiled: what the engine runs.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "polex/extractor.h"
#include "polex/pack.h"
#include "rules/automata.h"
#include "rules/compiled_rule.h"
#include "rules/lexicon.h"

namespace polex::rules {

struct RuleSet {
  Lexicon lexicon;
  std::array<std::vector<CompiledRule>, kPhases.size()> mentions;  // a cascade; [[date]]s are in the first
  std::vector<CompiledRule> clauses;
  std::vector<CompiledRule> modifiers;  // effects negate and drop
  std::vector<CompiledRule> stops;      // effect stop: where a content or an action ends
  std::vector<CompiledRule> leads;      // effect lead: what opens a sentence and belongs to no content
  // The patterns above as automata. Null: each pattern is tried on its own, with the same matches. To be set
  // to null by whoever changes the rules' patterns.
  std::shared_ptr<const Automata> automata;
};

// The marks that the patterns of a rule see.
[[nodiscard]] Alphabet alphabet_of(const Rule& rule);

// Every fault is appended to `findings`; a rule with a fault is left out. `packs` must outlive the result.
[[nodiscard]] RuleSet compile(const PackSet& packs, const ExtractorOptions& options,
                              std::vector<Diagnostic>& findings);

}  // namespace polex::rules
