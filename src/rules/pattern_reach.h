// Which parts of a regular expression no text can reach: word boundaries that cannot hold, empty classes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace polex::rules {

// Bytes [begin, end) of the expression.
struct DeadPart {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool whole = false;  // nothing matches the expression
};

// `expanded`: RE2 syntax as PatternParser writes it. The alternatives that no match can go through, the
// outermost of each nest; or the whole. Sound, not complete: what is told never matches, not all that never
// matches is told. Costs time linear in the expression.
[[nodiscard]] std::vector<DeadPart> dead_parts(std::string_view expanded);

}  // namespace polex::rules
