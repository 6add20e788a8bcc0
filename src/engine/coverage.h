// Which parts of a pack no test needs: a part is dropped, the rule's tests run again; still green means
// unexercised.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "polex/pack.h"
#include "rules/rule_set.h"

namespace polex::engine {

struct CoverageGap {
  Place place;
  std::string what;       // "alternative `board`", "optional group `(?: also)?`", "blocker `...`", "section
                          // [court] of list x", "rule x"
  std::size_t width = 1;  // code points of the part, from `place` on
};

struct Coverage {
  std::size_t parts = 0;
  std::vector<CoverageGap> gaps;
  // 100 where there is nothing to exercise.
  [[nodiscard]] double percent() const {
    return parts == 0 ? 100.0 : 100.0 * static_cast<double>(parts - gaps.size()) / static_cast<double>(parts);
  }
};

// Of the rules and lists of `pack` (one of `packs`). `rule_set` is changed while it runs and given back as it
// was. Costs as many test runs as there are branches, times the rule's tests.
[[nodiscard]] Coverage measure_coverage(rules::RuleSet& rule_set, const PackSet& packs, const Pack& pack);

// The gaps of one rule, its blockers apart or alone.
[[nodiscard]] std::vector<CoverageGap> unexercised_blockers(rules::RuleSet& rule_set, const Rule& rule);

// Sections and lists (without sections: the list itself) none of whose entries stands in a text of `tests`.
[[nodiscard]] std::vector<CoverageGap> unexercised_sections(const rules::RuleSet& rule_set,
                                                            const PackSet& packs, const Pack& pack,
                                                            std::size_t& parts);

}  // namespace polex::engine
