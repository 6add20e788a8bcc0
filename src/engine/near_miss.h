// How far a rule came where it did not match.
#pragma once

#include <optional>
#include <string>
#include <string_view>

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

// `seen` is a TraceView's text. Costs a few RE2 compilations a pattern. nullopt: no pattern begins to match.
[[nodiscard]] std::optional<NearMiss> nearest(const Rule& rule, const rules::Vocabulary& vocabulary,
                                              std::string_view seen);

// A view's text for people: marks left out, symbols as <body>.
[[nodiscard]] std::string readable_view(std::string_view seen);

}  // namespace polex::engine
