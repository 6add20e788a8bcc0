// Many patterns as one automaton: one walk over the text tells which of them match at a place, and where each
// match ends, as RE2 tells it pattern by pattern.
//
// The automaton is a set of Thompson programs (K. Thompson, "Regular expression search algorithm", 1968) run
// as a DFA whose states are made when the text first asks for them (R. Cox, "Regular expression matching in
// the wild", 2010). A state is the ordered list of the threads of all patterns; threads of different patterns
// do not meet, so that one pattern's priorities (leftmost-first) are kept beside the other's. It is always
// anchored at the place it is asked about: threads die within a few bytes nearly everywhere, and the states
// stay few. An unanchored union of as many patterns needs a state for each combination of half-done matches.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/regex_tree.h"
#include "rules/table.h"

namespace polex::rules {

enum class Direction : std::uint8_t { forward, backward };

// Of a match: where it ends, as RE2 says, or only that there is one, which needs fewer and smaller states.
// Then threads are a set and have no order, and patterns that begin alike share them until they part.
enum class Tells : std::uint8_t { ends, which };

class Automaton {
 public:
  explicit Automaton(Direction direction = Direction::forward, Tells tells = Tells::ends)
      : direction_(direction), tells_(tells) {}

  // Ids must not fall from call to call. Patterns of one id are alternatives: the first that matches wins.
  // `whole`: a match must reach the end of the text. With Tells::which the tree must live until finish().
  void add(const RegexTree& tree, std::uint32_t id, bool whole = false);
  // To be called once, after the last add().
  void finish();

  [[nodiscard]] bool empty() const { return starts_.empty(); }
  [[nodiscard]] Tells tells() const { return tells_; }
  [[nodiscard]] std::uint32_t ids() const { return ids_; }
  [[nodiscard]] std::size_t size() const { return instructions_.size(); }
  // Whether a match can begin with this byte, elsewhere than at the text's begin.
  [[nodiscard]] bool may_begin(char first) const { return firsts_[static_cast<std::uint8_t>(first)]; }
  // Whether a match can begin with what stands at `at`, by two bytes of it. At 0 all is possible.
  [[nodiscard]] bool begins_at(std::string_view text, std::size_t at) const {
    if (at == 0) return true;
    const auto first = static_cast<std::uint8_t>(text[at]);
    return at + 1 < text.size() ? pairs_[first].test(static_cast<std::uint8_t>(text[at + 1]))
                                : pairs_[first].any();
  }

 private:
  friend class AutomatonCache;
  friend class GroupFinder;
  template <typename Io>
  friend void ready_fields(Io& io, Automaton& automaton);
  enum class Op : std::uint8_t { bytes, split, group, assertion, match };
  enum class Where : std::uint8_t { first, last, word_boundary, no_word_boundary };
  struct Instruction {
    Op op = Op::match;
    Where where = Where::first;
    std::uint16_t unused = 0;  // so that no byte of it is left to chance: it may stand in the binary
    std::uint32_t out = 0;
    std::uint32_t other =
        0;                 // split: the second choice; bytes: the set; group: twice its number, +1 at its end
    std::uint32_t id = 0;  // split: its number among those of its part
  };

  std::uint32_t emit(const RegexTree& tree, std::uint32_t node, std::uint32_t next);
  std::uint32_t emit_repetition(const RegexTree& tree, const RegexNode& node, std::uint32_t next);
  std::uint32_t push(Op op, std::uint32_t out, std::uint32_t other);
  std::uint32_t set_number(const ByteSet& set);
  void add_steps(const RegexTree& tree, std::uint32_t node, std::uint32_t& step);
  std::string key_of(const RegexTree& tree, std::uint32_t node);
  std::uint32_t emit_steps(std::uint32_t step);
  std::uint32_t push_assertion(Where where, std::uint32_t out);
  template <typename Visit>
  void each_byte_from(std::uint32_t start, std::vector<std::uint32_t>& seen, std::uint32_t round,
                      Visit visit) const;
  void find_pairs();

