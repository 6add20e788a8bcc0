// Turns a text and a place into the patterns that match there, making DFA states on the way. Leaves programs
// to automaton_program.cc. Tested by automaton_test.cc, which asks RE2.
#include "rules/automaton.h"

#include <algorithm>

namespace polex::rules {

namespace {

// A table entry is a state's row, or one of these; the top bit tells that the state has matches.
constexpr std::uint32_t kDead = 0;
constexpr std::uint32_t kUnknown = 1;
constexpr std::uint32_t kMatches = 0x80000000U;

// What a state knows of the byte before it.
constexpr std::uint8_t kBehindWord = 1;
constexpr std::uint8_t kAtFirst = 2;

constexpr std::size_t kMostTable = std::size_t{6} << 20U;  // entries: 24 MB
constexpr std::size_t kMostPool = std::size_t{6} << 20U;

bool is_word(std::uint8_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

std::uint64_t hash_of(const std::vector<std::uint32_t>& threads, const std::vector<std::uint32_t>& matched,
                      std::uint8_t flags) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL + flags;
  const auto mix = [&](std::uint64_t value) {
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32U;
  };
  for (const std::uint32_t thread : threads) mix(thread);
  mix(0xFFFFFFFFFFULL);
  for (const std::uint32_t id : matched) mix(id);
  return hash;
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
  reset();
}

void AutomatonCache::reset() {
  table_.assign(2 * stride_, kDead);  // rows 0 and 1 are never walked: their numbers are taken
  states_.assign(2, {});
  pool_.clear();
  known_.clear();
  starts_.fill(kUnknown);
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

// follow() without conditions, from a list made once.
void AutomatonCache::follow_closure(std::uint32_t instruction) {
  Closure& known = closure_of_[instruction];
  if (known.count == 0) {
    std::vector<std::uint32_t> threads;
    std::swap(threads, threads_);
    std::swap(seen_, closure_seen_);
    std::swap(generation_, closure_generation_);
    ++generation_;
    follow(instruction, kUnresolved);
    known.offset = static_cast<std::uint32_t>(closures_.size());
    known.count = static_cast<std::uint32_t>(threads_.size());
    closures_.insert(closures_.end(), threads_.begin(), threads_.end());
    std::swap(seen_, closure_seen_);
    std::swap(generation_, closure_generation_);
    std::swap(threads, threads_);
  }
  for (std::uint32_t each = known.offset; each < known.offset + known.count; ++each) {
    const std::uint32_t thread = closures_[each];
    if (seen_[thread] == generation_) continue;
    seen_[thread] = generation_;
    threads_.push_back(thread);
  }
}

// The state's threads with every assertion decided, into expanded_.
void AutomatonCache::expand(const State& state, int conditions) {
  if (!state.asserts) {
    const auto from = pool_.begin() + state.threads;
    expanded_.assign(from, from + state.thread_count);
    return;
  }
  threads_.clear();
  ++generation_;
  for (std::uint32_t thread = 0; thread < state.thread_count; ++thread)
    follow(pool_[state.threads + thread], conditions);
  std::swap(threads_, expanded_);
}

std::uint32_t AutomatonCache::intern(std::uint8_t flags) {
  const auto& instructions = automaton_->instructions_;
  if (threads_.empty() && matched_.empty()) return kDead;
  const bool asserts = std::any_of(threads_.begin(), threads_.end(), [&](std::uint32_t thread) {
    return instructions[thread].op == Automaton::Op::assertion;
  });
  if (!asserts) flags = 0;
  const std::uint64_t hash = hash_of(threads_, matched_, flags);
  const std::uint32_t bit = matched_.empty() ? 0 : kMatches;
  const auto [from, to] = known_.equal_range(hash);
  for (auto each = from; each != to; ++each) {
    const State& state = states_[each->second];
    const auto same = [&](std::uint32_t offset, std::uint32_t count, const std::vector<std::uint32_t>& list) {
      return count == list.size() && std::equal(list.begin(), list.end(), pool_.begin() + offset);
    };
    if (state.flags == flags && same(state.threads, state.thread_count, threads_) &&
        same(state.matched, state.matched_count, matched_))
      return static_cast<std::uint32_t>(each->second * stride_) | bit;
  }
  State state;
  state.flags = flags;
  state.asserts = asserts;
  state.threads = static_cast<std::uint32_t>(pool_.size());
  state.thread_count = static_cast<std::uint32_t>(threads_.size());
  pool_.insert(pool_.end(), threads_.begin(), threads_.end());
  state.matched = static_cast<std::uint32_t>(pool_.size());
  state.matched_count = static_cast<std::uint32_t>(matched_.size());
  pool_.insert(pool_.end(), matched_.begin(), matched_.end());
  const auto number = static_cast<std::uint32_t>(states_.size());
  states_.push_back(state);
  table_.resize(table_.size() + stride_, kUnknown);
  known_.emplace(hash, number);
  return static_cast<std::uint32_t>(number * stride_) | bit;
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

// The state behind `row` and a symbol (a class, or the text's end). A full cache starts anew with `row`'s
// state.
std::uint32_t AutomatonCache::next(std::uint32_t& row, std::size_t symbol) {
  const auto& instructions = automaton_->instructions_;
  if (table_.size() > kMostTable || pool_.size() > kMostPool) {
    const State old = states_[(row & ~kMatches) / stride_];
    threads_.assign(pool_.begin() + old.threads, pool_.begin() + old.threads + old.thread_count);
    matched_.assign(pool_.begin() + old.matched, pool_.begin() + old.matched + old.matched_count);
    ++restarts_;
    reset();
    row = intern(old.flags);
  }
  const State state = states_[(row & ~kMatches) / stride_];
  const bool last = symbol + 1 == stride_;
  const std::uint8_t byte = last ? 0 : automaton_->representative_[symbol];
  const bool ahead = !last && is_word(byte);
  const bool behind = (state.flags & kBehindWord) != 0;
  const auto bit = [](Automaton::Where where, bool holds) {
    return holds ? 1 << static_cast<int>(where) : 0;
  };
  expand(state, bit(Automaton::Where::first, (state.flags & kAtFirst) != 0) |
                    bit(Automaton::Where::last, last) |
                    bit(Automaton::Where::word_boundary, ahead != behind) |
                    bit(Automaton::Where::no_word_boundary, ahead == behind));
  threads_.clear();
  matched_.clear();
  ++generation_;
  for (const std::uint32_t thread : expanded_) {
    const Automaton::Instruction& each = instructions[thread];
    if (!matched_.empty() && matched_.back() == each.id) continue;  // of lower priority than the match
    if (each.op == Automaton::Op::match)
      matched_.push_back(each.id);
    else if (!last && automaton_->sets_[each.other].test(byte))
      follow_closure(each.out);
  }
  const std::uint32_t found = intern(ahead ? kBehindWord : std::uint8_t{0});
  table_[(row & ~kMatches) + symbol] = found;
  return found;
}

void AutomatonCache::report(std::uint32_t row, std::size_t at) {
  const State& state = states_[(row & ~kMatches) / stride_];
  for (std::uint32_t each = 0; each < state.matched_count; ++each) {
    const std::uint32_t id = pool_[state.matched + each];
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
template <Direction direction>
void AutomatonCache::walk(std::string_view text, std::size_t at, std::size_t most) {
  constexpr bool kForward = direction == Direction::forward;
  const std::size_t reach = std::min(most, kForward ? text.size() - at : at);
  const auto place = [&](std::size_t walked) { return kForward ? at + walked : at - walked; };
  const bool at_first = kForward ? at == 0 : at == text.size();
  const auto before =
      at_first ? std::uint8_t{0} : static_cast<std::uint8_t>(kForward ? text[at - 1] : text[at]);
  std::uint32_t row = start(at_first ? kAtFirst : is_word(before) ? kBehindWord : std::uint8_t{0});
  if (row == kDead) return;
  for (std::size_t walked = 0;; ++walked) {
    const std::size_t here = place(walked);
    const bool end = kForward ? here == text.size() : here == 0;
    const std::size_t symbol =
        end ? stride_ - 1
            : automaton_->class_of_[static_cast<std::uint8_t>(kForward ? text[here] : text[here - 1])];
    std::uint32_t to = table_[(row & ~kMatches) + symbol];
    if (to == kUnknown) to = next(row, symbol);
    if (to != row) {
      if ((row & kMatches) != 0) report(row, place(walked - 1));
      if (to == kDead) return;
      row = to;
    }
    if (walked == reach) {
      if ((row & kMatches) != 0) report(row, here);
      return;
    }
  }
}

const std::vector<Hit>& AutomatonCache::matches(std::string_view text, std::size_t at, std::size_t most) {
  for (const Hit& hit : hits_) slot_[hit.id] = 0;
  hits_.clear();
  if (automaton_->empty()) return hits_;
  if (stride_ == 0) prepare();
  if (automaton_->direction_ == Direction::forward)
    walk<Direction::forward>(text, at, most);
  else
    walk<Direction::backward>(text, at, most);
  return hits_;
}

}  // namespace polex::rules
