// Turns threads of patterns into the states of a DFA, as a walk asks for them. Leaves programs to
// automaton_program.cc and walks to automaton.cc. Tested by automaton_test.cc.
#include <algorithm>

#include "rules/automaton.h"

namespace polex::rules {

namespace {

constexpr std::size_t kMostStates = std::size_t{1} << 22U;  // what an edge key has room for
constexpr std::size_t kMostEdges = std::size_t{1} << 18U;   // 4 MB
constexpr std::size_t kMostLoops = 0xFFFF;
constexpr std::size_t kMostPacked = (std::size_t{8} << 20U) - (std::size_t{64} << 10U);  // else room doubles

std::uint32_t hash_of(const std::vector<std::uint32_t>& threads, const std::vector<std::uint32_t>& matched,
                      std::uint8_t flags) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL + flags;
  const auto mix = [&](std::uint64_t value) {
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32U;
  };
  for (const std::uint32_t thread : threads) mix(thread);
  mix(0xFFFFFFFFFFULL);
  for (const std::uint32_t id : matched) mix(id);
  return static_cast<std::uint32_t>(hash);
}

// Appends the number that is `delta` behind the one before it: seven bits a byte, and most threads of a state
// are a few instructions from one another.
void pack(std::int64_t delta, std::vector<std::uint8_t>& to) {
  auto rest = static_cast<std::uint64_t>(delta < 0 ? ~delta : delta) << 1U | (delta < 0 ? 1U : 0U);
  for (; rest >= 0x80; rest >>= 7U) to.push_back(static_cast<std::uint8_t>(rest | 0x80U));
  to.push_back(static_cast<std::uint8_t>(rest));
}

// The assertions that hold between two bytes, as bits by Automaton::Where; -1: not known yet.
constexpr int kUnresolved = -1;

}  // namespace

void AutomatonCache::prepare() {
  stride_ = automaton_->representative_.size() + 1;
  seen_.assign(automaton_->instructions_.size(), 0);
  slot_.assign(automaton_->ids_, 0);
  closure_seen_.assign(automaton_->instructions_.size(), 0);
  closure_of_.assign(automaton_->instructions_.size(), {});
  gathered_.resize(automaton_->instructions_.size());
  set_words_ = automaton_->sets_.size() / 64 + 1;
  accepting_.assign((stride_ - 1) * set_words_, 0);
  for (std::size_t symbol = 0; symbol + 1 < stride_; ++symbol)
    for (std::size_t set = 0; set < automaton_->sets_.size(); ++set)
      if (automaton_->sets_[set].test(automaton_->representative_[symbol]))
        accepting_[symbol * set_words_ + set / 64] |= std::uint64_t{1} << (set % 64);
  reset();
}

void AutomatonCache::reset() {
  edges_.assign(std::size_t{1} << 10U, {});
  edge_count_ = 0;
  states_.assign(kFirstState, {});
  packed_.clear();
  pool_.clear();
  loop_of_.assign(kFirstState, 0);
  loops_.assign(1, {});
  loop_numbers_.clear();
  known_.assign(std::size_t{1} << 10U, 0);
  hash_.assign(kFirstState, 0);
  starts_.fill(kUnknown);
  expansions_.fill({});
  std::fill(word_edges_.begin(), word_edges_.end(), WordEdge{});
}

// Adds the threads behind `instruction` in order of priority. Assertions that `conditions` do not resolve
// stay.
void AutomatonCache::follow(std::uint32_t instruction, int conditions) {
  stack_.push_back(instruction);
  while (!stack_.empty()) {
    const std::uint32_t at = stack_.back();
    stack_.pop_back();
    if (seen_[at] == generation_) continue;
    seen_[at] = generation_;
    const Automaton::Instruction& each = automaton_->instructions_[at];
    if (each.op == Automaton::Op::split) {
      stack_.push_back(each.other);
      stack_.push_back(each.out);
    } else if (each.op == Automaton::Op::group) {
      stack_.push_back(each.out);
    } else if (each.op == Automaton::Op::assertion && conditions != kUnresolved) {
      if (((conditions >> static_cast<int>(each.where)) & 1) != 0) stack_.push_back(each.out);
    } else {
      threads_.push_back(at);
    }
  }
}

// What follow() without conditions finds behind `instruction`, for closure_of_.
void AutomatonCache::make_closure(std::uint32_t instruction) {
  std::vector<std::uint32_t> threads;
  std::swap(threads, threads_);
  std::swap(seen_, closure_seen_);
  std::swap(generation_, closure_generation_);
  ++generation_;
  follow(instruction, kUnresolved);
  closure_of_[instruction] = {static_cast<std::uint32_t>(closures_.size()),
                              static_cast<std::uint32_t>(threads_.size())};
  closures_.insert(closures_.end(), threads_.begin(), threads_.end());
  std::swap(seen_, closure_seen_);
  std::swap(generation_, closure_generation_);
  std::swap(threads, threads_);
}

