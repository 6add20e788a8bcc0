// Alternatives that RE2 never takes, since it prefers the earlier of two that match.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace polex::rules {

struct OddBranch {
  std::size_t begin = 0;  // byte offsets in the pattern
  std::size_t end = 0;
  std::size_t earlier = 0;  // where the alternative begins that is taken instead
  bool repeats =
      false;  // the same text again; else the earlier one is its beginning, and the pattern ends there
};

//     {Cap} (?:Bank|Bank of Issue)
//              ^^^^ always matches where ^^^^^^^^^^^^^ does
[[nodiscard]] std::vector<OddBranch> odd_branches(std::string_view pattern);

}  // namespace polex::rules
