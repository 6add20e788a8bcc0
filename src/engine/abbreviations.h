// The words and abbreviations of names in a rendered sentence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rendering.h"

namespace polex::engine {

[[nodiscard]] bool alnum(char c);

// The words of a rendering's bytes [from, to) without marks, in order; punctuation apart from inner joins
// ends a word.
[[nodiscard]] std::vector<std::string> words_in(const Rendering& rendering, std::size_t from, std::size_t to);

// The words of a name as the text writes it, as words_in() would give them.
[[nodiscard]] std::vector<std::string> words_of(std::string_view name);

// What stands for a name, where the rendered text behind it says so: ", or KPK,", ", known as KPK", ", known
// by its Spanish acronym CELAC"; else empty.
[[nodiscard]] std::string abbreviation_behind(std::string_view text);

}  // namespace polex::engine