void AutomatonCache::pack_threads() {
  packing_.clear();
  std::uint32_t before = 0;
  for (const std::uint32_t thread : threads_) {
    pack(std::int64_t{thread} - std::int64_t{before}, packing_);
    before = thread;
  }
}

void AutomatonCache::unpack_threads(const State& state, std::vector<std::uint32_t>& threads) const {
  threads.resize(state.thread_count);
  const std::uint8_t* from = packed_.data() + state.threads;
  std::uint32_t before = 0;
  for (std::uint32_t& thread : threads) {
    std::uint64_t value = *from & 0x7FU;
    for (unsigned shift = 7; (*from++ & 0x80U) != 0; shift += 7)
      value |= std::uint64_t{*from & 0x7FU} << shift;
    const auto delta = static_cast<std::uint32_t>(value >> 1U);
    thread = before = before + ((value & 1U) != 0 ? ~delta : delta);
  }
}

// The state's threads with every assertion decided. Those of states with many are kept: the start is asked
// about each first byte. Valid until the next call.
const std::vector<std::uint32_t>& AutomatonCache::expand(std::uint32_t number, int conditions) {
  constexpr std::uint32_t kMany = 128;
  const State& state = states_[number];
  const std::size_t slot =
      state.thread_count < kMany
          ? 0
          : 1 + (number * 5U + static_cast<unsigned>(conditions)) % (expansions_.size() - 1);
  Expansion& kept = expansions_[slot];
  if (kept.state == number && kept.conditions == conditions) return kept.threads;
  kept.state = number;
  kept.conditions = conditions;
  unpack_threads(state, kept.threads);
  if (!state.asserts) return kept.threads;
  threads_.clear();
  ++generation_;
  for (const std::uint32_t thread : kept.threads) follow(thread, conditions);
  std::swap(threads_, kept.threads);
  return kept.threads;
}

std::uint32_t AutomatonCache::intern(std::uint8_t flags) {
  const auto& instructions = automaton_->instructions_;
  if (automaton_->tells_ == Tells::which) {
    std::sort(threads_.begin(), threads_.end());
    std::sort(matched_.begin(), matched_.end());
    matched_.erase(std::unique(matched_.begin(), matched_.end()), matched_.end());
  }
  if (threads_.empty() && matched_.empty()) return kDead;
  const bool asserts = std::any_of(threads_.begin(), threads_.end(), [&](std::uint32_t thread) {
    return instructions[thread].op == Automaton::Op::assertion;
  });
  if (!asserts) flags = 0;
  const std::uint32_t hash = hash_of(threads_, matched_, flags);
  const std::uint32_t bit = matched_.empty() ? 0 : kMatches;
  pack_threads();
  const auto same = [&](const State& state) {
    return state.thread_count == threads_.size() && packed_.size() - state.threads >= packing_.size() &&
           std::equal(packing_.begin(), packing_.end(), packed_.begin() + state.threads) &&
           state.matched_count == matched_.size() &&
           std::equal(matched_.begin(), matched_.end(), pool_.begin() + state.matched);
  };
  std::size_t place = hash & (known_.size() - 1);
  for (; known_[place] != 0; place = (place + 1) & (known_.size() - 1)) {
    const State& state = states_[known_[place]];
    if (hash_[known_[place]] == hash && state.flags == flags && same(state)) return known_[place] | bit;
  }
  State state;
  state.flags = flags;
  state.asserts = asserts;
  state.threads = static_cast<std::uint32_t>(packed_.size());
  state.thread_count = static_cast<std::uint32_t>(threads_.size());
  packed_.insert(packed_.end(), packing_.begin(), packing_.end());
  state.matched = static_cast<std::uint32_t>(pool_.size());
  state.matched_count = static_cast<std::uint32_t>(matched_.size());
  pool_.insert(pool_.end(), matched_.begin(), matched_.end());
  const auto number = static_cast<std::uint32_t>(states_.size());
  states_.push_back(state);
  hash_.push_back(hash);
  loop_of_.push_back(0);
  known_[place] = number;
  if (2 * states_.size() > known_.size()) grow_known();
  return number | bit;
}

void AutomatonCache::grow_known() {
  known_.assign(2 * known_.size(), 0);
  for (std::uint32_t state = kFirstState; state < states_.size(); ++state) {
    std::size_t place = hash_[state] & (known_.size() - 1);
    while (known_[place] != 0) place = (place + 1) & (known_.size() - 1);
    known_[place] = state;
  }
}

