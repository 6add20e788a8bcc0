// Turns a text and a place into the patterns that match there. Leaves programs to automaton_program.cc and
// the states that a walk goes through to automaton_states.cc. Tested by automaton_test.cc, which asks RE2.
#include "rules/automaton.h"

#include <algorithm>

namespace polex::rules {

void AutomatonCache::report(std::uint32_t state, std::size_t at) {
  const State& told = states_[state & ~kMatches];
  for (std::uint32_t each = 0; each < told.matched_count; ++each) {
    const std::uint32_t id = pool_[told.matched + each];
    if (slot_[id] != 0) {
      hits_[slot_[id] - 1].at = at;
    } else {
      hits_.push_back({id, at});
      slot_[id] = static_cast<std::uint32_t>(hits_.size());
    }
  }
}

// A state tells of the matches that ended before the byte that led to it: whether \b holds behind a match is
// known one byte later.
// Returns how many bytes (and the end) it read.
template <Direction direction>
std::size_t AutomatonCache::walk(std::string_view text, std::size_t at, std::size_t most) {
  constexpr bool kForward = direction == Direction::forward;
  const std::size_t reach = std::min(most, kForward ? text.size() - at : at);
  const auto place = [&](std::size_t walked) { return kForward ? at + walked : at - walked; };
  const bool at_first = kForward ? at == 0 : at == text.size();
  const auto before =
      at_first ? std::uint8_t{0} : static_cast<std::uint8_t>(kForward ? text[at - 1] : text[at]);
  std::uint32_t state = start(at_first ? kAtFirst : is_word(before) ? kBehindWord : std::uint8_t{0});
  if (state == kDead) return 0;
  const auto byte_at = [&](std::size_t here) {
    return static_cast<std::uint8_t>(kForward ? text[here] : text[here - 1]);
  };
  for (std::size_t walked = 0;; ++walked) {
    if (const std::uint16_t loop = loop_of_[state & ~kMatches]; loop != 0) {
      const ByteSet& bytes = loops_[loop];
      while (walked < reach && bytes[byte_at(place(walked))]) ++walked;
    }
    const std::size_t here = place(walked);
    const bool end = kForward ? here == text.size() : here == 0;
    const std::size_t symbol =
        end ? stride_ - 1
            : automaton_->class_of_[static_cast<std::uint8_t>(kForward ? text[here] : text[here - 1])];
    const Edge& known = edge(edge_key(state, symbol));
    const std::uint32_t to = known.key != 0 ? known.to : next(state, symbol);
    if (to != state) {
      if ((state & kMatches) != 0) report(state, place(walked - 1));
      if (to == kDead) return walked + 1;
      state = to;
    }
    if (walked == reach) {
      if ((state & kMatches) != 0) report(state, here);
      return walked + 1;
    }
  }
}

const std::vector<Hit>& AutomatonCache::matches(std::string_view text, std::size_t at, std::size_t most) {
  for (const Hit& hit : hits_) slot_[hit.id] = 0;
  hits_.clear();
  if (automaton_->empty()) return hits_;
  if (stride_ == 0) prepare();
  if (automaton_->direction_ == Direction::backward) {
    walk<Direction::backward>(text, at, most);
    return hits_;
  }
  const std::size_t read = walk<Direction::forward>(text, at, most);
  if (read <= kShortWalk && most >= kShortWalk && hits_.empty() && at > 0 && text.size() - at >= kShortWalk)
    nothing_[nothing_slot(short_view(text, at))] = short_view(text, at);
  return hits_;
}

}  // namespace polex::rules
