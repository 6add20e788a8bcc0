// Whether a date in a sentence is told as past: "voted on Tuesday", but "is due to vote on Tuesday".
#pragma once

#include <cstddef>
#include <string_view>

namespace polex::engine {

// By the verb nearest before the date at the bytes [begin, end) of the folded sentence, else by the first one
// behind it; what goes with an attack or the like is past.
// A guess from word forms: -ed and a list of irregular verbs are past, will, due to and their like are not,
// nor a bound
// ("by October 1"). Without any verb it is past: news tells of what was.
[[nodiscard]] bool told_as_past(std::string_view folded_sentence, std::size_t begin, std::size_t end);

// Whether the date at these bytes is that of an attack or the like: "the attack on Monday", "Sunday's crash",
// "the Oct. 23 slaying".
[[nodiscard]] bool goes_with_happening(std::string_view folded_sentence, std::size_t begin, std::size_t end);

}  // namespace polex::engine
