// How far a rule came where it did not match.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "rules/pattern_shape.h"
#include "rules/rule_set.h"

namespace polex::engine {

// The longest beginning of one of the rule's patterns that matches somewhere in what its phase saw.
struct NearMiss {
  std::size_t pattern = 0;  // index into the rule's patterns
  std::string matched;      // of the pattern as written; empty: not even its first part
  std::string next;         // the part that did not follow
  std::size_t begin = 0;    // of the match, in the view
  std::size_t end = 0;
  bool whole = false;  // the whole pattern matches: something else stopped the rule
};

// Keeps the beginnings of patterns that it has compiled, for the next sentence: compiling one costs far more
// than a search with it. Borrows the vocabulary, which must be the same for all rules of an alphabet.
class NearMisses {
 public:
  // `seen` is a TraceView's text. nullopt: no pattern begins to match.
  [[nodiscard]] std::optional<NearMiss> nearest(const Rule& rule, const rules::Vocabulary& vocabulary,
                                                std::string_view seen);

 private:
  struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::optional<Found> search(const std::string& pattern, const rules::Vocabulary& vocabulary,
                              std::string_view seen);

  std::map<std::string, std::vector<std::vector<rules::Prefix>>> prefixes_;  // of a pattern's text
  std::map<std::pair<const rules::Vocabulary*, std::string>, std::optional<rules::Pattern>> compiled_;
};

// A view's text for people: marks left out, symbols as <body>.
[[nodiscard]] std::string readable_view(std::string_view seen);

}  // namespace polex::engine
