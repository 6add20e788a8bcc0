// RE2 text as a tree: what automaton.h is built from, and what tells a pattern's groups without RE2.
//
// Only the syntax that pack patterns expand to is read, over Latin-1 bytes and with RE2's meaning. Of
// anything else (\p, \Q, (?m), \C, what RE2 itself refuses) there is no tree, and RE2 has the last word.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/alphabet.h"

namespace polex::rules {

enum class Assertion : std::uint8_t { begin_text, end_text, word_boundary, no_word_boundary };

struct RegexNode {
  enum class Kind : std::uint8_t { empty, bytes, assertion, group, concatenation, alternation, repetition };
  static constexpr int kNoLimit = -1;

  Kind kind = Kind::empty;
  Assertion assertion = Assertion::begin_text;
  bool lazy = false;                    // repetition: prefers fewer
  int least = 0;                        // repetition
  int most = 0;                         // repetition; kNoLimit
  std::uint32_t set = 0;                // bytes: index into RegexTree::sets; group: its number, from 1
  std::vector<std::uint32_t> children;  // indexes into RegexTree::nodes
};

// What a match must go beyond to have counted further than a pattern lets it.
struct Bound {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t bytes = kNone;
  std::size_t spaces = kNone;

  [[nodiscard]] bool none() const { return bytes == kNone && spaces == kNone; }
  [[nodiscard]] bool holds(std::string_view match) const {
    return match.size() <= bytes &&
           (spaces == kNone || match.size() <= spaces ||
            static_cast<std::size_t>(std::count_if(match.begin(), match.end(), is_space)) <= spaces);
  }
  // As a pattern writes a space: within a listed phrase it is an inner character.
  static bool is_space(char c) { return c == ' ' || c == kJoin; }
};

// Automata cannot count: `[^,]{1,120}` has a state for each count, times those of all that runs beside it. So
// the tree has `[^,]{1,}` instead, which matches all that the pattern matches, and more. A match within
// `bound` cannot have counted further: it is the pattern's own match. Of another, the pattern has to be
// asked.
struct RegexTree {
  std::vector<RegexNode> nodes;
  std::vector<ByteSet> sets;
  std::uint32_t root = 0;
  std::vector<std::string> groups;  // the name of each capturing group, "" where it has none
  Bound bound;
  std::string text;  // the RE2 text of this tree: as given, but for the loosened counts

  [[nodiscard]] bool nullable(std::uint32_t node) const;
};

enum class Counts : std::uint8_t { loosened, exact };

// nullopt: RE2 must say what this is.
[[nodiscard]] std::optional<RegexTree> read_regex(std::string_view text, Counts counts = Counts::loosened);

}  // namespace polex::rules
