// Turns compiled rules into the automata of their phases. Leaves asking them to engine/matching.cc. Tested by
// matching_test.cc.
#include "rules/automata.h"

#include <algorithm>
#include <utility>

#include "rules/in_parallel.h"

namespace polex::rules {

namespace {

// Blockers are asked for yes or no, so only exact trees will do.
bool all_have_trees(const std::vector<Pattern>& patterns) {
  return std::all_of(patterns.begin(), patterns.end(),
                     [](const Pattern& p) { return p.tree != nullptr && p.bound.none(); });
}

void add_all(Automaton& automaton, const std::vector<Pattern>& patterns, std::uint32_t id,
             bool whole = false) {
  for (const Pattern& pattern : patterns) automaton.add(*pattern.tree, id, whole);
}

}  // namespace

PhaseAutomata PhaseAutomata::build(const std::vector<CompiledRule>& rules, Tells tells) {
  PhaseAutomata phase;
  phase.words = phase.bytes = Automaton(Direction::forward, tells);
  phase.slow_blockers.assign(rules.size(), false);
  for (std::uint32_t index = 0; index < rules.size(); ++index) {
    const CompiledRule& rule = rules[index];
    for (std::uint32_t number = 0; number < rule.patterns.size(); ++number) {
      const Pattern& pattern = rule.patterns[number];
      // Of a pattern that matches nothing at all, RE2 tells what its matches are.
      if (pattern.tree == nullptr || pattern.tree->nullable(pattern.tree->root)) {
        phase.others.push_back({index, number});
        continue;
      }
      Automaton& automaton = pattern.anchored_to_symbols ? phase.words : phase.bytes;
      automaton.add(*pattern.tree, static_cast<std::uint32_t>(phase.places.size()));
      phase.places.push_back({index, number});
    }
    if (!all_have_trees(rule.except) || !all_have_trees(rule.not_before) || !all_have_trees(rule.not_after)) {
      phase.slow_blockers[index] = true;
      continue;
    }
    add_all(phase.except, rule.except, index, true);
    add_all(phase.not_before, rule.not_before, index);
    add_all(phase.not_after, rule.not_after, index);
  }
  for (Automaton* each : {&phase.words, &phase.bytes, &phase.except, &phase.not_before, &phase.not_after})
    each->finish();
  return phase;
}

Caches::Caches(const Automata& automata) : clauses(automata.clauses) {
  for (const PhaseAutomata& phase : automata.mentions) mentions.emplace_back(phase);
}

Automata::Automata(const std::array<std::vector<CompiledRule>, kPhases.size()>& mention_rules,
                   const std::vector<CompiledRule>& clause_rules) {
  in_parallel(kPhases.size() + 1, [&](std::size_t phase) {  // clauses first: they take the longest
    if (phase == 0)
      clauses = PhaseAutomata::build(clause_rules, Tells::which);  // few match
    else
      mentions[phase - 1] = PhaseAutomata::build(mention_rules[phase - 1], Tells::ends);
  });
}

Automata::Loan::Loan(const Automata& from) : from_(from) {
  {
    const std::lock_guard lock(from_.mutex_);
    if (!from_.idle_.empty()) {
      caches_ = std::move(from_.idle_.back());
      from_.idle_.pop_back();
    }
  }
  if (caches_ == nullptr) caches_ = std::make_unique<Caches>(from_);
}

Automata::Loan::~Loan() {
  const std::lock_guard lock(from_.mutex_);
  from_.idle_.push_back(std::move(caches_));
}

}  // namespace polex::rules
