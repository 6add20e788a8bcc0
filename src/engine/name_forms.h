// Whether one name is a shorter form of another. Names are words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polex::engine {

using NameWords = std::vector<std::string>;

// The words of a name as they are compared: folded, lower case, no article.
[[nodiscard]] NameWords name_words(std::string_view name);

// Each tells whether `small` is that form of `big`.
[[nodiscard]] bool is_tail(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_head(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_party_of(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_chamber_of(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_turned(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_before_and(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_short_state(const NameWords& small, const NameWords& big);
[[nodiscard]] bool is_subsequence(const NameWords& small, const NameWords& big);
// "Chilean Football Federation" (`front`) for "Football Federation of Chile" (`behind`).
[[nodiscard]] bool is_demonym_of(const std::string& demonym, const std::string& place);
[[nodiscard]] bool has_country_in_front(const NameWords& front, const NameWords& behind);
// Whichever is the longer.
[[nodiscard]] bool same_person(const NameWords& a, const NameWords& b);

}  // namespace polex::engine
