// Turns RE2 text into an automaton of its own when it is needed. Leaves programs to automaton_program.cc.
// Tested by matching_test.cc.
#include "rules/lazy_automaton.h"

#include <mutex>
#include <optional>
#include <utility>

namespace polex::rules {

struct LazyAutomaton::Shared {
  explicit Shared(std::string given) : regex(std::move(given)) {}
  std::string regex;
  std::once_flag once;
  std::optional<Automaton> built;
};

LazyAutomaton::LazyAutomaton(std::string regex) : shared_(std::make_shared<Shared>(std::move(regex))) {}

const Automaton* LazyAutomaton::get() const {
  std::call_once(shared_->once, [&] {
    if (const auto tree = read_regex(shared_->regex, Counts::exact)) shared_->built.emplace().add(*tree, 0);
    shared_->regex = std::string();
  });
  return shared_->built ? &*shared_->built : nullptr;
}

}  // namespace polex::rules
