// Packs compiled: what the engine runs.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "polex/extractor.h"
#include "polex/pack.h"
#include "rules/lexicon.h"
#include "rules/pattern.h"

namespace polex::rules {

// One pattern of one rule, with what the engine asks of it while matching.
struct CompiledRule {
  const Rule* rule = nullptr;
  std::string name;  // pack:rule-id
  std::vector<Pattern> patterns;
  std::vector<Pattern> except;
  std::vector<Pattern> not_before;
  std::vector<Pattern> not_after;
  std::vector<Pattern> until;
  std::vector<std::size_t> beats;  // indexes into the same vector of rules
  // Modifiers: whether it concerns that kind of record ("statement", "commitment", "phrase").
  [[nodiscard]] bool concerns(std::string_view kind) const;
  Symbol symbol = kOther;  // mentions
  std::size_t order = 0;   // place in the pack set
};

// The mention phases in order. Each sees what the ones before it found as symbols.
inline constexpr std::array<std::string_view, 4> kPhases = {"name", "rest", "phrase", "apposition"};

struct RuleSet {
  Lexicon lexicon;
  std::array<std::vector<CompiledRule>, kPhases.size()> mentions;  // a cascade; [[date]]s are in the first
  std::vector<CompiledRule> clauses;
  std::vector<CompiledRule> modifiers;  // effects negate and drop
  std::vector<CompiledRule> stops;      // effect stop: where a content or an action ends
  std::vector<CompiledRule> leads;      // effect lead: what opens a sentence and belongs to no content
};

// The marks that the patterns of a rule see.
[[nodiscard]] Alphabet alphabet_of(const Rule& rule);

// Every fault is appended to `findings`; a rule with a fault is left out. `packs` must outlive the result.
[[nodiscard]] RuleSet compile(const PackSet& packs, const ExtractorOptions& options,
                              std::vector<Diagnostic>& findings);

}  // namespace polex::rules