  // Patterns by what they begin with, part by part: a node, and the steps behind it.
  struct Step {
    const RegexTree* tree = nullptr;
    std::uint32_t node = 0;
    std::map<std::string, std::uint32_t> behind;  // by key_of(): equal parts are one step
    std::vector<std::uint32_t> ends;              // the ids of the patterns that end here
    std::vector<std::uint32_t> whole;             // those whose match must reach the text's end
  };

  Direction direction_;
  Tells tells_;
  std::vector<Step> steps_;  // of Tells::which, until finish(); [0]: before any part
  Table<Instruction> instructions_;
  Table<ByteSet> sets_;
  std::unordered_map<ByteSet, std::uint32_t> set_numbers_;
  struct Part {  // the instructions of one add()
    std::uint32_t start = 0;
    std::uint32_t splits = 0;  // how many of them are
  };
  std::vector<std::uint32_t> starts_;
  std::vector<Part> parts_;  // by id: the last one added
  std::array<bool, 256> firsts_{};
  Table<ByteSet> pairs_;  // from finish() on, by a match's first byte: its second, all where it may have none
  std::uint32_t ids_ = 0;
  std::uint32_t adding_ = 0;
  std::array<std::uint8_t, 256> class_of_{};  // bytes that no set tells apart share a class
  std::vector<std::uint8_t> representative_;  // a byte of each class
};

// Where a pattern's match ends; for Direction::backward where it begins. With Tells::which: the end of its
// longest match, or of a longer one yet (see RegexTree::bound).
struct Hit {
  std::uint32_t id = 0;
  std::size_t at = 0;
};

// The groups of one match, by backtracking over what has been tried already (R. Cox, "Regular expression
// matching: the virtual machine approach", 2009): for the few short texts that are known to match.
class GroupFinder {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Bounds {
    std::size_t begin = kNone;
    std::size_t end = kNone;
  };

  enum class Found : std::uint8_t { yes, no, too_much };  // memory

  // Of the match of pattern `id` that begins at `begin` and ends at `end`, or at most there: its groups'
  // bounds by their number, [0] the match itself; kNone where a group took no part. `most`: groups told.
  enum class End : std::uint8_t { at, at_most };
  Found find(const Automaton& automaton, std::uint32_t id, std::string_view text, std::size_t begin, End how,
             std::size_t end, std::size_t most);
  [[nodiscard]] const std::vector<Bounds>& bounds() const { return bounds_; }

 private:
  struct Job {
    std::uint32_t instruction = 0;
    std::uint32_t group = 0;  // not 0: set this bound to `at` again
    std::size_t at = 0;
  };
  std::size_t& bound(std::uint32_t slot) {
    return (slot & 1U) != 0 ? bounds_[slot / 2].end : bounds_[slot / 2].begin;
  }

  std::vector<Bounds> bounds_;
  std::vector<Job> jobs_;
  std::vector<std::uint64_t> tried_;
};

// A text cut into words, for walks that remember them: word i is text[starts[i], starts[i + 1]), with all
// that stands before the next. What stands before the first start is a word of no number.
class Tokens {
 public:
  // Borrows both until the next call.
  void cut(std::string_view text, const std::vector<std::uint32_t>& starts);
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t size() const { return hashes_.size(); }
  [[nodiscard]] std::size_t start(std::size_t word) const { return (*starts_)[word]; }
  [[nodiscard]] std::size_t end(std::size_t word) const {
    return word + 1 < starts_->size() ? (*starts_)[word + 1] : text_.size();
  }
  [[nodiscard]] std::uint64_t hash(std::size_t word) const { return hashes_[word]; }

  // What is read first by a walk from `at` on: the word that starts there, or what stands before word `next`
  // and that word.
  struct First {
    std::size_t next = 0;  // the word behind
    std::uint64_t hash = 0;
  };
  [[nodiscard]] First first(std::size_t at, std::size_t next) const {
    if (next > 0 && start(next - 1) == at) return {next, hashes_[next - 1]};
    if (next == size()) return {next, hash(at, text_.size())};
    return {next + 1, hash(at, start(next)) * 0x9E3779B97F4A7C15ULL + hashes_[next]};
  }

