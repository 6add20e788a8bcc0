// Turns a misspelt word into the known one that was likely meant; leaves telling it to the caller; tested by
// suggest_test.cc.
#include "rules/suggest.h"

#include <algorithm>

namespace polex::rules {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_back(b.size() + 1), back(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    two_back.swap(back);
    back.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({back[j] + 1, row[j - 1] + 1, back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string closest(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 64;  // longer ones are no misspelling of a key
  if (word.size() > kLongest) return {};
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::string found;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= best) continue;
    best = distance;
    found = candidate;
  }
  return found;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known,
                         std::string_view otherwise) {
  const std::string found = closest(word, known);
  return found.empty() ? std::string(otherwise) : "did you mean \"" + found + "\"?";
}

std::string one_of(const std::vector<std::string>& known) {
  std::string text;
  for (std::size_t at = 0; at < known.size(); ++at)
    text += (at == 0 ? "" : at + 1 == known.size() ? " or " : ", ") + known[at];
  return text;
}

}  // namespace polex::rules