std::uint32_t AutomatonCache::start(std::uint8_t flags) {
  std::uint32_t& known = starts_[flags];
  if (known != kUnknown) return known;
  threads_.clear();
  matched_.clear();
  ++generation_;
  for (const std::uint32_t each : automaton_->starts_) follow(each, kUnresolved);
  known = intern(flags);
  return known;
}

void AutomatonCache::grow_edges() {
  std::vector<Edge> old(2 * edges_.size());
  std::swap(old, edges_);
  for (const Edge& each : old)
    if (each.key != 0) edge(each.key) = each;
}

// Of the threads in `expanded`: all bytes that they, and \b, take as they take `byte`, which leads back to
// `state`.
void AutomatonCache::add_loop(std::uint32_t state, std::uint8_t byte,
                              const std::vector<std::uint32_t>& expanded) {
  ByteSet words;
  for (unsigned each = 0; each < 256; ++each)
    if (is_word(static_cast<std::uint8_t>(each))) words.set(each);
  ByteSet alike = words.test(byte) ? words : ~words;
  for (const std::uint32_t thread : expanded) {
    const Automaton::Instruction& each = automaton_->instructions_[thread];
    if (each.op != Automaton::Op::bytes) continue;
    const ByteSet& set = automaton_->sets_[each.other];
    alike &= set.test(byte) ? set : ~set;
  }
  alike |= loops_[loop_of_[state]];
  const auto [number, fresh] = loop_numbers_.try_emplace(alike, static_cast<std::uint16_t>(loops_.size()));
  if (fresh) loops_.push_back(alike);
  loop_of_[state] = number->second;
}

// The state behind `from` and a symbol (a class, or the text's end). A full cache starts anew with `from`.
std::uint32_t AutomatonCache::next(std::uint32_t& from, std::size_t symbol) {
  const auto& instructions = automaton_->instructions_;
  if (edge_count_ >= kMostEdges || packed_.size() > kMostPacked || states_.size() >= kMostStates ||
      loops_.size() >= kMostLoops) {
    const State old = states_[from & ~kMatches];
    unpack_threads(old, threads_);
    matched_.assign(pool_.begin() + old.matched, pool_.begin() + old.matched + old.matched_count);
    ++restarts_;
    reset();
    from = intern(old.flags);
  }
  const State state = states_[from & ~kMatches];
  const bool last = symbol + 1 == stride_;
  const std::uint8_t byte = last ? 0 : automaton_->representative_[symbol];
  const bool ahead = !last && is_word(byte);
  const bool behind = (state.flags & kBehindWord) != 0;
  const auto bit = [](Automaton::Where where, bool holds) {
    return holds ? 1 << static_cast<int>(where) : 0;
  };
  const std::vector<std::uint32_t>& expanded =
      expand(from & ~kMatches, bit(Automaton::Where::first, (state.flags & kAtFirst) != 0) |
                                   bit(Automaton::Where::last, last) |
                                   bit(Automaton::Where::word_boundary, ahead != behind) |
                                   bit(Automaton::Where::no_word_boundary, ahead == behind));
  matched_.clear();
  ++generation_;
  const std::uint64_t* accepting = last ? nullptr : &accepting_[symbol * set_words_];
  const std::uint32_t generation = generation_;
  std::uint32_t* const seen = seen_.data();
  std::uint32_t* gathered = gathered_.data();
  constexpr std::uint32_t kNobody = 0xFFFFFFFFU;
  std::uint32_t done = kNobody;  // the pattern that matched: its other threads are of lower priority
  for (const std::uint32_t thread : expanded) {
    const Automaton::Instruction& each = instructions[thread];
    if (each.op == Automaton::Op::match) {
      if (each.id != done) matched_.push_back(each.id);
      if (automaton_->tells_ == Tells::ends) done = each.id;
      continue;
    }
    if (last || (accepting[each.other / 64] >> (each.other % 64) & 1U) == 0 || each.id == done) continue;
    if (closure_of_[each.out].count == 0) make_closure(each.out);
    const Closure closure = closure_of_[each.out];
    const std::uint32_t* const behind_it = closures_.data() + closure.offset;
    for (std::uint32_t at = 0; at < closure.count; ++at) {
      const std::uint32_t next = behind_it[at];
      if (seen[next] == generation) continue;
      seen[next] = generation;
      *gathered++ = next;
    }
  }
  threads_.assign(gathered_.data(), gathered);
  const std::uint32_t found = intern(ahead ? kBehindWord : std::uint8_t{0});
  if (!last && (found & ~kMatches) == (from & ~kMatches)) {
    add_loop(from & ~kMatches, byte, expanded);
    return found;
  }
  if (2 * ++edge_count_ > edges_.size()) grow_edges();
  edge(edge_key(from, symbol)) = {edge_key(from, symbol), found};
  return found;
}

}  // namespace polex::rules
