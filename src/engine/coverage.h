// Which parts of a pack no test needs: a part is dropped, the rule's tests run again; still green means
// unexercised.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "polex/pack.h"
#include "rules/pattern_shape.h"
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
  // In tenths, rounded down: 100 only where all is exercised, or there is nothing to exercise.
  [[nodiscard]] double percent() const {
    if (parts == 0) return 100.0;
    const std::size_t tenths = (parts - gaps.size()) * 1000 / parts;
    return static_cast<double>(tenths) / 10.0;
  }
};

// Of the rules, fragments and lists of each of `chosen` (packs of `packs`), in their order. A fragment
// belongs to the pack that defines it; the tests of all of `chosen` count for it. `rule_set` is changed while
// it runs and given back as it was. Costs as many test runs as there are branches, times the tests of the
// rule, or of the rules that use the fragment, up to the first that fails.
[[nodiscard]] std::vector<Coverage> measure_coverage(rules::RuleSet& rule_set, const PackSet& packs,
                                                     const std::vector<const Pack*>& chosen);

// The gap that a branch of `text` is, `of` "rule x" or "pattern x".
[[nodiscard]] CoverageGap gap_at(const PackText& text, const rules::Branch& branch, const std::string& of);

// The gaps of one rule, its blockers apart or alone.
[[nodiscard]] std::vector<CoverageGap> unexercised_blockers(rules::RuleSet& rule_set, const Rule& rule);

// Sections and lists (without sections: the list itself) none of whose entries stands in a text of `tests`.
[[nodiscard]] std::vector<CoverageGap> unexercised_sections(const rules::RuleSet& rule_set,
                                                            const PackSet& packs, const Pack& pack,
                                                            std::size_t& parts);

}  // namespace polex::engine
