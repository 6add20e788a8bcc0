// Which branches of [pattern] fragments no test needs: the part of coverage.cc that looks at many rules at
// once.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/coverage.h"
#include "polex/pack.h"
#include "rules/rule_set.h"

namespace polex::engine {

class FragmentCoverage {
 public:
  // Runs each test of `tested` (packs of `packs`) once; those that pass count. Borrows all three; the rules
  // of `rule_set` must stay, their patterns may change between two calls.
  FragmentCoverage(rules::RuleSet& rule_set, const PackSet& packs, const std::vector<const Pack*>& tested);

  // Drops each branch of `fragment` from all rules that use it, directly or through other fragments, and
  // runs, to the first that fails, the tests of those rules and the tests in whose text one of them made a
  // mention, where the text holds what the branch matches. `rule_set` must have no automata; it is changed
  // while this runs.
  void measure(const Fragment& fragment, Coverage& into);

 private:
  struct Use {
    const Rule* rule = nullptr;
    const PackText* text = nullptr;
    std::vector<rules::Pattern>* patterns = nullptr;
    std::size_t number = 0;  // index into `patterns`
    rules::Alphabet alphabet{};
    rules::PatternUse how = rules::PatternUse::match;
  };
  struct Seen {
    const Rule* rule = nullptr;
    const RuleTest* test = nullptr;
    std::set<std::string> makers;                                   // the rules that made its mentions
    std::array<std::vector<std::string>, rules::kAlphabets> views;  // what the patterns of each alphabet saw
  };

  void note_uses(rules::CompiledRule& compiled);
  void note_tests(const Pack& pack);
  [[nodiscard]] std::vector<const Seen*> candidates(const std::vector<Use>& uses,
                                                    std::string_view part) const;
  [[nodiscard]] bool is_needed(const std::vector<Use>& uses, const std::vector<const Seen*>& tests);

  rules::RuleSet& rule_set_;
  std::array<rules::Vocabulary, rules::kAlphabets> vocabularies_;
  std::map<std::string, std::vector<Use>, std::less<>> uses_;  // by the fragment's name
  std::vector<Seen> tests_;
};

}  // namespace polex::engine
