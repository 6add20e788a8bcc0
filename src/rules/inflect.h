// The forms of an English verb or noun, from its lemma.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polex::rules {

// The forms besides the lemma, each once. `irregular` are the forms given in parentheses: "write (wrote,
// written)"; they take the place of the regular past, -s and -ing are made all the same. Of several words the
// first is inflected ("point out": "pointed out"), but a given form of several words stands as it is. A word
// with two spellings has both ("travelled", "traveled").
//     plan        plans planned planning            one syllable that ends in one vowel and one consonant:
//     doubled submit      submits submitted submitting      stressed at its end: a list, since spelling does
//     not tell open        opens opened opening
[[nodiscard]] std::vector<std::string> verb_forms(std::string_view lemma,
                                                  const std::vector<std::string>& irregular);

// The plural; `irregular` takes its place. Of several words the last is inflected, or the one before a
// preposition
// ("Secretary of State": "Secretaries of State").
[[nodiscard]] std::vector<std::string> noun_forms(std::string_view lemma,
                                                  const std::vector<std::string>& irregular);

}  // namespace polex::rules
