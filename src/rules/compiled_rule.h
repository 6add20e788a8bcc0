// A rule of a pack with its patterns compiled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "polex/pack.h"
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

}  // namespace polex::rules
