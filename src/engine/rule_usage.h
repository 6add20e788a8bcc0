// How each rule fared in articles, and what it costs when it runs alone: the ground of `polex stats`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "polex/article.h"
#include "rules/rule_set.h"

namespace polex::engine {

// Sentences are counted as the rule's phase sees them; a passed one holds what a match needs at least. A
// match that neither is blocked nor ends as a hit was lost: to another rule's, to a modifier, or because
// nothing came of it.
struct RuleUsage {
  std::size_t sentences = 0;
  std::size_t passed = 0;
  std::size_t matched = 0;
  std::size_t blocked = 0;  // by except, not_before, not_after
  std::size_t hits = 0;     // mentions or records made; of modifiers: records changed or dropped, extents set
  double seconds = 0;       // of this thread's processor, all its patterns tried one by one

  [[nodiscard]] std::size_t lost() const { return matched > blocked + hits ? matched - blocked - hits : 0; }
  void add(const RuleUsage& more);
};

// A rule that usage is told of, in the order of the phases.
struct UsedRule {
  std::string name;   // pack:rule-id
  std::string phase;  // name | rest | phrase | apposition | clause | modifier
  // Modifiers are looked for only behind what clause rules found: of them hits alone are counted.
  [[nodiscard]] bool searches() const { return phase != "modifier"; }
};

[[nodiscard]] std::vector<UsedRule> used_rules(const rules::RuleSet& rule_set);

// One article's share, in the order of used_rules(); empty: given up after `max_steps`. Costs two extractions
// and the time of each rule. `rule_set` may be shared by threads.
[[nodiscard]] std::vector<RuleUsage> usage_in(const rules::RuleSet& rule_set, const Article& article,
                                              std::size_t max_steps);

}  // namespace polex::engine
