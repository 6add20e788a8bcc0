// An automaton of one pattern with its counts as written, built when it is first asked for.
#pragma once

#include <memory>

#include "rules/automaton.h"
#include "rules/shared_text.h"

namespace polex::rules {

// Copies share the built form. Safe to use from several threads.
class LazyAutomaton {
 public:
  LazyAutomaton() = default;
  explicit LazyAutomaton(SharedText regex);
  // Of what ready_automaton.h has written of it; the bytes must outlive it.
  static LazyAutomaton of_ready(std::string_view bytes);

  // For a GroupFinder alone, of id 0; null where read_regex() reads no tree.
  [[nodiscard]] const Automaton* get() const;

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace polex::rules
