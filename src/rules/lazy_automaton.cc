// Turns RE2 text into an automaton of its own when it is needed. Leaves programs to automaton_program.cc.
// Tested by matching_test.cc.
#include "rules/lazy_automaton.h"

#include <mutex>
#include <optional>
#include <utility>

#include "rules/ready_automaton.h"

namespace polex::rules {

struct LazyAutomaton::Shared {
  Shared(SharedText given, std::string_view bytes) : regex(std::move(given)), ready(bytes) {}
  SharedText regex;
  std::string_view ready;
  std::once_flag once;
  std::optional<Automaton> built;
};

LazyAutomaton::LazyAutomaton(SharedText regex)
    : shared_(std::make_shared<Shared>(std::move(regex), std::string_view())) {}

LazyAutomaton LazyAutomaton::of_ready(std::string_view bytes) {
  LazyAutomaton automaton;
  automaton.shared_ = std::make_shared<Shared>(SharedText(), bytes);
  return automaton;
}

const Automaton* LazyAutomaton::get() const {
  if (shared_ == nullptr) return nullptr;
  std::call_once(shared_->once, [&] {
    if (!shared_->ready.empty())
      ReadyReader(shared_->ready)(shared_->built.emplace());
    else if (const auto tree = read_regex(shared_->regex.view(), Counts::exact))
      shared_->built.emplace().add(*tree, 0);
    shared_->regex = {};
  });
  return shared_->built ? &*shared_->built : nullptr;
}

}  // namespace polex::rules
