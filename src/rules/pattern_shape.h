// What a pattern is made of, as its author wrote it: where it can be cut, and which branches it has. For
// finding out how far a pattern matched, and which of its parts no test needs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace polex::rules {

// An ASCII letter or digit.
[[nodiscard]] bool is_letter(char c);

// A beginning of a pattern that is a pattern itself: what stands before `end`, open groups closed.
//
//     (?P<actor>{body}) will {word}
//                     ^    ^^     ^    the ends of its prefixes
struct Prefix {
  std::string pattern;
  std::size_t end = 0;  // byte offset in the pattern
};

// The prefixes of each alternative of the top level, the shortest first, the alternative itself last.
[[nodiscard]] std::vector<std::vector<Prefix>> prefixes(std::string_view pattern);

// One alternative or optional group, and the pattern without it.
struct Branch {
  std::size_t begin = 0;  // byte offsets in the pattern
  std::size_t end = 0;
  bool optional = false;  // else an alternative
  std::string without;
  std::size_t repeated = 0;  // where the part's own text ends: before the ? or * of an optional one
};

[[nodiscard]] std::vector<Branch> branches(std::string_view pattern);

// The pattern without what its ^ $ \b \B \A \z ask of the text around: it matches all that `pattern` does,
// and more.
[[nodiscard]] std::string without_assertions(std::string_view pattern);

}  // namespace polex::rules
