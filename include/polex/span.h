// A piece of an article's text.
#pragma once

#include <cstddef>

namespace polex {

// Half-open [begin, end), in bytes of Article::text. Writers convert to the unit the reader asked for.
//
//     The bureau said
//     0   4     10
//         [bureau) = {4, 10}
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(const Span& other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(const Span& other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

}  // namespace polex
