// What ready_io.h writes of an automaton.
#pragma once

#include "rules/automaton.h"
#include "rules/ready_io.h"

namespace polex::rules {

template <typename Io>
void ready_fields(Io& io, Automaton& automaton) {
  auto& [direction, tells, steps, instructions, sets, set_numbers, starts, parts, firsts, pairs, ids, adding,
         class_of, representative] = automaton;
  io(direction, tells, instructions, sets, starts, parts, ids, pairs);
  if (pairs.size() > 0) io(firsts, class_of, representative);  // it is finished
}

}  // namespace polex::rules
