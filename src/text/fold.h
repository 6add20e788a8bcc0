// Folds a code point to the ASCII that patterns are matched against: letters without accents, straight
// quotes, plain hyphens and spaces. Source of the letters' bases: Unicode 15 decompositions, Latin blocks.
#pragma once

#include <string>
#include <string_view>

namespace polex::text {

// What a code point becomes; at most three ASCII characters. Letters of other scripts become 'x' ('X' never),
// symbols and unknown characters '~', control characters ' '.
[[nodiscard]] std::string_view fold(char32_t code_point);

// The whole of `utf8`, folded.
[[nodiscard]] std::string fold_all(std::string_view utf8);

}  // namespace polex::text