 private:
  [[nodiscard]] std::uint64_t hash(std::size_t from, std::size_t to) const;

  std::string_view text_;
  const std::vector<std::uint32_t>* starts_ = nullptr;
  std::vector<std::uint64_t> hashes_;
};

// The states made so far, for one thread. Memory is bounded: a full cache starts anew.
class AutomatonCache {
 public:
  // The automaton must outlive the cache.
  explicit AutomatonCache(const Automaton& automaton) : automaton_(&automaton) {}

  // The ids that match text from `at` on (backward: up to `at`), each once, in no order. The bytes outside
  // the match are seen by \b, ^ and $; `most` bounds the bytes walked over. The result is valid until the
  // next call.
  const std::vector<Hit>& matches(std::string_view text, std::size_t at,
                                  std::size_t most = static_cast<std::size_t>(-1));

  // The same, forward, of tokens.text(), word by word: where a state and a word lead to is remembered, by a
  // hash of 64 bits. `next`: the first word that starts behind `at`.
  const std::vector<Hit>& matches(const Tokens& tokens, std::size_t at, std::size_t next);

  // True only if nothing matches at `at`, known from an earlier walk over the same word.
  [[nodiscard]] bool nothing_at(const Tokens& tokens, std::size_t at, std::size_t next) const {
    if (word_edges_.empty()) return false;
    const std::uint64_t key = word_key(starts_[flags_at(tokens.text(), at)], tokens.first(at, next).hash);
    const WordEdge& known = word_edges_[key >> (64U - kWordEdgeBits)];
    return known.key == key && known.to == kDead;
  }

  [[nodiscard]] std::size_t states() const { return states_.size(); }
  [[nodiscard]] std::size_t restarts() const { return restarts_; }

 private:
  struct State {
    std::uint32_t threads = 0;  // offset in packed_
    std::uint32_t thread_count = 0;
    std::uint32_t matched = 0;  // offset in pool_
    std::uint32_t matched_count = 0;
    std::uint8_t flags = 0;
    bool asserts = false;  // some thread waits for an assertion
  };
  struct Edge {
    std::uint32_t key = 0;  // edge_key(), 0: free
    std::uint32_t to = 0;
  };

  // A state is told by its number, or by one of these; the top bit tells that it has matches.
  static constexpr std::uint32_t kDead = 0;
  static constexpr std::uint32_t kUnknown = 1;
  static constexpr std::uint32_t kFirstState = 2;
  static constexpr std::uint32_t kMatches = 0x80000000U;
  // What a state knows of the byte before it.
  static constexpr std::uint8_t kBehindWord = 1;
  static constexpr std::uint8_t kAtFirst = 2;
  static constexpr unsigned kSymbolBits = 9;

  static bool is_word(std::uint8_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  }
  static std::uint32_t edge_key(std::uint32_t state, std::size_t symbol) {
    return (state & ~kMatches) << kSymbolBits | static_cast<std::uint32_t>(symbol);
  }

  // Where a word leads from a state; key 0: free.
  struct WordEdge {
    std::uint64_t key = 0;
    std::uint32_t to = 0;
  };
  static constexpr unsigned kWordEdgeBits = 14;
  static std::uint64_t word_key(std::uint32_t state, std::uint64_t hash) {
    return (hash ^ state) * 0x9E3779B97F4A7C15ULL | 1U;
  }
  static std::uint8_t flags_at(std::string_view text, std::size_t at) {
    return at == 0                                            ? kAtFirst
           : is_word(static_cast<std::uint8_t>(text[at - 1])) ? kBehindWord
                                                              : std::uint8_t{0};
  }

