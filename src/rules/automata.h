// The automata of all phases, and what a thread keeps between articles.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "rules/automaton.h"
#include "rules/compiled_rule.h"

namespace polex::rules {

// The mention phases in order. Each sees what the ones before it found as symbols.
inline constexpr std::array<std::string_view, 4> kPhases = {"name", "rest", "phrase", "apposition"};

struct PatternPlace {
  std::uint32_t rule = 0;    // index into the phase's rules
  std::uint32_t number = 0;  // index into the rule's patterns
};

// Blockers of all rules at once; an id is a rule. What no automaton takes is left to RE2, rule by rule.
struct PhaseAutomata {
  std::vector<PatternPlace> places;  // of the ids of `words` and `bytes`
  Automaton words;                   // patterns that begin with a word or symbol: asked at word starts
  Automaton bytes;                   // the others: asked at whatever stands in no word, too
  std::vector<PatternPlace> others;  // what no automaton takes: RE2 searches the sentence for each
  // Asked about the match as a text of its own, at its end, and at its begin.
  Automaton except = Automaton(Direction::forward, Tells::which);
  Automaton not_before = Automaton(Direction::forward, Tells::which);
  Automaton not_after = Automaton(Direction::backward, Tells::which);
  std::vector<bool> slow_blockers;  // rules with a blocker that no automaton takes

  static PhaseAutomata build(const std::vector<CompiledRule>& rules, Tells tells);
};

// What one thread knows of a phase's automata.
struct PhaseCache {
  explicit PhaseCache(const PhaseAutomata& automata)
      : words(automata.words),
        bytes(automata.bytes),
        except(automata.except),
        not_before(automata.not_before),
        not_after(automata.not_after) {}

  AutomatonCache words;
  AutomatonCache bytes;
  AutomatonCache except;
  AutomatonCache not_before;
  AutomatonCache not_after;
  GroupFinder groups;
  Tokens cut;                       // the sentence at hand
  std::vector<std::size_t> behind;  // by id: where the last match of this sentence ended
};

class Automata;

struct Caches {
  explicit Caches(const Automata& automata);
  std::vector<PhaseCache> mentions;  // as kPhases
  PhaseCache clauses;
};

// All phases' automata. Threads borrow caches from it, so that what one article taught is known to the next.
class Automata {
 public:
  Automata() = default;  // to be filled
  Automata(const std::array<std::vector<CompiledRule>, kPhases.size()>& mentions,
           const std::vector<CompiledRule>& clauses);

  class Loan {  // gives the caches back
   public:
    explicit Loan(const Automata& from);
    ~Loan();
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    [[nodiscard]] Caches& caches() { return *caches_; }

   private:
    const Automata& from_;
    std::unique_ptr<Caches> caches_;
  };

  std::array<PhaseAutomata, kPhases.size()> mentions;
  PhaseAutomata clauses;

 private:
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Caches>> idle_;
};

}  // namespace polex::rules
