// Turns a text and a place into the patterns that match there. Leaves programs to automaton_program.cc and
// the states that a walk goes through to automaton_states.cc. Tested by automaton_test.cc, which asks RE2.
#include "rules/automaton.h"

#include <algorithm>

namespace polex::rules {

void AutomatonCache::report(std::uint32_t state, std::size_t at) {
  const State& told = states_[state & ~kMatches];
  ++reports_;
  reported_at_ = at;
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

void AutomatonCache::begin() {
  for (const Hit& hit : hits_) slot_[hit.id] = 0;
  hits_.clear();
  if (stride_ == 0) prepare();
}

// Reads `count` bytes from `at` on, or fewer if the state dies. A state tells of the matches that ended
// before the byte that led to it: whether \b holds behind a match is known one byte later.
template <Direction direction>
void AutomatonCache::read(std::uint32_t& state, std::string_view text, std::size_t at, std::size_t count) {
  constexpr bool kForward = direction == Direction::forward;
  const auto byte_at = [&](std::size_t walked) {
    return static_cast<std::uint8_t>(kForward ? text[at + walked] : text[at - walked - 1]);
  };
  for (std::size_t walked = 0; walked < count; ++walked) {
    if (const std::uint16_t loop = loop_of_[state & ~kMatches]; loop != 0) {
      const ByteSet& bytes = loops_[loop];
      while (walked < count && bytes[byte_at(walked)]) ++walked;
      if (walked == count) return;
    }
    const std::uint32_t to = step(state, automaton_->class_of_[byte_at(walked)]);
    if (to == state) continue;
    if ((state & kMatches) != 0) report(state, kForward ? at + walked - 1 : at - walked + 1);
    state = to;
    if (to == kDead) return;
  }
}

// What a state has found when nothing more is read: by one more byte, or the text's end.
template <Direction direction>
void AutomatonCache::end(std::uint32_t state, std::string_view text, std::size_t at) {
  constexpr bool kForward = direction == Direction::forward;
  if (state == kDead) return;
  const bool last = at == (kForward ? text.size() : 0);
  const std::uint32_t to = step(
      state, last ? stride_ - 1
                  : automaton_->class_of_[static_cast<std::uint8_t>(kForward ? text[at] : text[at - 1])]);
  if (to != state && (state & kMatches) != 0) report(state, kForward ? at - 1 : at + 1);
  if ((to & kMatches) != 0) report(to, at);
}

template <Direction direction>
void AutomatonCache::walk(std::string_view text, std::size_t at, std::size_t most) {
  constexpr bool kForward = direction == Direction::forward;
  const std::size_t count = std::min(most, kForward ? text.size() - at : at);
  std::uint32_t state = start(kForward                                       ? flags_at(text, at)
                              : at == text.size()                            ? kAtFirst
                              : is_word(static_cast<std::uint8_t>(text[at])) ? kBehindWord
                                                                             : std::uint8_t{0});
  if (state == kDead) return;
  read<direction>(state, text, at, count);
  end<direction>(state, text, kForward ? at + count : at - count);
}

const std::vector<Hit>& AutomatonCache::matches(std::string_view text, std::size_t at, std::size_t most) {
  begin();
  if (automaton_->empty()) return hits_;
  if (automaton_->direction_ == Direction::forward)
    walk<Direction::forward>(text, at, most);
  else
    walk<Direction::backward>(text, at, most);
  return hits_;
}

// Remembered are words within which nothing is reported but what `state` brought along.
void AutomatonCache::read_word(std::uint32_t& state, const Tokens& tokens, std::size_t from, std::size_t to,
                               std::uint64_t hash) {
  const std::uint64_t key = word_key(state, hash);
  WordEdge& edge = word_edges_[key >> (64U - kWordEdgeBits)];
  if (edge.key == key) {
    if ((state & kMatches) != 0) report(state, from - 1);
    state = edge.to;
    return;
  }
  const std::size_t restarts = restarts_;
  const bool brought = (state & kMatches) != 0;
  const std::size_t reports = reports_;
  read<Direction::forward>(state, tokens.text(), from, to - from);
  if (restarts == restarts_ &&
      (reports_ == reports || (brought && reports_ == reports + 1 && reported_at_ == from - 1)))
    edge = {key, state};
}

const std::vector<Hit>& AutomatonCache::matches(const Tokens& tokens, std::size_t at, std::size_t next) {
  begin();
  if (word_edges_.empty()) word_edges_.resize(std::size_t{1} << kWordEdgeBits);
  std::uint32_t state = start(flags_at(tokens.text(), at));
  for (Tokens::First word = tokens.first(at, next); state != kDead;
       word = {word.next + 1, tokens.hash(word.next)}) {
    const std::size_t to = word.next < tokens.size() ? tokens.start(word.next) : tokens.text().size();
    read_word(state, tokens, at, to, word.hash);
    at = to;
    if (word.next == tokens.size()) break;
  }
  end<Direction::forward>(state, tokens.text(), at);
  return hits_;
}

void Tokens::cut(std::string_view text, const std::vector<std::uint32_t>& starts) {
  text_ = text;
  starts_ = &starts;
  hashes_.resize(starts.size());
  for (std::size_t word = 0; word < starts.size(); ++word) hashes_[word] = hash(start(word), end(word));
}

// Eight bytes a round; the last ones are shifted down from the eight before `to`.
std::uint64_t Tokens::hash(std::size_t from, std::size_t to) const {
  constexpr std::size_t kRound = sizeof(std::uint64_t);
  std::uint64_t hash = to - from;
  const auto mix = [&](std::uint64_t value) {
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32U;
  };
  std::uint64_t bytes = 0;
  for (; to - from >= kRound; from += kRound) {
    std::memcpy(&bytes, text_.data() + from, kRound);
    mix(bytes);
  }
  if (from == to) return hash;
  if (to >= kRound) {
    std::memcpy(&bytes, text_.data() + to - kRound, kRound);
    bytes >>= 8 * (kRound - (to - from));
  } else {
    bytes = 0;
    std::memcpy(&bytes, text_.data() + from, to - from);
  }
  mix(bytes);
  return hash;
}

}  // namespace polex::rules