  void prepare();
  void reset();
  std::uint32_t start(std::uint8_t flags);
  // The edge of that key, or the free place for it. A text asks for three or four of a state's 200 edges:
  // these alone stay in the processor's cache. A state's lie side by side, for runs of letters.
  [[nodiscard]] Edge& edge(std::uint32_t key) {
    const std::size_t mask = edges_.size() - 1;
    std::size_t at = ((key >> kSymbolBits) * std::uint64_t{0x9E3779B97F4A7C15ULL} >> 32U) + key;
    for (at &= mask; edges_[at].key != key && edges_[at].key != 0;) at = (at + 1) & mask;
    return edges_[at];
  }
  std::uint32_t next(std::uint32_t& state, std::size_t symbol);
  void grow_edges();
  void add_loop(std::uint32_t state, std::uint8_t byte, const std::vector<std::uint32_t>& expanded);
  std::uint32_t intern(std::uint8_t flags);
  void pack_threads();  // threads_ into packing_
  void unpack_threads(const State& state, std::vector<std::uint32_t>& threads) const;
  void grow_known();
  void follow(std::uint32_t instruction, int conditions);
  void make_closure(std::uint32_t instruction);
  const std::vector<std::uint32_t>& expand(std::uint32_t number, int conditions);
  void report(std::uint32_t state, std::size_t at);
  std::uint32_t step(std::uint32_t& state, std::size_t symbol) {
    const Edge& known = edge(edge_key(state, symbol));
    return known.key != 0 ? known.to : next(state, symbol);
  }
  void begin();
  template <Direction direction>
  void read(std::uint32_t& state, std::string_view text, std::size_t at, std::size_t count);
  template <Direction direction>
  void end(std::uint32_t state, std::string_view text, std::size_t at);
  template <Direction direction>
  void walk(std::string_view text, std::size_t at, std::size_t most);
  void read_word(std::uint32_t& state, const Tokens& tokens, std::size_t from, std::size_t to,
                 std::uint64_t hash);

  const Automaton* automaton_;
  std::size_t set_words_ = 0;             // of 64 sets each
  std::vector<std::uint64_t> accepting_;  // by symbol: which sets hold it
  std::size_t stride_ = 0;                // classes, and one for the text's end; 0: not yet prepared
  std::vector<Edge> edges_;               // a power of two, at most half of them taken
  std::size_t edge_count_ = 0;
  std::vector<State> states_;
  std::vector<std::uint8_t> packed_;    // the threads of all states, in the fewest bytes: most of the memory
  std::vector<std::uint32_t> pool_;     // the ids that states have matched
  std::vector<std::uint16_t> loop_of_;  // by state: the bytes known to lead back to it, in loops_; [0]: none
  std::vector<ByteSet> loops_;
  std::unordered_map<ByteSet, std::uint16_t> loop_numbers_;
  std::vector<std::uint32_t> known_;  // states by hash_; a power of two, at most half of them taken
  std::vector<std::uint32_t> hash_;   // of each state
  std::array<std::uint32_t, 4> starts_{};
  struct Expansion {
    std::uint32_t state = kDead;
    int conditions = 0;
    std::vector<std::uint32_t> threads;
  };
  std::array<Expansion, 17> expansions_;  // [0]: of states with few threads, the last one
  struct Closure {
    std::uint32_t offset = 0;  // in closures_
    std::uint32_t count = 0;   // 0: not known yet
  };
  std::vector<Closure> closure_of_;  // what follow() finds behind an instruction, seen from nowhere else
  std::vector<std::uint32_t> closures_;
  std::vector<WordEdge> word_edges_;  // none before the first walk word by word
  std::size_t reports_ = 0;           // calls of report()
  std::size_t reported_at_ = 0;
  std::vector<Hit> hits_;
  std::vector<std::uint32_t> slot_;  // of an id in hits_, plus one
  std::size_t restarts_ = 0;
  // Scratch of one step.
  std::vector<std::uint32_t> threads_;
  std::vector<std::uint8_t> packing_;
  std::vector<std::uint32_t> gathered_;  // room for every thread
  std::vector<std::uint32_t> matched_;
  std::vector<std::uint32_t> stack_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t generation_ = 0;
  std::vector<std::uint32_t> closure_seen_;
  std::uint32_t closure_generation_ = 0;
};

}  // namespace polex::rules
