// Turns a known match into the bounds of its groups. Leaves finding matches to automaton.cc. Tested by
// automaton_test.cc, which asks RE2.
#include "rules/automaton.h"

namespace polex::rules {

namespace {

constexpr std::size_t kMostTried = std::size_t{1} << 21U;  // bits

bool is_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

}  // namespace

GroupFinder::Found GroupFinder::find(const Automaton& automaton, std::uint32_t id, std::string_view text,
                                     std::size_t begin, End how, std::size_t stop, std::size_t most) {
  using Op = Automaton::Op;
  using Where = Automaton::Where;
  const Automaton::Part& part = automaton.parts_[id];
  const std::size_t width = stop - begin + 1;
  const std::size_t bits = part.splits * width;  // what is tried twice comes by a split
  if (bits > kMostTried) return Found::too_much;
  tried_.assign(bits / 64 + 1, 0);
  bounds_.assign(most, {});
  jobs_.clear();
  jobs_.push_back({part.start, 0, begin});
  const auto holds = [&](Where where, std::size_t at) {
    const bool boundary = is_word(text, at) != (at > 0 && is_word(text, at - 1));
    switch (where) {
      case Where::first:
        return at == 0;
      case Where::last:
        return at == text.size();
      case Where::word_boundary:
        return boundary;
      default:
        return !boundary;
    }
  };
  const auto fails = [&](std::uint32_t instruction, std::size_t at) {  // at once, by the byte that it takes
    const Automaton::Instruction& each = automaton.instructions_[instruction];
    return each.op == Op::bytes &&
           (at == stop || !automaton.sets_[each.other].test(static_cast<std::uint8_t>(text[at])));
  };
  while (!jobs_.empty()) {
    const Job job = jobs_.back();
    jobs_.pop_back();
    if (job.group != 0) {
      bound(job.group) = job.at;
      continue;
    }
    std::uint32_t instruction = job.instruction;
    for (std::size_t at = job.at;;) {
      const Automaton::Instruction& each = automaton.instructions_[instruction];
      if (each.op == Op::match) {
        if (how == End::at && at != stop) break;
        bounds_[0] = {begin, at};
        return Found::yes;
      }
      if (each.op == Op::bytes) {
        if (at == stop || !automaton.sets_[each.other].test(static_cast<std::uint8_t>(text[at]))) break;
        ++at;
      } else if (each.op == Op::assertion) {
        if (!holds(each.where, at)) break;
      } else if (each.op == Op::split) {
        const std::size_t bit = each.id * width + (at - begin);
        if (((tried_[bit / 64] >> (bit % 64)) & 1U) != 0) break;
        tried_[bit / 64] |= std::uint64_t{1} << (bit % 64);
        if (fails(each.out, at)) {
          instruction = each.other;
          continue;
        }
        if (!fails(each.other, at)) jobs_.push_back({each.other, 0, at});
      } else if (each.other / 2 < most) {
        jobs_.push_back({0, each.other, bound(each.other)});
        bound(each.other) = at;
      }
      instruction = each.out;
    }
  }
  return Found::no;
}

}  // namespace polex::rules
