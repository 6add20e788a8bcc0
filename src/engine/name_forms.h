// Whether one name is a shorter form of another. Names are words as name_words() gives them.
#pragma once

#include <string>
#include <vector>

namespace polex::engine {

using NameWords = std::vector<std::string>;

// Each tells whether `small` is that form of `big`.
[[nodiscard]] bool is_tail(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_head(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_before_and(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_short_state(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_subsequence(const NameWords& small, const NameWords& big);
// Whichever is the longer.
[[nodiscard]] bool same_person(const NameWords& a, const NameWords& b);

}  // namespace polex::engine
