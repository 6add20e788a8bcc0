// Turns a pattern into the alternatives that are never taken. Leaves cutting patterns to pattern_shape.cc.
// Tested by pattern_reach_test.cc.
#include "rules/lint_branches.h"

#include <algorithm>

#include "rules/pattern_shape.h"

namespace polex::rules {

namespace {

// Whether the pattern ends behind the group that ends at `at`.
bool at_end(std::string_view pattern, std::size_t at) {
  return pattern.find_first_not_of(')', at) == std::string_view::npos;
}

// `later` is `earlier` and more, and the two part where an atom ends.
bool begins_with(std::string_view later, std::string_view earlier) {
  if (later.size() <= earlier.size() || !later.starts_with(earlier) || earlier.ends_with('\\')) return false;
  return std::string_view("?*+{").find(later[earlier.size()]) == std::string_view::npos;
}

}  // namespace

std::vector<OddBranch> odd_branches(std::string_view pattern) {
  std::vector<OddBranch> odd;
  std::vector<Branch> siblings;
  for (const Branch& branch : branches(pattern)) {
    if (branch.optional) continue;
    const bool goes_on = !siblings.empty() && branch.begin == siblings.back().end + 1;
    if (!goes_on) siblings.clear();
    siblings.push_back(branch);
    // The last of a group stands before the bracket that closes it.
    const std::string_view text = pattern.substr(branch.begin, branch.end - branch.begin);
    std::size_t close = branch.end;
    for (std::size_t depth = 0; close < pattern.size(); ++close) {
      if (pattern[close] == '\\') {
        ++close;
      } else if (pattern[close] == '[') {
        close = std::min(pattern.find(']', close + 2), pattern.size() - 1);
      } else if (pattern[close] == '(') {
        ++depth;
      } else if (pattern[close] == ')') {
        if (depth == 0) break;
        --depth;
      }
    }
    for (std::size_t index = 0; index + 1 < siblings.size(); ++index) {
      const Branch& other = siblings[index];
      const std::string_view earlier = pattern.substr(other.begin, other.end - other.begin);
      const bool repeats = text == earlier;
      if (!repeats && !(begins_with(text, earlier) && at_end(pattern, close))) continue;
      odd.push_back({branch.begin, branch.end, other.begin, repeats});
      break;
    }
  }
  return odd;
}

}  // namespace polex::rules
