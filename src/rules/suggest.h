// "Did you mean".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polex::rules {

// Insertions, deletions, substitutions and swaps of neighbours between two words (Damerau 1964, restricted).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// The nearest of `known` within a third of the word's length, the earlier one of two; "" when there is none.
[[nodiscard]] std::string closest(std::string_view word, const std::vector<std::string>& known);

// A next step: did you mean "x"?, else `otherwise`.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& known,
                                       std::string_view otherwise);

// "a, b or c"
[[nodiscard]] std::string one_of(const std::vector<std::string>& known);

}  // namespace polex::rules
